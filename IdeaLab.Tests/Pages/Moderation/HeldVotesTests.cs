using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Moderation;

public sealed class HeldVotesTests : IAsyncLifetime
{
    private const string Page = "/moderation/votes";

    private readonly LabApp _app = new();
    private Visitor _ruth = null!;
    private int _idea;

    // Two people who mean it, and 39 accounts from three networks within an hour.
    public async Task InitializeAsync()
    {
        _idea = await _app.ShareAsync("Freeze my card", daysAgo: 3);
        await _app.ActAsync(_idea, "customer2", (idea, oliver) => idea.CastVote(oliver, _app.Clock.Now.AddDays(-2)));
        await _app.ActAsync(_idea, "employee", (idea, elena) => idea.CastVote(elena, _app.Clock.Now.AddDays(-1)));
        await _app.InDatabaseAsync(db => db.ComeAsync(Crowd.Burst(39, networks: 3, _app.Clock.Now.AddHours(-2)), _idea));
        Assert.Equal(39, await _app.RunAsync<HoldVotesJob>());
        await _app.RunAsync<RankIdeasJob>();
        _ruth = await _app.SignedInAsync("reviewer");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Staff_read_the_reason_with_its_numbers_what_is_at_stake_and_how_many_came_from_which_network()
    {
        var page = await _ruth.OpenAsync(Page);
        var idea = Assert.Single(page.QuerySelectorAll("main section"));
        Assert.Equal("Freeze my card", Words(idea.QuerySelector("h2")!));
        Assert.StartsWith("2 votes count", Words(idea.QuerySelector(".meta")!));
        Assert.StartsWith("Place 1 when the board was last stored", Words(idea.QuerySelector(".meta a")!));
        Assert.Contains($"/ideas/{_idea}", idea.QuerySelector(".meta a")!.Path());

        var hold = Assert.Single(idea.QuerySelectorAll("article"));
        Assert.Equal("Burst of new accounts", Words(hold.QuerySelector("h3")!));
        Assert.Contains("From a few networks 39 of 39 accounts younger than a day voted for this idea and did nothing else, within 58 minutes. It is doubted from", Words(hold));
        Assert.Contains("At stake 39 votes", Words(hold));
        Assert.Contains("39, joined within 58 minutes, voted within 58 minutes", Words(hold));
        Assert.Contains("Networks A: 13, B: 13, C: 13", Words(hold));
        Assert.Equal("Moderation 1", Words(page.QuerySelector(".staffbar a[aria-current]")!));
        Assert.NotNull((await _ruth.OpenAsync("/review")).QuerySelector(".page-head a[href='/moderation/votes']"));
    }

    [Fact]
    public async Task Nothing_on_the_page_says_an_address_or_its_hash()
    {
        foreach (var path in (string[])[Page, await HoldPathAsync()])
        {
            var html = (await _ruth.OpenAsync(path)).DocumentElement.OuterHtml;
            Assert.DoesNotContain("1000", html);
            Assert.DoesNotContain("1001", html);
        }
    }

    [Fact]
    public async Task A_whole_suspicion_is_restored_by_one_click_and_the_log_says_who_did_it()
    {
        var after = await _ruth.PostAsync(Page, await SettlePathAsync(), ("to", "Restored"));
        Assert.Contains("39 votes count again.", after.Body!.TextContent);
        Assert.Contains("No vote is held", after.Body.TextContent);
        Assert.Equal((41, 41), await _app.VotesAsync(_idea));
        var entry = Assert.Single(await AuditAsync());
        Assert.Equal(("Ruth Adler", AuditAct.Added, "Verdict", _idea), (entry.Actor.Name, entry.Act, entry.Thing, entry.IdeaId!.Value));
        Assert.Equal([("To", "Restored"), ("Votes", "39"), ("Rule", "NewAccounts")], entry.Changes.Select(c => (c.What, c.After!)));

        var admin = await _app.SignedInAsync("admin");
        Assert.Contains("Held votes Freeze my card To Restored Votes 39 Reason to doubt Burst of new accounts", Words((await admin.OpenAsync("/admin/audit")).QuerySelector("tbody")!));
        Assert.Contains("Restored Ruth Adler", Words((await _ruth.OpenAsync($"{Page}?show=Restored")).QuerySelector("article")!));
    }

    [Fact]
    public async Task One_account_is_removed_and_restored_again_by_itself()
    {
        var path = await HoldPathAsync();
        var page = await _ruth.OpenAsync(path);
        var row = page.QuerySelectorAll("tbody tr")[0];
        Assert.Equal("Account 39", row.QuerySelector("th")!.TextContent.Trim());
        Assert.Equal(["A", "1"], row.QuerySelectorAll("td").Skip(2).Take(2).Select(cell => cell.TextContent.Trim()));
        Assert.Contains("1 minute after joining", row.TextContent);

        Assert.Contains("1 vote is out of the count", (await SettleOneAsync(path, 0, "Removed")).Body!.TextContent);
        Assert.Equal([(VoteDoubts.None, 2), (VoteDoubts.Held, 38), (VoteDoubts.Removed, 1)], await DoubtsAsync());
        Assert.Contains("Removed", Words((await _ruth.OpenAsync($"{path.Split('?')[0]}?show=Removed")).QuerySelector("tbody th")!));

        Assert.Contains("1 vote counts again", (await SettleOneAsync($"{path.Split('?')[0]}?show=Removed", 0, "Restored")).Body!.TextContent);
        Assert.Equal([(VoteDoubts.None, 3), (VoteDoubts.Held, 38)], await DoubtsAsync());
        Assert.Equal((3, 41), await _app.VotesAsync(_idea));
        Assert.Equal(["Removed", "Restored"], (await AuditAsync()).Select(e => e.Changes[0].After));
        Assert.All(await AuditAsync(), entry => Assert.Contains(entry.Changes, c => c.What == "PersonId"));
    }

    [Fact]
    public async Task Whoever_joins_the_crowd_while_somebody_reads_is_not_judged_with_it()
    {
        var open = await _ruth.OpenAsync(Page);
        await _app.InDatabaseAsync(db => db.ComeAsync([new(_app.Clock.Now.AddMinutes(-2), _app.Clock.Now.AddMinutes(-1), 1001)], _idea));
        Assert.Equal(1, await _app.RunAsync<HoldVotesJob>());
        using var answer = await _ruth.SendOpenAsync(open, await SettlePathAsync(), values: ("to", "Restored"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal([(VoteDoubts.None, 41), (VoteDoubts.Held, 1)], await DoubtsAsync());
    }

    [Fact]
    public async Task Restoring_while_the_job_looks_again_and_colleagues_click_too_counts_each_vote_once()
    {
        var (path, open) = (await SettlePathAsync(), await _ruth.OpenAsync(Page));
        await _app.InDatabaseAsync(db => db.ComeAsync(Crowd.Burst(30, networks: 3, _app.Clock.Now), _idea));
        var answers = Enumerable.Range(0, 4).Select(_ => _ruth.SendOpenAsync(open, path, values: ("to", "Restored"))).ToList();
        var runs = Enumerable.Range(0, 2).Select(_ => _app.RunAsync<HoldVotesJob>()).ToList();
        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        await Task.WhenAll(runs);

        Assert.Single(await AuditAsync());
        var states = await _app.InDatabaseAsync(db => db.HeldVotes.ToDictionaryAsync(v => v.VoterId, v => v.State));
        Assert.Equal(39, states.Values.Count(s => s is HeldState.Restored));
        var votes = await _app.InDatabaseAsync(db => db.Votes.Where(v => v.IdeaId == _idea).ToListAsync());
        Assert.All(votes, vote => Assert.Equal(states.TryGetValue(vote.VoterId, out var state) && state is HeldState.Held ? VoteDoubts.Held : VoteDoubts.None, vote.Doubts));
        Assert.Equal(votes.Count(v => v.Counts), (await _app.VotesAsync(_idea)).Counter);
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
    }

    [Fact]
    public async Task A_vote_taken_back_is_said_to_be_and_no_longer_at_stake()
    {
        await _app.InDatabaseAsync(db => db.Votes.Where(v => v.Doubts == VoteDoubts.Held).OrderBy(v => v.CastAt).Take(1).ExecuteDeleteAsync());
        Assert.Contains("At stake 38 votes", Words((await _ruth.OpenAsync(Page)).QuerySelector("article")!));
        Assert.Contains("taken back", (await _ruth.OpenAsync(await HoldPathAsync())).QuerySelector("tbody tr")!.TextContent);
    }

    [Theory]
    [InlineData(null, VoteDoubts.Held)]
    [InlineData("Removed", VoteDoubts.Removed)]
    [InlineData("Restored", VoteDoubts.None)]
    public async Task Taking_a_vote_back_and_casting_it_again_changes_nothing(string? verdict, VoteDoubts doubts)
    {
        if (verdict is not null) await _ruth.PostAsync(Page, await SettlePathAsync(), ("to", verdict));
        var (before, bot) = (await _app.VotesAsync(_idea), await _app.InDatabaseAsync(db => db.HeldVotes.Select(v => v.VoterId).FirstAsync()));
        await _app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var (voter, now) = (await db.People.SingleAsync(p => p.Id == bot), _app.Clock.Now);
            var idea = await db.Ideas.WithShareOf(voter).SingleAsync(i => i.Id == _idea);
            idea.WithdrawVote(voter, now);
            await db.RescoreAsync(idea, default);
            await db.CastVoteAsync(idea, voter, now, default);
            return true;
        }, default));
        Assert.Equal(before, await _app.VotesAsync(_idea));
        Assert.Equal(doubts, await _app.InDatabaseAsync(db => db.Votes.Where(v => v.VoterId == bot).Select(v => v.Doubts).SingleAsync()));
        Assert.Equal(0, await _app.RunAsync<HoldVotesJob>());
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
    }

    [Fact]
    public async Task Who_is_held_is_no_viewer_either_so_that_a_crowd_for_a_rival_does_not_spoil_its_rate()
    {
        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "Viewings" SELECT {_idea}, "VoterId", '2026-03-04', '2026-03-04' FROM "Votes" WHERE "IdeaId" = {_idea}"""));
        Assert.Equal(1, await _app.RunAsync<RecountVotesJob>());
        Assert.Equal((2, 2), await RateAsync());

        await _ruth.PostAsync(Page, await SettlePathAsync(), ("to", "Restored"));
        Assert.Equal((41, 41), await RateAsync());
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());

        Task<(int, int)> RateAsync() => _app.InDatabaseAsync(async db => await db.Ideas.Where(i => i.Id == _idea).Select(i => new ValueTuple<int, int>(i.Voters, i.Viewers)).SingleAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nor_does_it_after_the_idea_was_merged_and_a_verdict_reaches_the_vote_there(bool takesBack)
    {
        var target = await _app.ShareAsync("Block my card", daysAgo: 2);
        await _app.MergeAsync(_idea, into: target);
        var bot = await _app.InDatabaseAsync(db => db.HeldVotes.Select(v => v.VoterId).FirstAsync());
        await _app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var (voter, now) = (await db.People.SingleAsync(p => p.Id == bot), _app.Clock.Now);
            var idea = await db.Ideas.WithShareOf(voter).SingleAsync(i => i.Id == target);
            await db.LoadMergedAsync(idea, voter, default);
            if (takesBack) idea.WithdrawVote(voter, now);
            await db.RescoreAsync(idea, default);
            await db.CastVoteAsync(idea, voter, now, default);
            return true;
        }, default));
        await HasAsync(VoteDoubts.Held, 2);

        var path = await SettlePathAsync();
        await _ruth.PostAsync(Page, path, ("to", "Removed"));
        await HasAsync(VoteDoubts.Removed, 2);
        await _ruth.PostAsync($"{Page}?show=Removed", path, ("to", "Restored"));
        await HasAsync(VoteDoubts.None, 41);

        async Task HasAsync(VoteDoubts doubts, int votes)
        {
            Assert.Equal(doubts, await _app.InDatabaseAsync(db => db.Votes.Where(v => v.VoterId == bot && v.IdeaId == target).Select(v => v.Doubts).SingleAsync()));
            Assert.Equal(votes, (await _app.VotesAsync(target)).Counter);
            Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
        }
    }

    [Fact]
    public async Task A_vote_cast_where_the_idea_was_merged_into_is_judged_by_itself_once_that_is_undone()
    {
        var target = await _app.ShareAsync("Block my card", daysAgo: 2);
        await _app.MergeAsync(_idea, into: target);
        var bot = await _app.InDatabaseAsync(db => db.HeldVotes.Select(v => v.Voter).FirstAsync());
        await _app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            var idea = await db.Ideas.WithShareOf(bot).SingleAsync(i => i.Id == target);
            await db.CastVoteAsync(idea, await db.People.SingleAsync(p => p.Id == bot.Id), _app.Clock.Now, default);
            return true;
        }, default));
        Assert.Equal(2, (await _app.VotesAsync(target)).Counter);

        await _ruth.PostAsync($"/review/{_idea}/merge/undo", $"/review/{_idea}/merge/undo", ("Input.Reason", "They ask for different things."));

        Assert.Equal(1, (await _app.VotesAsync(target)).Counter);
        Assert.Equal(2, (await _app.VotesAsync(_idea)).Counter);
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
    }

    [Fact]
    public async Task Many_suspicions_and_many_accounts_are_on_several_pages()
    {
        for (var n = 0; n < 10; n++)
        {
            var idea = await _app.ShareAsync($"Another {n}", daysAgo: 1);
            await _app.InDatabaseAsync(db => db.ComeAsync(Crowd.Burst(n == 9 ? 57 : 18, networks: 3, _app.Clock.Now, firstNetwork: 2000 + n * 3), idea));
        }
        _app.Clock.Advance(TimeSpan.FromMinutes(65));
        await _app.RunAsync<HoldVotesJob>();

        var first = await _ruth.OpenAsync(Page);
        Assert.Equal(10, first.QuerySelectorAll("article").Length);
        Assert.Equal(["Freeze my card", .. Enumerable.Range(0, 9).Select(n => $"Another {n}")], first.QuerySelectorAll("main section h2").Select(Words));
        var rest = await _ruth.OpenAsync(first.QuerySelector(".pager a")!.Path());
        Assert.Equal("Another 9", Words(Assert.Single(rest.QuerySelectorAll("main section h2"))));
        Assert.Equal(["Burst of new accounts", "One network", "One network", "One network"], rest.QuerySelectorAll("article h3").Select(Words));

        var hold = rest.QuerySelector("article h3 a")!.Path();
        var accounts = await _ruth.OpenAsync(hold);
        Assert.Equal(50, accounts.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(7, (await _ruth.OpenAsync(accounts.QuerySelector(".pager a")!.Path())).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Why_is_this_here_tells_staff_of_held_votes_and_nobody_else()
    {
        Assert.Contains("39 held votes are not counted", (await _ruth.OpenAsync($"/ideas/{_idea}/why")).Body!.TextContent);
        foreach (var other in (Visitor[])[_app.Visitor(), await _app.SignedInAsync("customer"), await _app.SignedInAsync("admin")])
            Assert.DoesNotContain("held", (await other.OpenAsync($"/ideas/{_idea}/why")).Body!.TextContent);
    }

    [Fact]
    public async Task It_is_in_Spanish_too_and_what_is_not_there_is_not_found()
    {
        var page = await (await _app.SignedInAsync("owner")).OpenAsync(Page);
        Assert.Contains("Avalancha de cuentas nuevas Desde unas pocas redes, 39 de 39 cuentas", Words(page.QuerySelector("article")!));
        Assert.Contains("Devolver 39 votos", Words(page.QuerySelector("article")!));

        Assert.Equal(HttpStatusCode.NotFound, await _ruth.StatusOfAsync($"{Page}/4711"));
        Assert.Equal(HttpStatusCode.BadRequest, (await _ruth.SendAsync(Page, await SettlePathAsync(), ("to", "Held"))).StatusCode);
        Assert.Equal(39, (await DoubtsAsync()).Single(d => d.Doubts is VoteDoubts.Held).Votes);
    }

    private async Task<string> HoldPathAsync() => (await _ruth.OpenAsync(Page)).QuerySelector("article h3 a")!.Path();

    private async Task<string> SettlePathAsync() => $"{(await HoldPathAsync()).Split('?')[0]}/settle";

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> SettleOneAsync(string path, int row, string to)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await _ruth.OpenAsync(path)).QuerySelectorAll("tbody tr form")[row];
        var fields = form.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("input").ToDictionary(i => i.Name!, i => i.Value);
        using var answer = await _ruth.Client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields.Append(new("to", to))));
        return await _ruth.OpenAsync(answer.Headers.Location!.ToString());
    }

    private Task<List<AuditEntry>> AuditAsync() => _app.InDatabaseAsync(db => db.Audit.AsNoTracking().Include(e => e.Actor).OrderBy(e => e.Id).ToListAsync());

    private Task<List<(VoteDoubts Doubts, int Votes)>> DoubtsAsync() => _app.InDatabaseAsync(async db =>
        (await db.Votes.Where(v => v.IdeaId == _idea).GroupBy(v => v.Doubts).Select(same => new { same.Key, Votes = same.Count() }).OrderBy(d => d.Key).ToListAsync()).ConvertAll(d => (d.Key, d.Votes)));

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
