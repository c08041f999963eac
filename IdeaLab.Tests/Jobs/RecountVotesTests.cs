using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

public sealed class RecountVotesTests
{
    [Fact]
    public async Task A_board_kept_by_the_verbs_has_no_drift()
    {
        await using var lab = JobLab.Open();
        var (ideas, _) = await lab.SeedAsync(ideas: 3, people: 40);
        await BustleAsync(lab, ideas[0]);

        var run = await lab.RunAsync<RecountVotesJob>();

        Assert.Equal((JobOutcome.Succeeded, 0), (run!.Outcome, run.Items));
    }

    [Theory]
    [InlineData("UPDATE Ideas SET VoteCount = VoteCount + 1 WHERE Id = {0}")]
    [InlineData("UPDATE Ideas SET Voters = Voters + 1 WHERE Id = {0}")]
    [InlineData("UPDATE Ideas SET CommentCount = 0 WHERE Id = {0}")]
    [InlineData("UPDATE Ideas SET TrendingScore = TrendingScore + 0.001 WHERE Id = {0}")]
    [InlineData("DELETE FROM Votes WHERE IdeaId = {0} AND VoterId = 5")]
    public async Task Drift_is_counted_and_mended(string fault)
    {
        await using var lab = JobLab.Open();
        var (ideas, _) = await lab.SeedAsync(ideas: 3, people: 10);
        await BustleAsync(lab, ideas[0]);
        Assert.Equal(1, await lab.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(fault, ideas[0])));

        var run = await lab.RunAsync<RecountVotesJob>();
        lab.Clock.Advance(TimeSpan.FromDays(1));
        var second = await lab.RunAsync<RecountVotesJob>();

        Assert.Equal((1, 0), (run!.Items, second!.Items));
        var idea = await lab.InDatabaseAsync(db => db.Ideas.Include(i => i.Votes).Include(i => i.Comments).SingleAsync(i => i.Id == ideas[0]));
        Assert.Equal((idea.Votes.Count, idea.Votes.Count(v => !v.IsCarried), idea.Comments.Count(c => !c.IsDeleted)), (idea.VoteCount, idea.Voters, idea.CommentCount));
    }

    private static async Task BustleAsync(JobLab lab, int idea)
    {
        await lab.ActAsync(idea, (idea, people) =>
        {
            foreach (var (person, n) in people.Skip(1).Select((p, n) => (p, n))) idea.CastVote(person, lab.Clock.Now.AddHours(-n * 7));
            idea.StartFollowing(people[2], lab.Clock.Now.AddDays(-1));
            idea.AddComment(people[3], "One", Stance.None, null, lab.Clock.Now.AddDays(-9));
            idea.AddComment(people[3], "Two", Stance.None, null, lab.Clock.Now.AddDays(-8));
        });
        await lab.ActAsync(idea, (idea, people) => idea.DeleteComment(idea.Comments[0], people.Single(p => p.Id == idea.Comments[0].AuthorId), lab.Clock.Now), rescore: true);
        await lab.ActAsync(idea, (idea, people) => idea.WithdrawVote(people[6], lab.Clock.Now), rescore: true);
    }
}
