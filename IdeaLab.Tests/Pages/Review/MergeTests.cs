using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Review;

public sealed class MergeTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _freeze;
    private int _lock;

    public async Task InitializeAsync()
    {
        _freeze = await _app.ShareAsync("Freeze a lost card", by: "customer");
        _lock = await _app.ShareAsync("Lock my card when it is lost", by: "customer2");
        foreach (var who in (string[])["employee", "admin"]) await _app.ActAsync(_freeze, who, (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        foreach (var who in (string[])["employee", "owner"]) await _app.ActAsync(_lock, who, (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Merging => $"/review/{_freeze}/merge";
    private string Chosen => $"{Merging}?into={_lock}";
    private string Undoing => $"/review/{_freeze}/merge/undo";

    [Fact]
    public async Task From_the_idea_one_finds_the_other_and_sees_what_they_would_have_together()
    {
        var reviewer = await _app.SignedInAsync("reviewer");
        var review = await reviewer.OpenAsync($"/review/{_freeze}");
        Assert.Equal(Chosen, review.QuerySelectorAll("a").Single(a => a.TextContent == "Merge with this Lock my card when it is lost").Path());
        var page = await reviewer.OpenAsync(review.QuerySelectorAll("a").Single(a => a.TextContent == "Merge with another idea").Path());
        var preview = await reviewer.OpenAsync(Assert.Single(page.QuerySelectorAll(".idea-list a"), a => a.TextContent == "Lock my card when it is lost").Path());

        Assert.Equal(["2", "2", "1", "3"], Cells(preview, 0));
        // Both authors, and who voted: two and two, of whom one for both.
        Assert.Equal(["3", "3", "1", "5"], Cells(preview, 1));
        Assert.Equal(2, preview.QuerySelectorAll("tbody tr").Length);
        Assert.Equal($"/review/{_lock}/merge?into={_freeze}", preview.QuerySelectorAll("a").Single(a => a.TextContent == "Merge them the other way round").Path());
        Assert.Equal(IdeaStatus.Submitted, (await _app.IdeaAsync(_freeze)).Status);
    }

    [Fact]
    public async Task What_the_preview_said_is_what_comes()
    {
        var page = await MergeAsync("reviewer");
        Assert.Contains("The idea is merged with “Lock my card when it is lost”", page.QuerySelector(".notice-good")!.TextContent);
        Assert.Equal((3, 3), await _app.VotesAsync(_lock));
        Assert.Equal(5, await _app.InDatabaseAsync(db => db.Follows.CountAsync(f => f.IdeaId == _lock)));
        Assert.Equal((IdeaStatus.Merged, 2), ((await _app.IdeaAsync(_freeze)).Status, (await _app.VotesAsync(_freeze)).Rows));
    }

    [Fact]
    public async Task Imported_support_is_added_and_said_apart()
    {
        var (old, young) = (await ImportedAsync("Clean streets", 120), await ImportedAsync("Clean our streets", 30));
        var reviewer = await _app.SignedInAsync("reviewer");
        var preview = await reviewer.OpenAsync($"/review/{old}/merge?into={young}");
        Assert.Equal(["120", "30", "not known", "150"], Cells(preview, 2));
        await reviewer.PostAsync($"/review/{old}/merge?into={young}", $"/review/{old}/merge", ("Input.Reason", "The same."));
        Assert.Equal((150, 150), await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == young).Select(i => new ValueTuple<int, int>(i.Support, i.ImportedSupport)).SingleAsync()));
    }

    [Theory]
    [InlineData("lock", 1)]
    [InlineData("http://localhost/ideas/{0}/lock-my-card-when-it-is-lost?merged=4", 1)]
    [InlineData("nothinglikethis", 0)]
    [InlineData("employees", 0)]
    public async Task The_other_is_found_by_words_or_address_and_only_among_ideas_for_the_same_people(string typed, int found)
    {
        await _app.ShareAsync("Lock for employees", by: "employee", audience: Audience.Employees);
        var reviewer = await _app.SignedInAsync("reviewer");
        var page = await reviewer.OpenAsync($"{Merging}?q={Uri.EscapeDataString(string.Format(typed, _lock))}");
        Assert.Equal(found, page.QuerySelectorAll(".idea-list a").Length);
    }

    [Fact]
    public async Task An_idea_for_employees_is_not_merged_with_one_for_everybody_either_way()
    {
        var hidden = await _app.ShareAsync("Lock for employees", by: "employee", audience: Audience.Employees);
        var reviewer = await _app.SignedInAsync("reviewer");
        foreach (var (one, other) in new[] { (_freeze, hidden), (hidden, _freeze) })
        {
            var page = await reviewer.OpenAsync($"/review/{one}/merge?into={other}");
            Assert.Contains("different audiences", page.QuerySelector(".error-summary")!.TextContent);
            Assert.Null(page.QuerySelector("[name='Input.Reason']"));

            using var forced = await reviewer.SendAsync($"/review/{_freeze}/merge?into={_lock}", $"/review/{_freeze}/merge", ("Into", $"{hidden}"), ("Input.Reason", "Anyway."));
            Assert.Contains("different audiences", await forced.Content.ReadAsStringAsync());
        }
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Merges.CountAsync()));
    }

    [Fact]
    public async Task An_idea_that_was_merged_leads_to_the_one_it_was_merged_into()
    {
        var third = await _app.ShareAsync("Card lost? Freeze it");
        await _app.MergeAsync(_lock, into: third);
        var page = await (await _app.SignedInAsync("reviewer")).OpenAsync(Chosen);
        Assert.Contains("“Lock my card when it is lost” is itself merged with “Card lost? Freeze it”", page.QuerySelector(".notice")!.TextContent);
        Assert.Equal($"{third}", page.Field("[name=Into]"));
    }

    [Fact]
    public async Task Not_with_what_is_not_there() =>
        Assert.Contains("There is no such idea", (await (await _app.SignedInAsync("reviewer")).OpenAsync($"{Merging}?into=99999")).QuerySelector(".error-summary")!.TextContent);

    [Fact]
    public async Task Not_with_itself_nor_with_what_leads_to_it()
    {
        var reviewer = await _app.SignedInAsync("reviewer");
        Assert.Contains("with itself", (await reviewer.OpenAsync($"{Merging}?into={_freeze}")).QuerySelector(".error-summary")!.TextContent);
        await _app.MergeAsync(_lock, into: _freeze);
        Assert.Contains("already leads here", (await reviewer.OpenAsync(Chosen)).QuerySelector(".error-summary")!.TextContent);
    }

    [Theory]
    [InlineData("", "please fill this in")]
    [InlineData("long", "2000 characters at most")]
    public async Task A_reason_is_asked_for_and_what_was_typed_stays(string reason, string sentence)
    {
        if (reason == "long") reason = new string('r', StatusChange.ReasonMaxLength + 1);
        var page = await (await _app.SignedInAsync("reviewer")).PostAsync(Chosen, Merging, ("Input.Reason", reason));
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(reason, page.Field("#Input_Reason"));
        Assert.Equal($"{_lock}", page.Field("[name=Into]"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_merges_once()
    {
        var reviewer = await _app.SignedInAsync("reviewer");
        var open = await reviewer.OpenAsync(Chosen);
        for (var click = 0; click < 2; click++)
        {
            using var answer = await reviewer.SendOpenAsync(open, Merging, values: [("Input.Reason", "The same.")]);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Merges.CountAsync()));
    }

    [Fact]
    public async Task Of_two_reviewers_at_once_one_merges_and_the_other_is_told()
    {
        var third = await _app.ShareAsync("Card lost? Freeze it");
        var answers = await AtOnceAsync((_freeze, _lock), (_freeze, third));
        Assert.Contains("was faster and set “Freeze a lost card” to “Merged”", Assert.Single(answers, text => text is not null));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Merges.CountAsync()));
    }

    [Fact]
    public async Task One_into_the_other_and_the_other_into_the_one_at_once_leaves_one_merge()
    {
        var answers = await AtOnceAsync((_freeze, _lock), (_lock, _freeze));
        Assert.Contains("was faster", Assert.Single(answers, text => text is not null));
        var merge = await _app.InDatabaseAsync(db => db.Merges.SingleAsync());
        Assert.Equal((3, 3), await _app.VotesAsync(merge.TargetId));
    }

    [Fact]
    public async Task Votes_cast_at_the_moment_of_the_merge_are_neither_lost_nor_counted_twice()
    {
        var third = await _app.ShareAsync("Card lost? Freeze it", by: "lead");
        var voters = new List<(Visitor Visitor, IHtmlDocument Page, int Idea)>();
        foreach (var who in (string[])["customer", "customer2", "owner"])
            foreach (var idea in (int[])[_freeze, third])
                voters.Add(await _app.SignedInAsync(who) is var visitor ? (visitor, await visitor.OpenAsync($"/ideas/{idea}"), idea) : default);
        var reviewer = await _app.SignedInAsync("reviewer");
        var form = await reviewer.OpenAsync($"{Merging}?into={third}");

        var answers = voters.Select(voter => voter.Visitor.SendOpenAsync(voter.Page, $"/ideas/{voter.Idea}/vote")).ToList();
        answers.Insert(3, reviewer.SendOpenAsync(form, Merging, values: [("Input.Reason", "The same.")]));
        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));

        // The three, whichever form came first, and the two who had voted before.
        Assert.Equal((5, 5), await _app.VotesAsync(third));
        var (counter, rows) = await _app.VotesAsync(_freeze);
        Assert.Equal(counter, rows);
        await UndoAsync("reviewer");
        Assert.Equal((3, 3), await _app.VotesAsync(third));
        Assert.Equal((rows, rows), await _app.VotesAsync(_freeze));
    }

    [Fact]
    public async Task Merging_and_undoing_are_in_the_audit_log()
    {
        await MergeAsync("reviewer");
        await UndoAsync("lead");
        var admin = await _app.SignedInAsync("admin");
        var rows = (await admin.OpenAsync("/admin/audit?thing=Merge")).QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(2, rows.Count);
        Assert.All((string[])["Laura Price", "Freeze a lost card", "Undone"], word => Assert.Contains(word, rows[0]));
        Assert.All((string[])["Ruth Adler", "Freeze a lost card", "Merged with Lock my card when it is lost"], word => Assert.Contains(word, rows[1]));
    }

    [Fact]
    public async Task Visitors_are_led_to_the_other_idea_with_a_notice_and_may_read_the_merged_one()
    {
        await MergeAsync("reviewer");
        using var answer = await _app.Visitor().Client.GetAsync($"/ideas/{_freeze}/freeze-a-lost-card");
        Assert.Equal((HttpStatusCode.Redirect, $"/ideas/{_lock}/lock-my-card-when-it-is-lost?merged={_freeze}"), (answer.StatusCode, answer.Headers.Location!.ToString()));

        var page = await _app.Visitor().OpenAsync($"/ideas/{_freeze}");
        Assert.Equal("Lock my card when it is lost", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("“Freeze a lost card” was merged with this idea", page.QuerySelector(".notice")!.TextContent);
        Assert.Contains("“Freeze a lost card” was merged into this idea", page.QuerySelector(".timeline")!.TextContent);
        Assert.Equal("Freeze a lost card", page.QuerySelector("[aria-labelledby=parts-title] a")!.TextContent);
        Assert.Equal("3", page.QuerySelector(".vote-count")!.TextContent);

        var own = await _app.Visitor().OpenAsync(page.QuerySelector(".notice a")!.Path());
        Assert.Equal("Freeze a lost card", own.QuerySelector("h1")!.TextContent);
        Assert.Contains("This idea was merged with “Lock my card when it is lost”", own.QuerySelector(".notice")!.TextContent);
        Assert.Empty(own.QuerySelectorAll(".vote-box form, .vote-box a"));
    }

    [Fact]
    public async Task A_vote_follow_or_comment_from_a_page_opened_before_is_answered_with_where_the_idea_went()
    {
        var customer = await _app.SignedInAsync("customer2");
        var open = await customer.OpenAsync($"/ideas/{_freeze}/freeze-a-lost-card");
        await _app.MergeAsync(_freeze, into: _lock);
        foreach (var act in (string[])["vote", "follow"])
        {
            using var answer = await customer.SendOpenAsync(open, $"/ideas/{_freeze}/{act}");
            var page = await customer.OpenAsync($"/ideas/{_freeze}");
            Assert.Contains("goes on there", page.QuerySelector(".notice-warn")!.TextContent);
        }
        Assert.Equal((2, 2), await _app.VotesAsync(_freeze));
    }

    [Fact]
    public async Task Boards_search_and_similar_ideas_lead_to_the_other()
    {
        await MergeAsync("reviewer");
        var visitor = await _app.SignedInAsync("customer");
        Assert.Equal(["Lock my card when it is lost"], (await visitor.OpenAsync("/ideas")).Titles());
        // Only the merged one has the word; only the other one; both.
        foreach (var q in (string[])["freeze", "lock", "card"]) Assert.Equal(["Lock my card when it is lost"], (await visitor.OpenAsync($"/ideas?q={q}")).Titles());
        Assert.Contains("Freeze a lost card", (await visitor.OpenAsync("/ideas?q=freeze")).QuerySelector("#board .meta")!.TextContent);
        Assert.Equal(["Freeze a lost card"], (await visitor.OpenAsync("/ideas?q=freeze&status=Merged")).Titles());
        Assert.Equal(["Lock my card when it is lost"], (await visitor.OpenAsync("/ideas/new?title=Freezing%20freeze")).QuerySelectorAll(".similar .idea-list a").Select(a => a.FirstChild!.TextContent));
    }

    [Fact]
    public async Task Author_voters_and_followers_of_the_merged_idea_are_told_once()
    {
        await MergeAsync("reviewer");
        await TellAsync();
        await TellAsync();
        var mails = await _app.InDatabaseAsync(db => db.Mails.OrderBy(m => m.Address).Select(m => new { m.Address, m.Subject, m.TextBody }).ToListAsync());
        Assert.Equal(["admin@idealab.test", "customer@idealab.test", "employee@idealab.test"], mails.Select(m => m.Address));
        Assert.Equal("Unida a «Lock my card when it is lost»: Freeze a lost card", mails[1].Subject);
        Assert.All(mails, mail => Assert.Contains("They ask for the same.", mail.TextBody));

        await UndoAsync("lead");
        await TellAsync();
        Assert.Equal("On its own again: Freeze a lost card", (await _app.MailsToAsync("admin@idealab.test"))[^1].Subject);
        Assert.Equal(6, await _app.InDatabaseAsync(db => db.Mails.CountAsync()));
    }

    [Fact]
    public async Task News_of_the_target_from_before_the_merge_is_not_told_to_those_it_brings()
    {
        await _app.ActAsync(_lock, "reviewer", (idea, ruth) => idea.TakeStep(IdeaStatus.UnderReview, ruth, "We look.", _app.Clock.Now));
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await _app.MergeAsync(_freeze, into: _lock);
        await TellAsync();
        Assert.DoesNotContain("We look.", Assert.Single(await _app.MailsToAsync("admin@idealab.test")).TextBody);
    }

    [Fact]
    public async Task Undoing_says_before_what_it_does_and_does_that()
    {
        await MergeAsync("reviewer");
        await _app.ActAsync(_lock, "lead", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        var reviewer = await _app.SignedInAsync("reviewer");
        var preview = await reviewer.OpenAsync(Undoing);
        Assert.Equal("2 again", Cells(preview, 0)[0]);
        Assert.Equal("3, now 4", Cells(preview, 1)[0]);
        Assert.Contains("1 vote cast there since the merge stays there. 1 person who voted for both counts for each again.", Words(preview));

        var page = await UndoAsync("reviewer");
        Assert.Contains("stands on its own again", page.QuerySelector(".notice-good")!.TextContent);
        Assert.Equal(((2, 2), (3, 3), IdeaStatus.Submitted), (await _app.VotesAsync(_freeze), await _app.VotesAsync(_lock), (await _app.IdeaAsync(_freeze)).Status));
        Assert.Equal("Freeze a lost card", (await _app.Visitor().OpenAsync($"/ideas/{_freeze}")).QuerySelector("h1")!.TextContent);
        Assert.Contains("“Freeze a lost card” stands on its own again", (await _app.Visitor().OpenAsync($"/ideas/{_lock}")).QuerySelector(".timeline")!.TextContent);
    }

    [Fact]
    public async Task Undone_beneath_another_merge_all_three_have_what_the_preview_said()
    {
        var third = await _app.ShareAsync("Card lost? Freeze it");
        await MergeAsync("reviewer");
        await _app.MergeAsync(_lock, into: third);
        Assert.Equal($"/ideas/{third}/card-lost-freeze-it?merged={_freeze}", (await _app.Visitor().Client.GetAsync($"/ideas/{_freeze}/freeze-a-lost-card")).Headers.Location!.ToString());

        var preview = await (await _app.SignedInAsync("reviewer")).OpenAsync(Undoing);
        Assert.Equal(["2 again", "2, now 3", "2, now 3"], Enumerable.Range(0, 3).Select(row => Cells(preview, row)[0]));
        await UndoAsync("reviewer");
        Assert.Equal(((2, 2), (2, 2), (2, 2)), (await _app.VotesAsync(_freeze), await _app.VotesAsync(_lock), await _app.VotesAsync(third)));
        Assert.Equal("Card lost? Freeze it", (await _app.Visitor().OpenAsync($"/ideas/{_lock}")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_look_at_the_preview_changes_nothing()
    {
        await MergeAsync("reviewer");
        var reviewer = await _app.SignedInAsync("reviewer");
        await reviewer.OpenAsync(Undoing);
        await reviewer.PostAsync(Undoing, Undoing, ("Input.Reason", ""));
        Assert.Equal((3, 3), await _app.VotesAsync(_lock));
        Assert.True((await _app.InDatabaseAsync(db => db.Merges.SingleAsync())).IsStanding);
    }

    [Fact]
    public async Task Who_undoes_what_somebody_else_just_undid_is_told()
    {
        await MergeAsync("reviewer");
        var (ruth, laura) = (await _app.SignedInAsync("reviewer"), await _app.SignedInAsync("lead"));
        var (open, ruths) = (await laura.OpenAsync(Undoing), await ruth.OpenAsync(Undoing));
        using var first = await ruth.SendOpenAsync(ruths, Undoing, values: [("Input.Reason", "They differ.")]);
        using var late = await laura.SendOpenAsync(open, Undoing, values: [("Input.Reason", "Kept words")]);
        Assert.Contains("Ruth Adler was faster and undid this merge", await late.Content.ReadAsStringAsync());
        using var again = await ruth.SendOpenAsync(ruths, Undoing, values: [("Input.Reason", "They differ.")]);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, again.StatusCode));
        Assert.Equal(2, (await _app.IdeaAsync(_freeze)).History.Count);
        Assert.Equal(HttpStatusCode.OK, await laura.StatusOfAsync(Undoing));
    }

    [Fact]
    public async Task A_vote_taken_back_at_the_target_is_not_there_again_after_undoing()
    {
        await MergeAsync("reviewer");
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync($"/ideas/{_lock}", $"/ideas/{_lock}/vote/withdraw");
        Assert.Equal(((1, 1), (2, 2)), (await _app.VotesAsync(_freeze), await _app.VotesAsync(_lock)));
        await UndoAsync("reviewer");
        Assert.Equal(((1, 1), (2, 2)), (await _app.VotesAsync(_freeze), await _app.VotesAsync(_lock)));
    }

    [Fact]
    public async Task An_author_who_may_not_see_the_target_reads_their_own_and_no_title()
    {
        var (own, other) = (await _app.ShareAsync("Quiet rooms", by: "employee", audience: Audience.Employees), await _app.ShareAsync("Silent rooms", by: "reviewer", audience: Audience.Employees));
        await _app.MergeAsync(own, into: other);
        await _app.InDatabaseAsync(async db =>
        {
            (await db.DemoPersonAsync("employee")).Become(IdeaLab.Domain.People.PersonKind.Customer);
            return await db.SaveChangesAsync();
        });
        var page = await (await _app.SignedInAsync("employee")).OpenAsync($"/ideas/{own}");
        Assert.Equal("Quiet rooms", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Silent rooms", page.Body!.TextContent);
        await TellAsync();
        Assert.DoesNotContain("Silent rooms", (await _app.LastMailToAsync("employee@idealab.test")).TextBody);
    }

    [Fact]
    public async Task Nobody_else_learns_of_a_merge_among_ideas_for_employees()
    {
        var (one, other) = (await _app.ShareAsync("Quiet rooms", by: "employee", audience: Audience.Employees), await _app.ShareAsync("Silent rooms", by: "reviewer", audience: Audience.Employees));
        await _app.MergeAsync(one, into: other);
        var customer = await _app.SignedInAsync("customer");
        foreach (var path in (string[])[$"/ideas/{one}", $"/ideas/{one}?own=1", $"/ideas/{other}"]) Assert.Equal(HttpStatusCode.NotFound, await customer.StatusOfAsync(path));
        Assert.Empty((await customer.OpenAsync("/ideas?q=quiet")).Titles());
        Assert.DoesNotContain("Quiet", (await customer.OpenAsync($"/ideas/{_lock}?merged={one}")).Body!.TextContent);
    }

    private async Task<IHtmlDocument> MergeAsync(string who) => await (await _app.SignedInAsync(who)).PostAsync(Chosen, Merging, ("Input.Reason", "They ask for the same."));

    private async Task<IHtmlDocument> UndoAsync(string who) => await (await _app.SignedInAsync(who)).PostAsync(Undoing, Undoing, ("Input.Reason", "They differ."));

    /// <summary>Ruth and Laura each open a merge and send it at the same moment.</summary>
    /// <returns>What each was told; null for whoever was let through.</returns>
    private async Task<string?[]> AtOnceAsync((int From, int Into) ruths, (int From, int Into) lauras)
    {
        var forms = new List<(Visitor Visitor, IHtmlDocument Page, int From)>();
        foreach (var (who, pair) in new[] { ("reviewer", ruths), ("lead", lauras) })
        {
            var visitor = await _app.SignedInAsync(who);
            forms.Add((visitor, await visitor.OpenAsync($"/review/{pair.From}/merge?into={pair.Into}"), pair.From));
        }

        return await Task.WhenAll(forms.Select(async form =>
        {
            using var answer = await form.Visitor.SendOpenAsync(form.Page, $"/review/{form.From}/merge", values: [("Input.Reason", "The same.")]);
            return answer.StatusCode is HttpStatusCode.Redirect ? null : (await Visitor.ReadAsync(answer)).QuerySelector(".error-summary")!.TextContent;
        }));
    }

    private Task<int> ImportedAsync(string title, int support) => _app.InDatabaseAsync(async db =>
    {
        var idea = Idea.Imported(await db.DemoPersonAsync("customer"), title, "", await db.Topics.FirstAsync(), support, Trending.Standard, _app.Clock.Now.AddDays(-7), "town", title);
        db.Add(idea);
        await db.SaveChangesAsync();
        return idea.Id;
    });

    private async Task TellAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TellFollowersJob>().RunAsync(default);
    }

    private static string[] Cells(IHtmlDocument page, int row) => [.. page.QuerySelectorAll("tbody tr")[row].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];

    private static string Words(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
