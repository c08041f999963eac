using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Tests.Commands;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Rights;

/// <summary>Whoever leaves for good is nobody afterwards, and no number changes by it.</summary>
public sealed partial class ErasureTests : ImportLab
{
    private const string Name = "leonorquintana";
    private const string Address = $"{Name}@example.org";

    // What is counted, ranked, decided and sealed, to the last digit. Versions are not told, since a row that loses its words is another version.
    private static readonly string[] Counted =
    [
        "SELECT Id, AuthorId, TopicId, Audience, CreatedAt, Status, VoteCount, CommentCount, ImportedSupport, Support, TrendingScore, SupportLow, ChallengeId FROM Ideas",
        "SELECT * FROM Votes", "SELECT * FROM Follows", "SELECT * FROM Viewings", "SELECT * FROM ChallengePlaces", "SELECT * FROM Ballots", "SELECT * FROM HeldVotes",
        "SELECT * FROM Snapshots", "SELECT * FROM RankPlaces", "SELECT * FROM Decisions", "SELECT * FROM DecisionChains", "SELECT * FROM Audit", "SELECT * FROM AuditSeals", "SELECT * FROM AuditChains",
        "SELECT Id, IdeaId, AuthorId, ParentId, Stance, CreatedAt, DeletedAt FROM Comments", "SELECT Id, IdeaId, ById, At FROM Flags",
    ];

    [Theory]
    [InlineData("FormerMember"), InlineData("Nobody")]
    public async Task No_counter_place_or_result_changes_and_doctor_finds_nothing(string texts)
    {
        await LiveAsync();
        await RankAsync();
        var before = await CountedAsync();

        await LeaveAsync(texts);

        Assert.Equal(before, await CountedAsync());
        await RunAsync("doctor");
        Assert.All((string[])["Counters and scores of all ideas are those of their rows.", "The record of decisions is whole", "The audit log is whole"], sound => Assert.Contains(sound, Said, StringComparison.Ordinal));
        Assert.Equal(0, await Lab.RunAsync<RecountVotesJob>());

        // The next ranking says the same as the one before.
        var places = await PlacesAsync();
        Lab.Clock.Advance(TimeSpan.FromMinutes(5));
        await RankAsync();
        Assert.Equal(places, await PlacesAsync());
    }

    [Theory]
    [InlineData("FormerMember", true), InlineData("Nobody", false)]
    public async Task No_page_says_the_name_or_the_address_and_the_texts_only_where_they_stay(string texts, bool stay)
    {
        var ideas = await LiveAsync();
        await RankAsync();
        await Lab.RunAsync<TellFollowersJob>();
        Lab.Clock.Advance(TimeSpan.FromDays(7));
        await Lab.RunAsync<SendDigestsJob>();
        await Lab.RunAsync<SendMailJob>();
        await Lab.RunAsync<SealAuditJob>();
        Assert.Contains(Name, await WholeDatabaseAsync(), StringComparison.OrdinalIgnoreCase);

        await LeaveAsync(texts);
        await Lab.RunAsync<SendMailJob>();
        await Lab.RunAsync<TidyUpJob>();

        var (asked, said) = (0, new StringBuilder());
        foreach (var who in (string[])["visitor", "customer", "reviewer", "owner", "lead", "admin"])
        {
            var reader = who == "visitor" ? Lab.Visitor("es") : await Lab.SignedInAsync(who);
            foreach (var path in await PathsAsync(ideas))
            {
                using var answer = await reader.Client.GetAsync(path);
                Assert.True((int)answer.StatusCode < 500, $"{path} for {who} answered {(int)answer.StatusCode}");
                var words = await answer.Content.ReadAsStringAsync();
                // A page of results says what was looked for.
                if (!path.Contains("quzword", StringComparison.Ordinal)) said.Append(words);
                asked++;
                Assert.False(words.Contains(Name, StringComparison.OrdinalIgnoreCase), $"{path} for {who} says the name: {Around(words, Name)}");
                if (!stay && !path.Contains("quzword", StringComparison.Ordinal)) Assert.False(words.Contains("quzword", StringComparison.OrdinalIgnoreCase), $"{path} for {who} says the text: {Around(words, "quzword")}");
            }
        }

        Assert.True(asked > 300, $"Only {asked} pages were looked at.");
        Assert.Contains("former member", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("antiguo miembro", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(stay, said.ToString().Contains("quzword", StringComparison.Ordinal));
        // Not a row of any table, the index of search included.
        var whole = await WholeDatabaseAsync();
        Assert.False(whole.Contains(Name, StringComparison.OrdinalIgnoreCase), Around(whole, Name));
        if (!stay) Assert.False(whole.Contains("quzword", StringComparison.OrdinalIgnoreCase), Around(whole, "quzword"));
        Assert.Equal(stay, (await Lab.Visitor().OpenAsync("/ideas?q=quzwordtitle")).Titles().Length > 0);
    }

    [Fact]
    public async Task Signed_out_everywhere_at_once_and_told_by_a_last_mail_that_leaves_no_trace()
    {
        await LiveAsync();
        var elsewhere = await SignedInAsync();
        var here = await LeaveAsync("FormerMember");

        Assert.False(await here.IsSignedInAsync());
        Assert.False(await elsewhere.IsSignedInAsync());
        Assert.Equal(0, await Lab.InDatabaseAsync(db => db.Users.CountAsync(a => a.Email == Address)));

        var last = Assert.Single(await Lab.MailsToAsync(Address));
        Assert.Equal((MailKind.AccountErased, null), (last.Kind, last.PersonId));
        Assert.Contains("stay under “former member”", last.TextBody, StringComparison.Ordinal);
        await Lab.RunAsync<SendMailJob>();
        await Lab.RunAsync<TidyUpJob>();
        Assert.Empty(await Lab.MailsToAsync(Address));
    }

    [Fact]
    public async Task The_same_address_becomes_somebody_new_who_has_nothing_of_the_old()
    {
        await LiveAsync();
        var former = await Lab.InDatabaseAsync(db => db.Users.Where(a => a.Email == Address).Select(a => a.PersonId).SingleAsync());
        await LeaveAsync("FormerMember");
        var again = await Lab.JoinAsync(Address);
        Assert.NotEqual(former, again.PersonId);
        var profile = await SignedInAsync();
        Assert.True(await profile.IsSignedInAsync());
        Assert.Equal(0, await Lab.InDatabaseAsync(db => db.Votes.CountAsync(v => v.VoterId == again.PersonId)));
        Assert.Equal(1, await Lab.InDatabaseAsync(db => db.People.CountAsync(p => p.Id == former && p.ErasedAt != null && p.Roles == Roles.None)));
    }

    [Theory]
    [InlineData("Erase.Typed", "delete it", "Type DELETE to confirm")]
    [InlineData("Form.PasswordOrCode", "wrong password here", "neither your password nor a code")]
    [InlineData("Erase.Texts", "7", "")]
    public async Task Nothing_happens_without_the_proof_the_choice_and_the_word(string field, string typed, string refusal)
    {
        await Lab.JoinAsync(Address);
        var leonor = await SignedInAsync();
        var values = new Dictionary<string, string> { ["Form.PasswordOrCode"] = Members.Password, ["Erase.Texts"] = "FormerMember", ["Erase.Typed"] = "DELETE", [field] = typed };
        var refused = await leonor.PostAsync("/account/erase", "/account/erase", [.. values.Select(v => (v.Key, v.Value))]);
        Assert.Contains(refusal, refused.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.True(await leonor.IsSignedInAsync());
        Assert.Equal(1, await Lab.InDatabaseAsync(db => db.Users.CountAsync(a => a.Email == Address)));
    }

    [Fact]
    public async Task Who_has_no_password_shows_a_code_that_was_mailed()
    {
        var oliver = await Lab.SignedInAsync("customer2");
        await oliver.PostAsync("/account/erase", "/account/erase?handler=Code");
        var mail = await Lab.LastMailToAsync("customer2@idealab.test");
        Assert.Contains("for your data or account", mail.Subject, StringComparison.Ordinal);
        var code = mail.Code();
        var wrong = code == "000000" ? "000001" : "000000";
        await oliver.PostAsync("/account/erase", "/account/erase", ("Form.PasswordOrCode", wrong), ("Erase.Texts", "Nobody"), ("Erase.Typed", "delete"));
        Assert.True(await oliver.IsSignedInAsync());
        await oliver.PostAsync("/account/erase", "/account/erase", ("Form.PasswordOrCode", code), ("Erase.Texts", "Nobody"), ("Erase.Typed", "delete"));
        Assert.False(await oliver.IsSignedInAsync());
    }

    [Theory]
    [InlineData("admin", "You are the only admin"), InlineData("lead", "You are the only innovation lead")]
    public async Task The_last_of_their_kind_stays_until_there_is_another(string who, string sentence)
    {
        var address = $"{who}@idealab.test";
        var visitor = await Lab.SignedInAsync(who);
        var refused = await EraseByCodeAsync(visitor, address);
        Assert.Contains(sentence, refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(await visitor.IsSignedInAsync());

        await Lab.JoinAsync("another@example.org", roles: who == "admin" ? Roles.Admin : Roles.Lead);
        Lab.Clock.Advance(TimeSpan.FromMinutes(2));
        await EraseByCodeAsync(visitor, address);
        Assert.False(await visitor.IsSignedInAsync());
        var left = await Lab.InDatabaseAsync(db => db.Audit.Include(e => e.Actor).OrderBy(e => e.Id).LastAsync());
        Assert.Equal(("Person", "former member"), (left.Thing, left.Actor.Name));
    }

    [Fact]
    public async Task A_link_of_an_earlier_digest_acts_for_nobody()
    {
        await LiveAsync(Roles.Owner);
        var (person, stamp) = await Lab.InDatabaseAsync(db => db.Users.Where(a => a.Email == Address).Select(a => new ValueTuple<int, string>(a.PersonId, a.SecurityStamp!)).SingleAsync());
        var idea = await Lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).Select(i => i.Id).FirstAsync());
        var link = Lab.Services.GetRequiredService<ActLinks>().For(new IdeaLab.Domain.Digests.MailedAct(person, IdeaLab.Domain.Digests.DigestAct.Assign, idea, Lab.Clock.Now.AddDays(7)), stamp);
        Assert.Equal(HttpStatusCode.OK, await Lab.Visitor().StatusOfAsync($"/mail/act/{link}"));
        await LeaveAsync("FormerMember");
        Assert.NotEqual(HttpStatusCode.OK, await Lab.Visitor().StatusOfAsync($"/mail/act/{link}"));
    }

    [Fact]
    public async Task Accounts_that_were_never_opened_go_with_the_people_they_were_made_for()
    {
        await Lab.JoinAsync("stale@example.org", isConfirmed: false);
        Lab.Clock.Advance(TimeSpan.FromDays(20));
        await Lab.JoinAsync("fresh@example.org", isConfirmed: false);
        await Lab.JoinAsync("kept@example.org");
        Lab.Clock.Advance(TimeSpan.FromDays(11));
        await Lab.RunAsync<TidyUpJob>();
        Assert.Equal(["fresh", "kept"], await Lab.InDatabaseAsync(db => db.People.Where(p => p.Name == "stale" || p.Name == "fresh" || p.Name == "kept" || p.ErasedAt != null).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync()));
        Assert.Equal(["fresh@example.org", "kept@example.org"], await Lab.InDatabaseAsync(db => db.Users.Where(a => a.Email!.EndsWith("@example.org")).OrderBy(a => a.Email).Select(a => a.Email).ToListAsync()));
    }

    /// <summary>Leonor shares, votes, gives votes in a challenge that closes, comments, answers, follows, reports, drafts and is written to.</summary>
    private async Task<List<int>> LiveAsync(Roles roles = Roles.None)
    {
        await Lab.JoinAsync(Address, roles: roles);
        var challenge = await Lab.ChallengeAsync(endsIn: 1, budget: new VoteBudget(5, 3));
        var entered = await Lab.EnterAsync(challenge, "Print on both sides");
        var own = await Lab.ShareAsync("Freeze a lost card", daysAgo: 3);
        var other = await Lab.ShareAsync("Savings goals", by: "customer2", daysAgo: 2);
        var ideas = new List<int> { own, other, entered };
        ideas.Add(await Lab.InDatabaseAsync(async db =>
        {
            var leonor = await db.Users.Where(a => a.Email == Address).Select(a => a.Person).SingleAsync();
            var idea = new Idea(leonor, "quzwordtitle for cards", "quzwordbody, I say.", await db.Topics.FirstAsync(), Audience.Everyone, Lab.Clock.Now.AddDays(-1));
            db.Add(idea);
            db.Add(new Draft(leonor));
            await db.SaveChangesAsync();
            return idea.Id;
        }));
        foreach (var id in ideas)
        {
            foreach (var who in ((string[])["employee", "lead"]).Take(1 + id % 2)) if (id != entered) await Lab.ActAsync(id, who, (idea, person) => idea.CastVote(person, Lab.Clock.Now));
            if (id != entered && id != ideas[^1]) await AsLeonorAsync(id, (idea, leonor) => idea.CastVote(leonor, Lab.Clock.Now.AddMinutes(-id)));
        }

        await Lab.GiveAsync(entered, "employee", 1);
        await Lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var leonor = await db.Users.Where(a => a.Email == Address).Select(a => a.Person).SingleAsync();
            await db.GiveVotesAsync(await db.Ideas.WithShareOf(leonor).SingleAsync(i => i.Id == entered), leonor, 3, Lab.Clock.Now, default);
            return true;
        }, default));
        await AsLeonorAsync(own, (idea, leonor) => idea.AddComment(leonor, "quzwordcomment here.", Stance.Support, null, Lab.Clock.Now));
        var comment = await Lab.InDatabaseAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.Id).LastAsync());
        await Lab.CommentAsync(own, "I think so too.", "customer", comment);
        await Lab.InDatabaseAsync(async db =>
        {
            var leonor = await db.Users.Where(a => a.Email == Address).Select(a => a.Person).SingleAsync();
            db.Add(new Flag(await db.Ideas.SingleAsync(i => i.Id == other), null, leonor, "quzwordreason", Lab.Clock.Now));
            return await db.SaveChangesAsync();
        });
        await Lab.Visitor().PostAsync("/account/code", "/account/code", ("Form.Email", Address));
        Lab.Clock.Advance(TimeSpan.FromDays(2));
        await Lab.CloseDueAsync();
        return ideas;
    }

    private Task<int> AsLeonorAsync(int id, Action<Idea, Person> act) => Lab.InDatabaseAsync(async db =>
    {
        var leonor = await db.Users.Where(a => a.Email == Address).Select(a => a.Person).SingleAsync();
        act(await db.Ideas.Include(i => i.Author).WithShareOf(leonor).SingleAsync(i => i.Id == id), leonor);
        return await db.SaveChangesAsync();
    });

    private async Task RankAsync()
    {
        await Lab.RunAsync<HoldVotesJob>();
        await Lab.RunAsync<RankIdeasJob>();
        await Lab.RunAsync<SealAuditJob>();
    }

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = Lab.Visitor();
        using var answer = await visitor.TrySignInAsync(Address);
        // Staff type a code that is mailed too.
        if (answer.Headers.Location?.ToString().Contains("second-step", StringComparison.Ordinal) is true) await visitor.PostAsync("/account/second-step", "/account/second-step", ("Form.Code", (await Lab.LastMailToAsync(Address)).Code()));
        return visitor;
    }

    private async Task<Visitor> LeaveAsync(string texts)
    {
        var leonor = await SignedInAsync();
        var page = await leonor.PostAsync("/account/erase", "/account/erase", ("Form.PasswordOrCode", Members.Password), ("Erase.Texts", texts), ("Erase.Typed", "DELETE"));
        Assert.Contains("Your account is deleted", page.Body!.TextContent, StringComparison.Ordinal);
        return leonor;
    }

    private async Task<IHtmlDocument> EraseByCodeAsync(Visitor visitor, string address)
    {
        await visitor.PostAsync("/account/erase", "/account/erase?handler=Code");
        var code = (await Lab.LastMailToAsync(address)).Code();
        return await visitor.PostAsync("/account/erase", "/account/erase", ("Form.PasswordOrCode", code), ("Erase.Texts", "FormerMember"), ("Erase.Typed", "DELETE"));
    }

    private async Task<string> CountedAsync()
    {
        var said = new StringBuilder();
        foreach (var query in Counted) said.AppendLine(query).Append(await RowsAsync(query));
        return said.ToString();
    }

    private Task<string> PlacesAsync() => RowsAsync("SELECT s.\"Order\", s.TopicId, p.Position, p.IdeaId, p.Voters, p.Viewers FROM RankPlaces p JOIN Snapshots s ON s.Id = p.SnapshotId WHERE s.TakenAt = (SELECT MAX(TakenAt) FROM Snapshots)");

    private async Task<string> WholeDatabaseAsync()
    {
        var tables = await Lab.InDatabaseAsync(db => db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%Search%'").ToListAsync());
        var said = new StringBuilder();
        foreach (var table in tables) said.AppendLine(table).Append(await RowsAsync($"SELECT * FROM \"{table}\""));
        return said.ToString();
    }

    private async Task<string> RowsAsync(string query)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Lab.DataFolder, "idealab.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at) switch { byte[] bytes => Encoding.UTF8.GetString(bytes), double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture), var value => $"{value}" })));
        rows.Sort(StringComparer.Ordinal);
        return string.Join('\n', rows) + "\n";
    }

    // Every page by GET, with the numbers of all ideas where it takes one.
    private async Task<List<string>> PathsAsync(List<int> ideas)
    {
        var people = await Lab.InDatabaseAsync(db => db.People.Select(p => p.Id).ToListAsync());
        var numbers = ideas.Concat(people).Append(1).Distinct().ToList();
        var patterns = Lab.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Distinct().Where(p => p is not "/account/sign-out" and not "/language");
        return
        [
            .. patterns.SelectMany(pattern => pattern.Contains('{') ? numbers.Select(n => Parameter().Replace(pattern, $"{n}")) : [pattern]).Distinct(),
            "/ideas?q=quzword", "/ideas?sort=New", "/lessons?q=quzword", "/ideas/similar?title=quzwordtitle%20for%20cards", "/admin/audit?handler=Export", "/admin/people?q=leonor", "/review?show=Reports", "/review?show=Questions",
        ];
    }

    private static string Around(string words, string what)
    {
        var at = words.IndexOf(what, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : words[Math.Max(0, at - 150)..Math.Min(words.Length, at + 150)];
    }

    [GeneratedRegex("""\{[^}]*\}""")]
    private static partial Regex Parameter();
}
