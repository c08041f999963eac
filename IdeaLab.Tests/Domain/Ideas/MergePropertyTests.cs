using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ideas;

/// <summary>However people vote and follow while ideas are merged, merged on top and taken apart again in any order: everybody counts once, and nothing is left behind.</summary>
public sealed class MergePropertyTests
{
    private const int Ideas = 4;
    private const int People = 3;

    internal static readonly Arbitrary<MergeAct[]> Acts = Gen.Zip(Gen.Zip(Gen.Choose(0, 6), Gen.Choose(0, People - 1)), Gen.Zip(Gen.Choose(0, Ideas - 1), Gen.Choose(0, Ideas - 1)))
        .Select(a => new MergeAct((MergeActKind)a.Item1.Item1, a.Item2.Item1, a.Item2.Item2, a.Item1.Item2)).ArrayOf(60).ToArbitrary();

    [Fact]
    public void Each_counts_once_and_each_undo_restores_what_was() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Acts, acts =>
    {
        var scene = new Stage();
        foreach (var act in acts) scene.Do(act);
        // Whatever still stands is taken apart, the idea named last first.
        foreach (var idea in acts.Select(act => act.One).Reverse().Distinct()) scene.Do(new MergeAct(MergeActKind.Undo, idea, 0, 0));
        Assert.All(scene.Ideas, idea => Assert.DoesNotContain(true, idea.Votes.Select(v => v.IsCarried).Concat(idea.Follows.Select(f => f.IsCarried))));
    }));

    private sealed class Stage
    {
        private static readonly int[] Imported = [0, 64, 0, 7];

        private readonly Person _ruth = Cast.Staff();
        private readonly Person[] _people = [.. Enumerable.Range(0, People).Select(_ => Cast.Customer())];
        private readonly List<Merge> _merges = [];
        private readonly MergeWorld _world = new(MergePropertyTests.Ideas);
        private DateTime _now = Cast.Noon;

        public Idea[] Ideas { get; } = [.. Imported.Select((support, n) => Cast.Saved(Idea.Imported(Cast.Customer(), $"Idea {n}", "", Cast.Topic(), support, Trending.Standard, Cast.Noon.AddDays(-7 * n), "town", $"{n}")))];

        public void Do(MergeAct act)
        {
            if (!_world.Allows(act)) return;
            _now = _now.AddHours(1);
            var (idea, person) = (Ideas[act.One], _people[act.Who]);
            switch (act.Kind)
            {
                case MergeActKind.Vote: idea.CastVote(person, _now); break;
                case MergeActKind.Withdraw: idea.WithdrawVote(person, Cast.Noon); break;
                case MergeActKind.Follow: idea.StartFollowing(person, _now); break;
                case MergeActKind.Stop: idea.StopFollowing(person); break;
                case MergeActKind.Undo: _merges.Single(m => m.IsStanding && m.Idea == idea).Undo(_ruth, "They differ.", _now); break;
                default: _merges.Add(idea.MergeInto(Ideas[act.Other], _ruth, "The same.", _now)); break;
            }
            _world.Do(act);
            for (var n = 0; n < Ideas.Length; n++) Compare(n);
        }

        private void Compare(int n)
        {
            var idea = Ideas[n];
            Assert.Equal(_world.IsMerged(n) ? IdeaStatus.Merged : IdeaStatus.Submitted, idea.Status);
            Assert.Equal(idea.Votes.Count, idea.VoteCount);
            Assert.Equal(idea.Votes.Count(v => !v.IsCarried), idea.Voters);
            Assert.Equal(_world.VotersOf(n).Select(who => _people[who].Id), idea.Votes.Select(v => v.VoterId).Order());
            Assert.Equal(_people.Select((person, who) => (person.Id, _world.FollowOf(n, who))).Where(f => f.Item2 is not null).Select(f => (f.Id, f.Item2!.Value)), idea.Follows.Select(f => (f.PersonId, f.Reason)).Order());
            Assert.Equal(_world.PartsOf(n).Sum(part => Imported[part]), idea.ImportedSupport);
            Assert.Equal(_world.PartsOf(n).Select(part => Ideas[part].Id).Order(), idea.Whole().Select(part => part.Id).Order());
            Assert.All(idea.Whole().Skip(1), part => Assert.Equal(Root(n), Array.IndexOf(Ideas, _merges.Single(m => m.IsStanding && m.Idea == part).End)));
        }

        private int Root(int n) => _world.Links.FindIndex(link => link.From == n) is var at and >= 0 ? Root(_world.Links[at].To) : n;
    }
}
