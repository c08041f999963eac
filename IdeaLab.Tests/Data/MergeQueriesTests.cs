using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Tests.Domain.Ideas;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data;

/// <summary>Merging on real rows, each act in a unit of work of its own as on a page: counters and scores always are what the rows say.</summary>
public sealed class MergeQueriesTests
{
    [Fact]
    public void Counters_and_scores_equal_recounted_rows_and_undoing_all_leaves_what_was() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(MergePropertyTests.Acts, acts =>
    {
        Run(acts).GetAwaiter().GetResult();
    }));

    private static async Task Run(MergeAct[] acts)
    {
        await using var stage = await Stage.OpenAsync();
        foreach (var act in acts) await stage.DoAsync(act);
        await stage.CheckAsync();
        foreach (var idea in acts.Select(act => act.One).Reverse().Distinct()) await stage.DoAsync(new MergeAct(MergeActKind.Undo, idea, 0, 0));
        await stage.CheckAsync();
        Assert.Equal((0, 0), await stage.CarriedAsync());
    }

    private sealed class Stage(JobLab lab, int[] ideas, int reviewer, int[] people) : IAsyncDisposable
    {
        private readonly MergeWorld _world = new(ideas.Length);

        public static async Task<Stage> OpenAsync()
        {
            var lab = JobLab.Open();
            var (ideas, topics) = await lab.SeedAsync(ideas: 3, people: 3);
            var people = await lab.InDatabaseAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
            var imported = await lab.InDatabaseAsync(async db =>
            {
                var author = await db.People.FirstAsync();
                var idea = Idea.Imported(author, "Clean streets", "", await db.Topics.SingleAsync(t => t.Id == topics[0]), 64, Trending.Standard, lab.Clock.Now.AddDays(-14), "town", "1");
                db.Add(idea);
                await db.SaveChangesAsync();
                return idea.Id;
            });
            return new(lab, [.. ideas, imported], people[0], [.. people.Skip(1)]);
        }

        public async Task DoAsync(MergeAct act)
        {
            if (!_world.Allows(act)) return;
            lab.Clock.Advance(TimeSpan.FromHours(1));
            await lab.InDatabaseAsync(db => db.InOneGoAsync(async () =>
            {
                await DoAsync(db, act, lab.Clock.Now);
                return true;
            }, default));
            _world.Do(act);
        }

        private async Task DoAsync(IdeaLabDb db, MergeAct act, DateTime now)
        {
            var (id, ruth, person) = (ideas[act.One], await db.People.SingleAsync(p => p.Id == reviewer), await db.People.SingleAsync(p => p.Id == people[act.Who]));
            if (act.Kind is MergeActKind.Undo)
            {
                var merge = (await db.ForUndoingAsync(id, default))!;
                var end = merge.End!;
                merge.Undo(ruth, "They differ.", now);
                await db.RescoreAsync(end, default);
            }
            else if (act.Kind is MergeActKind.Merge or MergeActKind.MergeOther)
            {
                var both = await db.ForMergingAsync(id, ideas[act.Other], default);
                both[id].MergeInto(both[ideas[act.Other]], ruth, "The same.", now);
                await db.RescoreAsync(both[ideas[act.Other]], default);
            }
            else
            {
                await ActAsync(db, await db.Ideas.WithShareOf(person).SingleAsync(i => i.Id == id), person, act.Kind, now);
            }
        }

        private static async Task ActAsync(IdeaLabDb db, Idea idea, Person person, MergeActKind kind, DateTime now)
        {
            if (kind is MergeActKind.Vote) idea.CastVote(person, now);
            if (kind is MergeActKind.Follow) idea.StartFollowing(person, now);
            if (kind is not (MergeActKind.Withdraw or MergeActKind.Stop)) return;
            await db.LoadMergedAsync(idea, person, default);
            if (kind is MergeActKind.Withdraw) idea.WithdrawVote(person, now);
            else idea.StopFollowing(person);
            await db.RescoreAsync(idea, default);
        }

        public async Task CheckAsync()
        {
            lab.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(0, (await lab.RunAsync<RecountVotesJob>())!.Items);
            for (var n = 0; n < ideas.Length; n++)
            {
                var voters = await lab.InDatabaseAsync(db => db.Votes.Where(v => v.IdeaId == ideas[n]).OrderBy(v => v.VoterId).Select(v => v.VoterId).ToListAsync());
                Assert.Equal(_world.VotersOf(n).Select(who => people[who]), voters);
                var followers = await lab.InDatabaseAsync(db => db.Follows.Where(f => f.IdeaId == ideas[n] && people.Contains(f.PersonId)).OrderBy(f => f.PersonId).Select(f => f.PersonId).ToListAsync());
                Assert.Equal(people.Where((_, who) => _world.FollowOf(n, who) is not null), followers);
                Assert.Equal(_world.PartsOf(n).Contains(ideas.Length - 1) ? 64 : 0, await lab.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == ideas[n]).Select(i => i.ImportedSupport).SingleAsync()));
            }
        }

        public Task<(int Votes, int Follows)> CarriedAsync() => lab.InDatabaseAsync(async db => (await db.Votes.CountAsync(v => v.MergeId != null), await db.Follows.CountAsync(f => f.MergeId != null)));

        public ValueTask DisposeAsync() => lab.DisposeAsync();
    }
}
