using System.Text.RegularExpressions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Security;

/// <summary>What a person may not see does not exist for them: no title, text, name or count of it is in any answer, whatever they ask for.</summary>
public sealed partial class LeakTests
{
    /// <summary>What admins are told by their task: topics, mails and acts of all, on record. An admin may put everybody, also themself, into a segment.</summary>
    private static readonly string[] ByTask = ["/admin/topics", "/admin/mail", "/admin/audit"];

    private static readonly string[] NotWalked = ["/account/sign-out", "/language"];

    [Theory]
    [InlineData("visitor"), InlineData("customer"), InlineData("customer2"), InlineData("employee"), InlineData("admin"), InlineData("reviewer")]
    public async Task No_page_names_what_does_not_exist_for_the_reader_and_each_is_found_by_whom_it_is_for(string who)
    {
        await using var app = await LeakLab.BuildAsync(LeakLab.Secrets);
        await SettleAsync(app);
        var reader = who == "visitor" ? app.Visitor() : await app.SignedInAsync(who);
        var numbers = await NumbersAsync(app);
        var (leaks, found, asked) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(), 0);

        foreach (var endpoint in Pages(app))
        {
            var paths = PathsOf(endpoint.RoutePattern, numbers);
            if (NotWalked.Contains(paths[0]) || ByTask.Any(folder => paths[0].StartsWith(folder, StringComparison.Ordinal))) continue;
            if (!await LooksAsync(paths[0], false)) continue;
            foreach (var path in paths.Skip(1)) await LooksAsync(path, false);
            foreach (var path in paths.Take(6)) await LooksAsync(path, true);
            foreach (var query in await QueriesAsync(app, endpoint, numbers)) await LooksAsync(paths[0] + query, false);
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Take(30)));
        Assert.Equal(LeakLab.Secrets.Where(s => s.IsFor(who)).Select(s => s.Mark), LeakLab.Secrets.Where(s => found.Contains(s.Mark)).Select(s => s.Mark));
        Assert.True(asked > 300, $"Only {asked} answers were looked at.");

        // Returns whether there is a page for the reader at all.
        async Task<bool> LooksAsync(string address, bool byHtmx)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (byHtmx) request.Headers.Add("HX-Request", "true");
            using var answer = await reader.Client.SendAsync(request);
            asked++;
            var said = Said(address, $"{string.Join('\n', answer.Headers.SelectMany(h => h.Value))}\n{await answer.Content.ReadAsStringAsync()}");
            foreach (var secret in LeakLab.Secrets.Where(s => said.Contains(s.Mark, StringComparison.OrdinalIgnoreCase)))
            {
                found.Add(secret.Mark);
                if (!secret.IsFor(who)) leaks.Add($"{address}{(byHtmx ? " by htmx" : "")} says {Around(said, secret.Mark)}");
            }
            return (int)answer.StatusCode is not 403 && answer.Headers.Location?.ToString().Contains("/account/sign-in", StringComparison.Ordinal) is not true;
        }
    }

    [Theory]
    [InlineData("customer"), InlineData("admin")]
    public async Task No_refusal_of_an_act_names_it_either(string who)
    {
        await using var app = await LeakLab.BuildAsync(LeakLab.Secrets);
        var reader = await app.SignedInAsync(who);
        var hidden = LeakLab.Secrets.Where(s => !s.IsFor(who)).ToList();
        var ideas = new List<int>();
        foreach (var secret in hidden) foreach (var what in (string[])["main", "declined", "refined"]) ideas.Add(await LeakLab.IdAsync(app, secret, what));
        var token = (await reader.OpenAsync("/ideas/new")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var before = await RowsAsync(app);
        var (leaks, asked) = (new SortedSet<string>(StringComparer.Ordinal), 0);

        foreach (var endpoint in Pages(app).Where(e => e.RoutePattern.Parameters.Any(p => p.Name == "id") && !e.RoutePattern.RawText!.Trim('/').StartsWith("admin", StringComparison.Ordinal)))
        {
            foreach (var path in PathsOf(endpoint.RoutePattern, ideas))
            {
                using var answer = await reader.Client.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = token,
                    ["cast"] = "true",
                    ["votes"] = "1",
                    ["Form.Body"] = "I see you.",
                    ["Form.Reason"] = "I see you.",
                    ["Input.Title"] = "Mine now",
                    ["Input.Body"] = "Mine.",
                }));
                asked++;
                var said = $"{string.Join('\n', answer.Headers.SelectMany(h => h.Value))}\n{await answer.Content.ReadAsStringAsync()}";
                foreach (var secret in hidden.Where(s => said.Contains(s.Mark, StringComparison.OrdinalIgnoreCase))) leaks.Add($"POST {path} says {Around(said, secret.Mark)}");
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        Assert.True(asked > 100, $"Only {asked} acts were tried.");
        Assert.Equal(before, await RowsAsync(app));
    }

    [Theory]
    [InlineData("visitor"), InlineData("customer"), InlineData("customer2"), InlineData("employee")]
    public async Task Boards_and_counts_are_those_of_a_lab_in_which_it_was_never_written(string who)
    {
        var visible = LeakLab.Secrets.Where(s => s.IsFor(who)).ToList();
        await using var whole = await LeakLab.BuildAsync([.. visible, .. LeakLab.Secrets.Except(visible)]);
        await using var without = await LeakLab.BuildAsync(visible);
        string[] addresses =
        [
            "/", "/about", "/about/promise", "/challenges", "/delivered", "/lessons", $"/lessons?q={LeakLab.Bait}", $"/ideas?q={LeakLab.Bait}", "/ideas?q=cards", $"/ideas/similar?title={LeakLab.Bait}",
            .. Enum.GetValues<BoardSort>().Select(sort => $"/ideas?sort={sort}"), "/ideas?topic=1", "/ideas?status=Submitted", "/ideas?status=Declined", "/ideas?status=Merged", "/ideas/new", "/score", "/account/profile",
            .. await Task.WhenAll(visible.SelectMany(s => new[] { "main", "declined", "delivered", "refined" }.Select(async what => $"/ideas/{await LeakLab.IdAsync(whole, s, what)}/{Slug.Of($"{s.Mark}{what} {LeakLab.Bait} {s.Mark}title")}"))),
            $"/ideas/{await LeakLab.IdAsync(whole, visible[0], "main")}/why",
        ];
        var differ = new List<string>();
        foreach (var app in (LabApp[])[whole, without]) await SettleAsync(app);
        var (one, other) = who == "visitor" ? (whole.Visitor(), without.Visitor()) : (await whole.SignedInAsync(who), await without.SignedInAsync(who));
        foreach (var address in addresses)
        {
            var (here, there) = (await TextAsync(one, address), await TextAsync(other, address));
            if (here != there) differ.Add($"{address}:\n{FirstDifference(here, there)}");
        }

        Assert.True(differ.Count == 0, string.Join('\n', differ));
    }

    [Fact]
    public async Task Whoever_is_put_out_of_a_segment_gets_no_mail_about_it_any_more_and_members_do()
    {
        await using var app = await LeakLab.BuildAsync(LeakLab.Secrets);
        await app.SegmentAsync("a", "customer", "employee");
        foreach (var mark in (string[])["quzalpha", "quztopical"])
        {
            var id = await LeakLab.IdAsync(app, LeakLab.Secrets.Single(s => s.Mark == mark), "main");
            foreach (var who in (string[])["customer", "customer2", "employee"])
                await app.InDatabaseAsync(async db =>
                {
                    var person = await db.DemoPersonAsync(who);
                    await db.WithCirclesAsync([person], default);
                    var idea = await db.Ideas.WithShareOf(person).SingleAsync(i => i.Id == id);
                    idea.CastVote(person, app.Clock.Now);
                    if (who == "employee") person.ReceiveNews(NewsChoices.All(MailChoice.Daily));
                    return await db.SaveChangesAsync();
                });
            // Owed while they were in it, and written about when they are not.
            await app.ActAsync(id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.UnderReview, reviewer, $"{mark}newstep", app.Clock.Now));
        }

        foreach (var who in (string[])["customer", "employee"]) await app.LeaveAsync("a", who);
        await app.RunAsync<TellFollowersJob>();
        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.RunAsync<SendDigestsJob>();

        Assert.Contains("quzalphanewstep", string.Concat((await app.MailsToAsync("customer2@idealab.test")).Select(m => m.TextBody)));
        var others = await app.InDatabaseAsync(db => db.Mails.AsNoTracking().Where(m => m.Address == "customer@idealab.test" || m.Address == "employee@idealab.test" || m.Address == "admin@idealab.test").ToListAsync());
        Assert.All(others, mail => Assert.DoesNotMatch("quz(alpha|topical)", mail.Subject + mail.TextBody + mail.HtmlBody));
        Assert.Equal(3, await app.InDatabaseAsync(db => db.Votes.Where(v => v.Idea.Title.StartsWith("quzalphamain") && v.Voter.Source == null).CountAsync(v => db.Users.Any(a => a.PersonId == v.VoterId))));
    }

    private static async Task SettleAsync(LabApp app)
    {
        await app.RunAsync<RankIdeasJob>();
        await app.RunAsync<DrawEyesJob>();
    }

    private static IEnumerable<RouteEndpoint> Pages(LabApp app)
    {
        _ = app.Server;
        return app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).DistinctBy(e => e.RoutePattern.RawText);
    }

    /// <summary>The keys of all that is secret, of whatever table: routes and queries are filled with each.</summary>
    private static Task<List<int>> NumbersAsync(LabApp app) => app.InDatabaseAsync(async db => (List<int>)
    [
        .. (await db.Ideas.Select(i => i.Id).ToListAsync()).Concat(await db.Topics.Select(t => t.Id).ToListAsync()).Concat(await db.Challenges.Select(c => c.Id).ToListAsync())
            .Concat(await db.Decisions.Select(d => d.Number).ToListAsync()).Concat(await db.Pictures.Select(p => p.Id).ToListAsync()).Concat(await db.Comments.Select(c => c.Id).ToListAsync()).Distinct().Order(),
    ]);

    private static List<string> PathsOf(RoutePattern pattern, IReadOnlyList<int> numbers)
    {
        var isNumbered = pattern.Parameters.Any(p => p.ParameterPolicies.Any(policy => policy.Content is "int"));
        return [.. (isNumbered ? numbers : [0]).Select(number => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { IsOptional: true } => "",
            RoutePatternParameterPart { ParameterPolicies: [{ Content: "int" }, ..] } => $"{number}",
            _ => "some-thing",
        }))).Where(part => part.Length > 0)))];
    }

    private static async Task<List<string>> QueriesAsync(LabApp app, RouteEndpoint endpoint, IReadOnlyList<int> numbers)
    {
        var page = await app.Services.GetRequiredService<PageLoader>().LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);
        var bound = page.BoundProperties.Concat<ParameterDescriptor>(page.HandlerMethods.Where(h => HttpMethods.IsGet(h.HttpMethod)).SelectMany(h => h.Parameters)).Select(p => (Name: p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType));
        var queries = new List<string>();
        foreach (var (name, type) in bound.Where(p => endpoint.RoutePattern.Parameters.All(r => !r.Name.Equals(p.Name, StringComparison.OrdinalIgnoreCase))))
        {
            if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(int)) queries.AddRange(numbers.Select(n => $"?{name}={n}"));
            else if (type == typeof(string)) queries.AddRange(LeakLab.Secrets.SelectMany(s => new[] { "maintitle", "title", "body", "topic", "author", "happened" }.Select(what => $"?{name}={s.Mark}{what}")).Append($"?{name}={LeakLab.Bait}"));
        }
        return queries;
    }

    // What somebody typed they know, and a form shows it again.
    private static string Said(string address, string answer) => address.Split('=') is [_, var typed] && typed.StartsWith("quz", StringComparison.Ordinal) ? answer.Replace(typed, "", StringComparison.OrdinalIgnoreCase) : answer;

    private static string Around(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
    }

    private static async Task<string> TextAsync(Visitor reader, string address)
    {
        using var answer = await reader.Client.GetAsync(address);
        return $"{(int)answer.StatusCode} {answer.Headers.Location}\n{Changing().Replace(await answer.Content.ReadAsStringAsync(), "")}";
    }

    private static string FirstDifference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"  {one[Math.Max(0, at - 80)..Math.Min(one.Length, at + 120)].ReplaceLineEndings(" ")}\n  {other[Math.Max(0, at - 80)..Math.Min(other.Length, at + 120)].ReplaceLineEndings(" ")}";
    }

    private static Task<(int, int, int, int, int)> RowsAsync(LabApp app) => app.InDatabaseAsync(async db =>
        (await db.Votes.CountAsync(), await db.Comments.CountAsync(), await db.Follows.CountAsync(), await db.Flags.CountAsync(), await db.ProposalVersions.CountAsync()));

    // Tokens, keys, and how sure a rank is: it was drawn among all ideas, and is moved to the places of those the reader sees.
    [GeneratedRegex("CfDJ8[\\w-]+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|nonce=\"[^\"]+\"| (How sure that is|Hasta qué punto es seguro|It is level|Está empatada)[^<]*|eyes=\\d+_\\d+")]
    private static partial Regex Changing();
}
