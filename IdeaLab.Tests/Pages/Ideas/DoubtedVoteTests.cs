using AngleSharp.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

/// <summary>A vote in doubt is in no count that is shown, and its voter sees it as given.</summary>
public sealed class DoubtedVoteTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _idea;

    public async Task InitializeAsync()
    {
        _idea = await _app.ShareAsync("Freeze my card");
        foreach (var who in (string[])["customer2", "employee"]) await VoteAsync(_idea, who);
        await DoubtAsync(_idea, "customer2");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Its_voter_may_take_it_back_and_is_not_asked_anything_else()
    {
        var oliver = await _app.SignedInAsync("customer2");
        var page = await oliver.OpenAsync($"/ideas/{_idea}");
        Assert.Equal(("1", "You voted"), (page.QuerySelector($"#vote-{_idea} .vote-count")!.TextContent.Trim(), page.QuerySelector($"#vote-{_idea} span:last-child")!.TextContent));
        await oliver.PostAsync($"/ideas/{_idea}", $"/ideas/{_idea}/vote/withdraw");
        Assert.Equal((1, 1), await _app.VotesAsync(_idea));
    }

    [Fact]
    public async Task Who_is_thanked_for_a_delivered_idea_is_who_counts()
    {
        await _app.EndAsync(_idea, IdeaStatus.Delivered);
        Assert.Contains("1 person voted for it", (await _app.Visitor().OpenAsync("/delivered")).QuerySelector(".thanks")!.TextContent);
    }

    [Fact]
    public async Task The_author_does_not_reword_what_was_voted_for_though_it_does_not_count()
    {
        await DoubtAsync(_idea, "employee");
        var carmen = await _app.SignedInAsync("customer");
        Assert.Equal((0, 2), await _app.VotesAsync(_idea));
        Assert.Null((await carmen.OpenAsync($"/ideas/{_idea}")).QuerySelector($"a[href='/ideas/{_idea}/edit']"));
        Assert.Contains("Ya no se puede cambiar el texto", (await carmen.OpenAsync($"/ideas/{_idea}/edit")).Body!.TextContent);
    }

    [Fact]
    public async Task Who_took_part_in_a_challenge_by_such_votes_alone_is_not_counted_and_hears_of_its_end()
    {
        var challenge = await _app.ChallengeAsync(endsIn: 0);
        var idea = await _app.EnterAsync(challenge, "Less paper");
        foreach (var who in (string[])["customer2", "employee"]) await VoteAsync(idea, who);
        await DoubtAsync(idea, "customer2");
        Assert.Equal((2, 3), await _app.InDatabaseAsync(async db => (await db.CountedParticipantsOf(challenge).CountAsync(), await db.ParticipantsOf(challenge).CountAsync())));

        _app.Clock.Advance(TimeSpan.FromDays(2));
        await _app.CloseDueAsync();
        var result = await _app.InDatabaseAsync(db => db.Challenges.AsNoTracking().Where(c => c.Id == challenge).Select(c => c.Result).SingleAsync());
        Assert.Equal((1, 2), (result!.Votes, result.Participants));
    }

    [Fact]
    public async Task A_merge_and_its_undoing_foretell_what_counts()
    {
        var target = await _app.ShareAsync("Lock my card");
        foreach (var who in (string[])["customer2", "employee", "lead"]) await VoteAsync(target, who);
        await DoubtAsync(target, "employee");
        var ruth = await _app.SignedInAsync("reviewer");

        // Of the two who voted for both, one counts here alone and the other there alone.
        var preview = await ruth.OpenAsync($"/review/{_idea}/merge?into={target}");
        Assert.Equal(["1", "2", "1", "2"], preview.QuerySelector("tbody tr")!.QuerySelectorAll("td").Select(td => td.TextContent));
        await _app.MergeAsync(_idea, target);
        Assert.Equal((2, 3), await _app.VotesAsync(target));
        Assert.DoesNotContain("for both", (await ruth.OpenAsync($"/review/{_idea}/merge/undo")).Body!.TextContent);
    }

    [Fact]
    public async Task Votes_from_before_a_change_are_those_that_count_and_their_voters_are_all_asked()
    {
        await _app.InDatabaseAsync(async db =>
        {
            await db.Ideas.Where(i => i.Id == _idea).ExecuteUpdateAsync(set => set.SetProperty(i => i.ChangedAt, _app.Clock.Now.AddHours(1)));
            var (oliver, elena) = (await db.DemoPersonAsync("customer2"), await db.DemoPersonAsync("employee"));
            var (his, hers, all) = (await db.VotesBeforeAsync(_idea, oliver, default), await db.VotesBeforeAsync(_idea, elena, default), await db.VotesBeforeAsync(_idea, null, default));
            Assert.Equal((1, 1, true), (his!.All, his.Before, his.AsksReader));
            Assert.Equal((1, 1, true), (hers!.All, hers.Before, hers.AsksReader));
            Assert.Equal((1, false), (all!.Before, all.AsksReader));
            return true;
        });
        await DoubtAsync(_idea, "employee");
        Assert.Null(await _app.InDatabaseAsync(db => db.VotesBeforeAsync(_idea, null, default)));
        var page = await (await _app.SignedInAsync("customer2")).OpenAsync($"/ideas/{_idea}");
        Assert.Contains("Still yes?", page.QuerySelector("#still-yes")!.TextContent);
        Assert.DoesNotContain("from before", page.QuerySelector("#still-yes")!.TextContent);
    }

    private Task VoteAsync(int idea, string who) => _app.ActAsync(idea, who, (idea, voter) => idea.CastVote(voter, _app.Clock.Now));

    private Task<int> DoubtAsync(int idea, string who) => _app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        await db.ChangeDoubtsAsync(idea, [(await db.DemoPersonAsync(who)).Id], VoteDoubts.Held, on: true, default), default));
}
