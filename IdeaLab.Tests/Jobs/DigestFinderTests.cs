using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Digests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

public sealed class DigestFinderTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    private DateTime Now => _app.Clock.Now;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_changed_is_told_once_for_each_idea_by_its_last_step()
    {
        var id = await _app.ShareAsync("Freeze my card", daysAgo: 40);
        await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.UnderReview, reviewer, "We look.", Now.AddDays(-20)));
        Assert.Empty(await ToldAsync(DigestPart.Changed));

        await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.AnswerOfficially(reviewer, "We do it.", Now.AddDays(-2)));
        Assert.Equal(new DigestReason.Answered("Ruth Adler"), Assert.Single(await ToldAsync(DigestPart.Changed)).Reason);
        await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.Planned, reviewer, "In spring.", Now.AddDays(-1)));
        Assert.Equal(new DigestReason.Stepped(IdeaStatus.Planned, "Ruth Adler"), Assert.Single(await ToldAsync(DigestPart.Changed)).Reason);
    }

    [Fact]
    public async Task What_everybody_asked_has_scored_waits_for_a_decision_and_what_divides_them_is_told_to_those_who_are_not_asked()
    {
        var (agreed, divided) = (await _app.ReviewedAsync("Agreed"), await _app.ReviewedAsync("Divided"));
        foreach (var id in (int[])[agreed, divided]) await _app.AskToScoreAsync(id, ["reviewer", "owner", "lead"]);
        foreach (var who in (string[])["reviewer", "owner"]) await _app.ScoreAsync(agreed, who, 4);
        await _app.ScoreAsync(divided, "reviewer", 1);
        await _app.ScoreAsync(divided, "owner", 5);
        Assert.Empty(await ToldAsync(DigestPart.Decide));
        Assert.Empty(await ToldAsync(DigestPart.Divided));

        await _app.ScoreAsync(agreed, "lead", 4);
        await _app.ScoreAsync(divided, "lead", 3);
        Assert.Equal(3, Assert.IsType<DigestReason.Scored>(Assert.Single(await ToldAsync(DigestPart.Decide)).Reason).Scorecards);
        Assert.Equal(3, Assert.IsType<DigestReason.Disagreed>(Assert.Single(await ToldAsync(DigestPart.Divided)).Reason).Scorecards);
    }

    [Fact]
    public async Task A_place_lost_to_new_ideas_alone_is_told_of_those_and_one_lost_to_an_idea_that_was_there_is_told_of_it()
    {
        var first = await _app.ShareAsync("Was first", daysAgo: 20);
        var second = await _app.ShareAsync("Was second", daysAgo: 20);
        foreach (var who in (string[])["employee", "customer2"]) await VoteAsync(first, who, -15);
        await VoteAsync(second, "employee", -15);
        foreach (var who in (string[])["employee", "customer2", "reviewer"]) await VoteAsync(await _app.ShareAsync($"New, for {who}", daysAgo: 3), who, -1);
        Assert.Empty(await ToldAsync(DigestPart.Moved));
        Assert.Equal(3, (await ToldAsync(DigestPart.New)).Count);

        foreach (var who in (string[])["lead", "owner", "reviewer"]) await VoteAsync(second, who, -1);
        Assert.Equal(["Was second", "Was first"], (await ToldAsync(DigestPart.Moved)).Select(l => l.Title));

        Task VoteAsync(int id, string who, int days) => _app.ActAsync(id, who, (idea, voter) => idea.CastVote(voter, Now.AddDays(days)));
    }

    [Fact]
    public async Task A_board_that_was_ranked_just_now_stands_as_it_was_kept_last_and_one_ranked_long_ago_as_its_rows_say()
    {
        await _app.ShareAsync("Was first", daysAgo: 20);
        var second = await _app.ShareAsync("Was second", daysAgo: 21);
        await _app.InDatabaseAsync(async db =>
        {
            db.AddRange(await db.StandingsAsync(null, Now.AddDays(-8), default), await db.StandingsAsync(await db.Topics.Select(t => t.Id).SingleAsync(), Now.AddDays(-8), default));
            return await db.SaveChangesAsync();
        });
        await _app.ActAsync(second, "employee", (idea, voter) => idea.CastVote(voter, Now.AddHours(-1)));
        await RankedAsync(Now.AddHours(-2));
        Assert.Equal(["Was second"], (await ToldAsync(DigestPart.Moved)).Select(l => l.Title));

        // No snapshot came of it, so nothing had moved.
        await RankedAsync(Now.AddMinutes(-5));
        Assert.Empty(await ToldAsync(DigestPart.Moved));

        Task<int> RankedAsync(DateTime at) => _app.InDatabaseAsync(db =>
        {
            var run = new JobRun("RankIdeas", at, at, "here");
            run.Succeed(0, at);
            db.Add(run);
            return db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_promise_that_is_over_comes_before_more_support_that_nobody_promised_to_answer()
    {
        var promised = await _app.ShareAsync("Promised", daysAgo: 60);
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Ideas.Include(i => i.Promises).SingleAsync(i => i.Id == promised)).PromiseAnswer(await db.PromiseTermsAsync(default), Now.AddDays(-60));
            return await db.SaveChangesAsync();
        });
        var loved = await _app.ShareAsync("Loved", daysAgo: 30);
        await _app.ActAsync(loved, "employee", (idea, voter) => idea.CastVote(voter, Now.AddDays(-20)));
        await _app.ShareAsync("Of this week", daysAgo: 1);

        var told = await ToldAsync(DigestPart.Waiting);
        Assert.Equal(["Promised", "Loved"], told.Select(l => l.Title));
        Assert.True(Assert.IsType<DigestReason.Overdue>(told[0].Reason).DueAt < Now);
        Assert.Equal(1, Assert.IsType<DigestReason.Unanswered>(told[1].Reason).Support);
    }

    [Fact]
    public async Task Strong_but_unseen_is_what_most_of_a_few_viewers_voted_for()
    {
        foreach (var (title, voters, viewers) in new[] { ("Strong", 5, 8), ("Weak", 3, 29), ("Seen", 30, 40), ("Alone", 1, 1) })
        {
            var id = await _app.ShareAsync(title, daysAgo: 10);
            await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Voters, voters).SetProperty(i => i.Viewers, viewers)));
        }
        var line = Assert.Single(await ToldAsync(DigestPart.Unseen));
        Assert.Equal(("Strong", new DigestReason.Unseen(5, 8)), (line.Title, line.Reason));
    }

    [Fact]
    public async Task A_dispute_has_at_least_two_on_each_side_within_the_week()
    {
        var (disputed, liked) = (await _app.ShareAsync("Disputed"), await _app.ShareAsync("Liked"));
        foreach (var by in (string[])["customer2", "employee"])
        {
            await _app.CommentAsync(disputed, "Yes.", by, stance: Stance.Support);
            await _app.CommentAsync(disputed, "But.", by, stance: Stance.Concern);
            await _app.CommentAsync(liked, "Yes.", by, stance: Stance.Support);
        }
        await _app.CommentAsync(liked, "But.", stance: Stance.Concern);
        var line = Assert.Single(await ToldAsync(DigestPart.Divided));
        Assert.Equal(("Disputed", new DigestReason.Contested(2, 2)), (line.Title, line.Reason));
    }

    [Fact]
    public async Task Stuck_is_what_was_begun_and_has_not_been_heard_of_for_a_month()
    {
        var (stuck, answered) = (await _app.ShareAsync("Stuck", daysAgo: 60), await _app.ShareAsync("Answered", daysAgo: 60));
        foreach (var id in (int[])[stuck, answered]) await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.UnderReview, reviewer, "We look.", Now.AddDays(-40)));
        await _app.ActAsync(answered, "reviewer", (idea, reviewer) => idea.AnswerOfficially(reviewer, "Soon.", Now.AddDays(-10)));
        var line = Assert.Single(await ToldAsync(DigestPart.Stuck));
        Assert.Equal(("Stuck", new DigestReason.Stuck(IdeaStatus.UnderReview, Now.AddDays(-40))), (line.Title, line.Reason));
    }

    [Fact]
    public async Task Questions_to_staff_are_counted_by_idea()
    {
        var id = await _app.ShareAsync("Freeze my card");
        await _app.CommentAsync(id, "How?", stance: Stance.Question);
        await _app.CommentAsync(id, "When?", "employee", stance: Stance.Question);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new DigestReason.Asked(2, Now.AddDays(-1)), Assert.Single(await ToldAsync(DigestPart.Questions)).Reason);
    }

    [Fact]
    public async Task Lessons_that_are_owed_and_conditions_that_have_come_are_told_and_so_are_outcomes()
    {
        var (delivered, declined) = (await _app.ShareAsync("Delivered", daysAgo: 60), await _app.ShareAsync("Declined", daysAgo: 50));
        await _app.EndAsync(delivered, IdeaStatus.Delivered);
        await _app.ActAsync(declined, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.Declined, reviewer, "Too early.", Now, new Reopening("The law changes.", Now.AddDays(30))));
        _app.Clock.Advance(TimeSpan.FromDays(91));
        await _app.RunAsync<AskOutcomesJob>();
        _app.Clock.Advance(TimeSpan.FromMinutes(1));

        var lessons = await ToldAsync(DigestPart.Lessons);
        Assert.Equal(new DigestReason.Reopening("The law changes."), lessons.Single(l => l.Title == "Declined").Reason);
        Assert.IsType<DigestReason.LessonOwed>(lessons.Single(l => l.Title == "Delivered").Reason);
        Assert.Equal(new DigestReason.OutcomeOwed(90), Assert.Single(await ToldAsync(DigestPart.Outcomes)).Reason);
    }

    [Fact]
    public async Task Several_readers_of_one_week_cost_no_more_than_one_and_each_reads_of_their_own_topics()
    {
        await _app.ShareAsync("On cards", topic: "Cards");
        await _app.ShareAsync("On savings", topic: "Savings");
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Topics.Include(t => t.Owners).SingleAsync(t => t.English == "Cards")).GiveTo([await db.DemoPersonAsync("owner")]);
            return await db.SaveChangesAsync();
        });
        await using var scope = _app.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<DigestReader>();
        var window = new DigestWindow("2026-W10", Now.AddDays(-7), Now.AddDays(1), Now.AddDays(1));

        var lead = await reader.ReadAsync(await _app.PersonAsync("lead"), window, Now.AddMinutes(1), default);
        await _app.ShareAsync("Too late for this run", topic: "Cards");
        var owner = await reader.ReadAsync(await _app.PersonAsync("owner"), window, Now.AddMinutes(1), default);

        Assert.Equal(["On cards", "On savings"], Lines(lead, DigestPart.New).Select(l => l.Title).Order());
        Assert.Equal(["On cards"], Lines(owner, DigestPart.New).Select(l => l.Title));
    }

    private async Task<IReadOnlyList<DigestLine>> ToldAsync(DigestPart part)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var digest = await scope.ServiceProvider.GetRequiredService<DigestReader>()
            .ReadAsync(await _app.PersonAsync("lead"), new DigestWindow("2026-W10", Now.AddDays(-7), Now.AddDays(1), Now.AddDays(1)), Now.AddMinutes(1), default);
        return Lines(digest, part);
    }

    private static IReadOnlyList<DigestLine> Lines(WeeklyDigest digest, DigestPart part) => digest.Sections.FirstOrDefault(s => s.Part == part)?.Lines ?? [];
}
