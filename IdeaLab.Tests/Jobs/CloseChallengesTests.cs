using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

/// <summary>A challenge ends: its board is kept, and whoever took part hears of it once.</summary>
public sealed class CloseChallengesTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _challenge;
    private int[] _ideas = [];

    // Shared by customer, voted for by customer2, employee and lead, commented on by admin. The owner only owns it.
    public async Task InitializeAsync()
    {
        _challenge = await _app.ChallengeAsync(endsIn: 0);
        _ideas = [await _app.EnterAsync(_challenge, "Third"), await _app.EnterAsync(_challenge, "First"), await _app.EnterAsync(_challenge, "Also third")];
        await VoteAsync(1, "customer2"); await VoteAsync(1, "employee"); await VoteAsync(2, "lead"); await VoteAsync(0, "employee");
        await _app.CommentAsync(_ideas[0], "Why?", by: "admin");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_closes_at_midnight_of_the_organisation_and_not_a_second_before()
    {
        _app.Clock.Set(new DateTimeOffset(2026, 3, 4, 22, 59, 59, TimeSpan.Zero));
        Assert.Equal(0, await _app.CloseDueAsync());
        _app.Clock.Set(new DateTimeOffset(2026, 3, 4, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await _app.CloseDueAsync());
        Assert.Equal(0, await _app.CloseDueAsync());
        Assert.Equal(_app.Clock.Now, (await ChallengeAsync()).ClosedAt);
    }

    [Fact]
    public async Task The_board_is_kept_as_it_stood_whatever_becomes_of_its_ideas()
    {
        await CloseAsync();
        var challenge = await ChallengeAsync();
        Assert.Equal(new ChallengeTally(3, 4, 5), challenge.Result);

        await _app.ActAsync(_ideas[1], "reviewer", (idea, ruth) => idea.TakeStep(IdeaStatus.Declined, ruth, "Too early.", _app.Clock.Now, new Reopening("Something changes.")));
        var outside = await _app.ShareAsync("From outside", "employee");
        await _app.ActAsync(outside, "owner", (idea, oscar) => idea.CastVote(oscar, _app.Clock.Now));
        await _app.MergeAsync(outside, _ideas[2]);
        Assert.Equal((2, 2), await _app.VotesAsync(_ideas[2]));

        var page = await _app.Visitor().OpenAsync($"/challenges/{_challenge}");
        Assert.Equal([("1", "First", "2 votes", "Declined"), ("2", "Third", "1 vote", "Submitted"), ("2", "Also third", "1 vote", "Submitted")],
            page.QuerySelectorAll(".place").Select(p => (p.QuerySelector(".place-rank")!.LastChild!.TextContent.Trim(), p.QuerySelector("h3")!.TextContent.Trim(), p.QuerySelector("strong")!.TextContent, p.QuerySelector(".pill")!.TextContent)));
        Assert.Equal(["3", "4", "5"], page.QuerySelectorAll(".figures dd").Select(d => d.TextContent));
    }

    [Fact]
    public async Task Votes_that_a_rule_doubts_are_out_of_the_board_that_is_kept_though_nobody_had_looked_yet()
    {
        await _app.InDatabaseAsync(db => db.ComeAsync(Crowd.Burst(39, networks: 3, _app.Clock.Now), _ideas[0]));
        await CloseAsync();
        var votes = await _app.InDatabaseAsync(db => db.ChallengePlaces.OrderByDescending(p => p.Votes).Select(p => p.Votes).ToListAsync());
        Assert.Equal([2, 1, 1], votes);
    }

    [Fact]
    public async Task Answers_and_decisions_stand_beside_each_place_as_they_come()
    {
        await CloseAsync();
        await _app.ActAsync(_ideas[1], "lead", (idea, lead) => idea.AnswerOfficially(lead, "We **try** it.", _app.Clock.Now));
        var oscar = await _app.SignedInAsync("owner");
        var decide = $"/review/{_ideas[1]}/decide";
        await oscar.PostAsync(decide, decide, ("Form.Options", "Build it\nBuy it"), ("Form.Outcome", "GoAhead"), ("Form.Model", "Consensus"), ("Form.Reason", "It pays."));

        var place = (await _app.Visitor().OpenAsync($"/challenges/{_challenge}")).QuerySelector(".place")!;
        Assert.Equal("Official answer: We try it.", place.QuerySelector(".place-answer")!.TextContent.Trim());
        Assert.Equal("/decisions/1", place.QuerySelector("a[href^='/decisions/']")!.GetAttribute("href"));
        Assert.Contains("Closed on 4 Mar 2026", (await _app.Visitor().OpenAsync($"/ideas/{_ideas[1]}")).QuerySelector(".facts")!.TextContent);
    }

    [Fact]
    public async Task A_board_longer_than_a_page_goes_on_where_it_ended_with_ties_in_between()
    {
        var id = await _app.ChallengeAsync("Long?", endsIn: 0);
        for (var n = 0; n < 45; n++)
        {
            var idea = await _app.EnterAsync(id, $"Idea {n}");
            if (n % 3 == 0) await _app.ActAsync(idea, "employee", (i, voter) => i.CastVote(voter, _app.Clock.Now));
        }
        await CloseAsync();

        List<(string Rank, string Title)> read = [];
        for (var page = await _app.Visitor().OpenAsync($"/challenges/{id}"); ;)
        {
            read.AddRange(page.QuerySelectorAll(".place").Select(p => (p.QuerySelector(".place-rank")!.LastChild!.TextContent.Trim(), p.QuerySelector("h3")!.TextContent.Trim())));
            if (page.QuerySelector(".pager a:last-child") is not { } more || read.Count >= 45) break;
            page = await _app.Visitor().OpenAsync(more.Path());
        }

        Assert.Equal(45, read.Select(r => r.Title).Distinct().Count());
        Assert.Equal([.. Enumerable.Repeat("1", 15), .. Enumerable.Repeat("16", 30)], read.Select(r => r.Rank));
    }

    [Fact]
    public async Task Whoever_shared_voted_or_commented_is_told_once_in_their_language()
    {
        await CloseAsync();
        Assert.Equal(5, await TellAsync());
        Assert.Equal(0, await TellAsync());

        var mails = await MailsAsync();
        Assert.Equal(["admin", "customer", "customer2", "employee", "lead"], mails.Select(m => m.Address.Split('@')[0]).Order());
        var (english, spanish) = (mails.Single(m => m.Address.StartsWith("customer2")), mails.Single(m => m.Address.StartsWith("employee")));
        Assert.Equal(("Challenge closed: How do we save paper?", "Reto cerrado: How do we save paper?"), (english.Subject, spanish.Subject));
        Assert.Contains("It came to 3 ideas, 4 votes and 5 people.", english.TextBody);
        Assert.Contains("It came to 3 ideas, 4 votes and 5 people.", english.HtmlBody);
        Assert.Contains($"http://localhost/challenges/{_challenge}/how-do-we-save-paper", english.TextBody);
        Assert.Contains("Al final: 3 ideas, 4 votos y 5 personas.", spanish.TextBody);
        Assert.All(mails, mail => Assert.NotNull(mail.UnsubscribeUrl));
    }

    [Fact]
    public async Task Who_wants_a_bundle_finds_it_there_once_and_who_wants_nothing_hears_nothing()
    {
        await ChooseAsync("customer2", MailChoice.Daily);
        await ChooseAsync("lead", MailChoice.Never);
        await CloseAsync();
        Assert.Equal(3, await TellAsync());

        _app.Clock.Advance(TimeSpan.FromDays(2));
        await _app.RunAsync<SendDigestsJob>();
        await _app.RunAsync<SendDigestsJob>();
        var bundle = Assert.Single(await MailsAsync(), m => m.Address == "customer2@idealab.test");
        Assert.Equal("Challenge closed: How do we save paper?", bundle.Subject);
        Assert.DoesNotContain(await MailsAsync(), m => m.Address == "lead@idealab.test" && m.Kind == MailKind.IdeaNews);
    }

    [Fact]
    public async Task Whoever_may_not_see_it_any_more_hears_nothing_of_it()
    {
        await CloseAsync();
        await _app.InDatabaseAsync(db => db.Challenges.ExecuteUpdateAsync(set => set.SetProperty(c => c.Audience, Audience.Employees)));
        await TellAsync();
        Assert.Equal(["admin", "employee", "lead"], (await MailsAsync()).Select(m => m.Address.Split('@')[0]).Order());
    }

    [Fact]
    public async Task Four_at_once_close_it_once_and_tell_everybody_once()
    {
        Due();
        var closed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(_app.CloseDueAsync)));
        Assert.Equal(1, closed.Sum());
        Assert.Equal(3, await _app.InDatabaseAsync(db => db.ChallengePlaces.CountAsync()));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(TellAsync)));
        Assert.Equal(5, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Votes_that_race_with_the_end_are_on_the_board_or_refused()
    {
        var voters = await Task.WhenAll(((string[])["customer", "customer2", "employee", "reviewer", "lead", "admin"]).Select(who => _app.SignedInAsync(who)));
        var pages = await Task.WhenAll(voters.Select(voter => voter.OpenAsync("/ideas")));
        var racing = voters.Select((voter, n) => Task.Run(async () =>
        {
            foreach (var idea in _ideas) if (pages[n].Forms.Any(f => f.GetAttribute("action") == $"/ideas/{idea}/vote")) await voter.SendOpenAsync(pages[n], $"/ideas/{idea}/vote");
        })).ToList();
        racing.Add(Task.Run(async () =>
        {
            await Task.Delay(20);
            Due();
            await _app.CloseDueAsync();
        }));
        await Task.WhenAll(racing);

        var (kept, rows) = await _app.InDatabaseAsync(async db => (
            await db.ChallengePlaces.OrderBy(p => p.IdeaId).Select(p => p.Votes).ToListAsync(),
            await db.Ideas.Where(i => i.ChallengeId == _challenge).OrderBy(i => i.Id).Select(i => i.Votes.Count).ToListAsync()));
        Assert.Equal(rows, kept);
        Assert.Equal(rows.Sum(), (await ChallengeAsync()).Result!.Votes);
    }

    private void Due() => _app.Clock.Set(new DateTimeOffset(2026, 3, 4, 23, 0, 5, TimeSpan.Zero));

    private Task<int> CloseAsync()
    {
        Due();
        return _app.CloseDueAsync();
    }

    private Task<int> TellAsync() => _app.RunAsync<TellFollowersJob>();

    private Task<Challenge> ChallengeAsync() => _app.InDatabaseAsync(db => db.Challenges.AsNoTracking().SingleAsync(c => c.Id == _challenge));

    private Task<List<OutgoingMail>> MailsAsync() => _app.InDatabaseAsync(db => db.Mails.AsNoTracking().Where(m => m.Kind == MailKind.IdeaNews).ToListAsync());

    private Task<int> VoteAsync(int idea, string who) => _app.ActAsync(_ideas[idea], who, (i, voter) => i.CastVote(voter, _app.Clock.Now));

    private Task<int> ChooseAsync(string who, MailChoice choice) => _app.InDatabaseAsync(async db =>
    {
        (await db.DemoPersonAsync(who)).ReceiveNews(NewsChoices.All(choice));
        return await db.SaveChangesAsync();
    });
}
