using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data;

/// <summary>Votes cast, taken back, given from a budget, doubted and restored, merged and taken apart again, in any order on real rows: what counts is what nothing keeps out, and nothing else moves.</summary>
public sealed class DoubtPropertyTests
{
    private const int Ideas = 5;
    private const int FromBudget = 2;
    private const int People = 3;

    private static readonly Arbitrary<DoubtAct[]> Acts = Gen.Zip(Gen.Zip(Gen.Choose(0, 11), Gen.Choose(0, People - 1)), Gen.Zip(Gen.Choose(0, Ideas - 1), Gen.Choose(0, Ideas - 1)))
        .Select(a => new DoubtAct((DoubtActKind)a.Item1.Item1, a.Item2.Item1, a.Item2.Item2, a.Item1.Item2)).ArrayOf(70).ToArbitrary();

    [Fact]
    public void Counters_scores_and_budgets_are_what_the_votes_say() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(10), Prop.ForAll(Acts, acts => RunAsync(acts).GetAwaiter().GetResult()));

    private static async Task RunAsync(DoubtAct[] acts)
    {
        await using var stage = await Stage.OpenAsync();
        foreach (var act in acts) await stage.DoAsync(act);
        await stage.CheckAsync();
        await stage.UndoAllAsync();
        await stage.CheckAsync();
    }

    private sealed class Stage(JobLab lab, int[] ideas, int challenge, int reviewer, int[] people) : IAsyncDisposable
    {
        private readonly DoubtWorld _world = new(ideas.Length, FromBudget, people.Length);

        public static async Task<Stage> OpenAsync()
        {
            var lab = JobLab.Open();
            var (ideas, topics) = await lab.SeedAsync(Ideas - FromBudget, People);
            var people = await lab.InDatabaseAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
            return await lab.InDatabaseAsync(async db =>
            {
                var ruth = await db.People.SingleAsync(p => p.Id == people[0]);
                ruth.TakeRoles(Roles.Reviewer | Roles.Owner);
                var topic = await db.Topics.SingleAsync(t => t.Id == topics[0]);
                var challenge = new Challenge(new("How?", "", new(2026, 3, 2), new(2026, 12, 31), Audience.Everyone, [topic], "", ruth, new(DoubtWorld.Budget, 3)), ruth, TimeZoneInfo.Utc, lab.Clock.Now);
                var entered = Enumerable.Range(0, FromBudget).Select(n => new Idea(ruth, $"Less paper {n}", "By mail.", topic, Audience.Everyone, lab.Clock.Now, challenge)).ToList();
                db.AddRange(entered);
                await db.SaveChangesAsync();
                return new Stage(lab, [.. ideas, .. entered.Select(i => i.Id)], challenge.Id, people[0], [.. people.Skip(1)]);
            });
        }

        public async Task DoAsync(DoubtAct act)
        {
            if (!_world.Allows(act)) return;
            lab.Clock.Advance(TimeSpan.FromHours(1));
            await lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
            {
                await DoAsync(db, act, lab.Clock.Now);
                return true;
            }, default));
            if (act.Kind is DoubtActKind.Sanction or DoubtActKind.Lift) await lab.RunAsync<ApplySanctionsJob>();
            _world.Do(act);
        }

        public async Task UndoAllAsync()
        {
            foreach (var idea in _world.Merged.Reverse().ToList()) await DoAsync(new DoubtAct(DoubtActKind.Undo, idea, 0, 0));
        }

        private async Task DoAsync(IdeaLabDb db, DoubtAct act, DateTime now)
        {
            var (id, ruth, person) = (ideas[act.One], await db.People.SingleAsync(p => p.Id == reviewer), await db.People.Include(p => p.Sanctions).SingleAsync(p => p.Id == people[act.Who]));
            switch (act.Kind)
            {
                case DoubtActKind.Merge:
                    var both = await db.ForMergingAsync(id, ideas[act.Other], default);
                    var preview = await db.MergePreviewAsync(both[id], both[ideas[act.Other]], default);
                    both[id].MergeInto(both[ideas[act.Other]], ruth, "The same.", now);
                    Assert.Equal(preview.Voters.After, both[ideas[act.Other]].VoteCount);
                    await db.RescoreAsync(both[ideas[act.Other]], default);
                    break;
                case DoubtActKind.Undo:
                    var merge = (await db.ForUndoingAsync(id, default))!;
                    var end = merge.End!;
                    merge.Undo(ruth, "They differ.", now);
                    await db.RescoreAsync(end, default);
                    break;
                case DoubtActKind.Sanction: person.Sanction("Why", ruth, now); break;
                case DoubtActKind.Lift: person.LiftSanction("Why not", ruth, now); break;
                case DoubtActKind.Hold or DoubtActKind.Restore: await db.ChangeDoubtsAsync(id, [person.Id], VoteDoubts.Held, act.Kind is DoubtActKind.Hold, default); break;
                case DoubtActKind.Remove or DoubtActKind.TakeBack: await db.ChangeDoubtsAsync(id, [person.Id], VoteDoubts.Removed, act.Kind is DoubtActKind.Remove, default); break;
                default: await VoteAsync(db, await db.Ideas.WithShareOf(person).SingleAsync(i => i.Id == id), person, act, now); break;
            }
        }

        private static async Task VoteAsync(IdeaLabDb db, Idea idea, Person person, DoubtAct act, DateTime now)
        {
            if (act.Kind is DoubtActKind.Give) await db.GiveVotesAsync(idea, person, DoubtWorld.AmountOf(act), now, default);
            if (act.Kind is DoubtActKind.Vote or DoubtActKind.VoteAgain) await db.CastVoteAsync(idea, person, now, default);
            if (act.Kind is not DoubtActKind.Withdraw) return;
            await db.LoadMergedAsync(idea, person, default);
            idea.WithdrawVote(person, now);
            await db.RescoreAsync(idea, default);
        }

        public async Task CheckAsync()
        {
            lab.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(0, (await lab.RunAsync<RecountVotesJob>())!.Items);
            for (var n = 0; n < ideas.Length; n++)
            {
                var idea = await lab.InDatabaseAsync(db => db.Ideas.Include(i => i.Votes).SingleAsync(i => i.Id == ideas[n]));
                Assert.Equal((_world.Votes(n), _world.Voters(n)), (idea.VoteCount, idea.Voters));
                Assert.Equal(_world.Rows(n).Select(row => (people[row.Who], row.Amount, row.Doubts)), idea.Votes.OrderBy(v => v.VoterId).Select(v => (v.VoterId, v.Amount, v.Doubts)));
                // Nothing else moves these scores.
                var worth = idea.Votes.Where(v => v.Doubts is VoteDoubts.None).Select(v => new TrendingEvent(RankTerm.Votes, v.Amount * Trending.VoteWeight, v.CastAt));
                Assert.Equal(Trending.Standard.Of(worth, idea.CreatedAt), idea.TrendingScore, 1e-9);
            }
            foreach (var (id, who) in people.Select((id, who) => (id, who)))
                Assert.Equal(_world.GivenBy(who), await lab.InDatabaseAsync(async db => await db.VotesGivenAsync(challenge, await db.People.SingleAsync(p => p.Id == id), 0, default)));
        }

        public ValueTask DisposeAsync() => lab.DisposeAsync();
    }
}
