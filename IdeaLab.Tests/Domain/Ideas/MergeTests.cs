using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class MergeTests
{
    private static readonly DateTime Later = Cast.Noon.AddDays(1);

    private readonly Person _ruth = Cast.Staff();
    private readonly Person _both = Cast.Customer(), _here = Cast.Customer(), _there = Cast.Customer();
    private readonly Idea _source = Cast.Idea(), _target = Cast.Idea();

    public MergeTests()
    {
        foreach (var voter in (Person[])[_both, _here]) _source.CastVote(voter, Cast.Noon.AddHours(1));
        foreach (var voter in (Person[])[_both, _there]) _target.CastVote(voter, Cast.Noon.AddHours(2));
    }

    [Fact]
    public void Who_voted_for_both_counts_once_and_texts_and_rows_stay()
    {
        var merge = Merged();
        Assert.Equal((3, 3), (_target.VoteCount, _target.Votes.Count));
        Assert.Equal((IdeaStatus.Merged, 2, 2), (_source.Status, _source.VoteCount, _source.Votes.Count));
        Assert.Equal((_source, _target, _target, "The same."), (merge.Idea, merge.Target, merge.End, merge.Step.Reason));
        var carried = Assert.Single(_target.Votes, vote => vote.IsCarried);
        Assert.Equal((_here.Id, Cast.Noon.AddHours(1), merge), (carried.VoterId, carried.CastAt, carried.Merge));
    }

    [Fact]
    public void Its_author_and_voters_follow_the_target()
    {
        Merged();
        Assert.All([_source.Author, _here, _both], person => Assert.True(_target.IsFollowedBy(person)));
        Assert.Equal(_target.Follows.Count, _target.Follows.Select(f => f.PersonId).Distinct().Count());
    }

    [Fact]
    public void Undone_both_are_as_they_were()
    {
        var before = (State(_source), State(_target));
        var merge = Merged();
        merge.Undo(_ruth, "They differ.", Later.AddDays(1));
        Assert.Equal(before, (State(_source), State(_target)));
        Assert.Equal((false, null, _ruth, Later.AddDays(1)), (merge.IsStanding, merge.End, merge.UndoneBy, merge.UndoneAt!.Value));
        Assert.Equal([IdeaStatus.Merged, IdeaStatus.Submitted], _source.History.Select(step => step.To));
    }

    [Fact]
    public void Undoing_twice_is_once()
    {
        var merge = Merged();
        merge.Undo(_ruth, "They differ.", Later);
        merge.Undo(Cast.Staff(Roles.Lead), "Again.", Later.AddDays(1));
        Assert.Equal((2, _ruth, Later), (_source.History.Count, merge.UndoneBy, merge.UndoneAt!.Value));
    }

    [Fact]
    public void A_vote_cast_after_the_merge_stays_with_the_target()
    {
        var merge = Merged();
        var late = Cast.Customer();
        _target.CastVote(late, Later);
        merge.Undo(_ruth, "They differ.", Later);
        Assert.True(_target.HasVoteOf(late));
        Assert.False(_source.HasVoteOf(late));
        Assert.Equal((3, 2), (_target.VoteCount, _source.VoteCount));
    }

    [Fact]
    public void Who_votes_for_the_target_as_well_counts_once_and_for_both_when_they_part()
    {
        var merge = Merged();
        _target.CastVote(_here, Later);
        Assert.Equal((3, Cast.Noon.AddHours(1)), (_target.VoteCount, _target.Votes.Single(v => v.VoterId == _here.Id).CastAt));
        merge.Undo(_ruth, "They differ.", Later);
        Assert.Equal((true, true, 3), (_target.HasVoteOf(_here), _source.HasVoteOf(_here), _target.VoteCount));
    }

    [Fact]
    public void A_vote_taken_back_after_the_merge_is_gone_from_both()
    {
        var merge = Merged();
        _target.WithdrawVote(_here, Cast.Noon);
        _target.WithdrawVote(_both, Cast.Noon);
        Assert.Equal((1, 0), (_target.VoteCount, _source.VoteCount));
        merge.Undo(_ruth, "They differ.", Later);
        Assert.Equal((1, 0), (_target.VoteCount, _source.VoteCount));
    }

    [Fact]
    public void Who_chose_to_follow_the_merged_idea_follows_on_after_taking_their_vote_back()
    {
        _source.StartFollowing(_both, Cast.Noon);
        Merged();
        _target.WithdrawVote(_both, Cast.Noon);
        Assert.Equal((FollowReason.Chosen, true), Assert.Single(_target.Follows.Where(f => f.PersonId == _both.Id).Select(f => (f.Reason, f.IsCarried))));
    }

    [Fact]
    public void Who_stops_following_is_told_of_neither()
    {
        var merge = Merged();
        _target.StopFollowing(_source.Author);
        merge.Undo(_ruth, "They differ.", Later);
        Assert.False(_target.IsFollowedBy(_source.Author));
        Assert.False(_source.IsFollowedBy(_source.Author));
    }

    [Fact]
    public void Who_comments_after_the_merge_still_follows_when_it_is_undone()
    {
        var merge = Merged();
        _target.AddComment(_here, "And on Sundays?", Stance.Question, null, Later);
        merge.Undo(_ruth, "They differ.", Later);
        Assert.Equal(FollowReason.Comment, Assert.Single(_target.Follows, f => f.PersonId == _here.Id).Reason);
    }

    [Fact]
    public void A_vote_that_two_merged_ideas_bring_stays_while_one_of_them_does()
    {
        var third = Cast.Idea();
        third.CastVote(_here, Cast.Noon.AddHours(3));
        var (first, second) = (Merged(), third.MergeInto(_target, _ruth, "The same.", Later));
        Assert.Equal(3, _target.VoteCount);

        first.Undo(_ruth, "They differ.", Later);
        var carried = Assert.Single(_target.Votes, vote => vote.IsCarried);
        Assert.Equal((3, second, Cast.Noon.AddHours(3)), (_target.VoteCount, carried.Merge!, carried.CastAt));
        second.Undo(_ruth, "They differ.", Later);
        Assert.Equal(2, _target.VoteCount);
    }

    [Fact]
    public void A_merge_on_top_leads_on_and_the_lower_one_can_be_undone_first()
    {
        var top = Cast.Idea();
        var (lower, upper) = (Merged(), _target.MergeInto(top, _ruth, "The same.", Later));
        Assert.Equal((top, top, 3), (lower.End, upper.End, top.VoteCount));

        lower.Undo(_ruth, "They differ.", Later);
        Assert.Equal((2, 2, top), (_target.VoteCount, top.VoteCount, upper.End));
        upper.Undo(_ruth, "They differ.", Later);
        Assert.Equal((2, 0), (_target.VoteCount, top.VoteCount));
    }

    [Fact]
    public void Imported_support_is_added_as_cast_when_each_idea_was_created()
    {
        var (old, young, top) = (Imported(64, daysOld: 14), Imported(10, daysOld: 7), Imported(5, daysOld: 0));
        old.MergeInto(young, _ruth, "The same.", Later);
        Assert.Equal(74, young.ImportedSupport);
        var upper = young.MergeInto(top, _ruth, "The same.", Later);
        Assert.Equal(79, top.ImportedSupport);
        // Two half-lives, one, none: 64 / 4 + 10 / 2 + 5, of which 21 were brought.
        var brought = Trending.Standard.Add(Trending.Quiet(Cast.Noon), upper.ImportedSupport, upper.ImportedAt);
        Assert.Equal((74, 21), (upper.ImportedSupport, Math.Round(Trending.Standard.FreshVotes(brought, Cast.Noon), 6)));
        upper.Undo(_ruth, "They differ.", Later);
        Assert.Equal((5, 74), (top.ImportedSupport, young.ImportedSupport));
    }

    [Fact]
    public void A_merge_settles_the_promise_and_undoing_it_owes_the_answer_again()
    {
        var idea = Cast.Idea();
        idea.PromiseAnswer(new PromiseTerms(new WorkingCalendar(TimeZoneInfo.Utc, []), 5), Cast.Noon);
        var due = idea.QueuedBy;
        var merge = idea.MergeInto(_target, _ruth, "The same.", Later);
        Assert.Equal((null, null), (idea.QueuedBy, idea.OpenPromise));
        merge.Undo(_ruth, "They differ.", Later);
        Assert.Equal((due, due), (idea.QueuedBy, idea.OpenPromise?.DueAt));
    }

    [Fact]
    public void An_idea_that_waits_for_its_author_waits_on_when_the_merge_is_undone()
    {
        var idea = Cast.Idea();
        idea.PromiseAnswer(new PromiseTerms(new WorkingCalendar(TimeZoneInfo.Utc, []), 5), Cast.Noon);
        idea.AskAuthor(_ruth, "Which card?", Cast.Noon.AddHours(1));
        var (due, waiting) = (idea.OpenPromise!.DueAt, idea.WaitingSince);
        var merge = idea.MergeInto(_target, _ruth, "The same.", Later);
        Assert.False(idea.AwaitsReplyOf(idea.Author));
        merge.Undo(_ruth, "They differ.", Later.AddDays(2));
        Assert.Equal((null, due, waiting, Cast.Noon.AddHours(1)), (idea.QueuedBy, idea.OpenPromise!.DueAt, idea.WaitingSince, idea.OpenPromise.PausedAt!.Value));
        Assert.True(idea.AwaitsReplyOf(idea.Author));
    }

    [Fact]
    public void A_declined_idea_is_looked_at_again_when_it_was_to_be()
    {
        var again = Later.AddDays(30);
        _source.TakeStep(IdeaStatus.Declined, _ruth, "Too dear.", Cast.Noon, new Reopening("Cards get cheaper.", again));
        var merge = Merged();
        Assert.Null(_source.QueuedBy);
        merge.Undo(_ruth, "They differ.", Later);
        Assert.Equal((IdeaStatus.Declined, again, Cast.Noon), (_source.Status, _source.QueuedBy!.Value, _source.MovedAt!.Value));
    }

    [Fact]
    public void What_was_answered_while_merged_is_not_owed_again()
    {
        var idea = Cast.Idea();
        idea.PromiseAnswer(new PromiseTerms(new WorkingCalendar(TimeZoneInfo.Utc, []), 5), Cast.Noon);
        var merge = idea.MergeInto(_target, _ruth, "The same.", Later);
        idea.AnswerOfficially(_ruth, "We build the other one.", Later.AddHours(1));
        merge.Undo(_ruth, "They differ.", Later.AddHours(2));
        Assert.Equal((null, null, Later.AddHours(1)), (idea.QueuedBy, idea.OpenPromise, idea.MovedAt!.Value));
    }

    [Fact]
    public void Nothing_is_merged_into_itself_twice_round_in_a_circle_or_across_audiences()
    {
        Refused("Rule.MergeSelf", _source, _source);
        Refused("Rule.MergeAudience", _source, Cast.Idea(Cast.Employee(), Audience.Employees));
        Refused("Rule.MergeAudience", Cast.Idea(Cast.Employee(), Audience.Employees), _target);
        Merged();
        Refused("Rule.MergeAgain", _source, Cast.Idea());
        Refused("Rule.MergeTarget", Cast.Idea(), _source);
        Refused("Rule.MergeTarget", _target, _source);
    }

    [Fact]
    public void Only_staff_merge_and_undo_and_they_say_why()
    {
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => _source.MergeInto(_target, _here, "Mine.", Later)).Message);
        Assert.Equal("Rule.StatusReason", Assert.Throws<RuleViolation>(() => _source.MergeInto(_target, _ruth, " ", Later)).Message);
        var merge = Merged();
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => merge.Undo(_here, "Mine.", Later)).Message);
        Assert.Equal("Rule.StatusReason", Assert.Throws<RuleViolation>(() => merge.Undo(_ruth, " ", Later)).Message);
        Assert.True(merge.IsStanding);
    }

    [Fact]
    public void A_merged_idea_takes_neither_votes_nor_follows_and_no_other_step()
    {
        Merged();
        Assert.Throws<RuleViolation>(() => _source.CastVote(_there, Later));
        Assert.Throws<RuleViolation>(() => _source.WithdrawVote(_here, Cast.Noon));
        Assert.Throws<RuleViolation>(() => _source.StartFollowing(_there, Later));
        Assert.Throws<RuleViolation>(() => _source.StopFollowing(_here));
        Assert.Empty(StatusSteps.From(_source.Status));
    }

    private Merge Merged() => _source.MergeInto(_target, _ruth, "The same.", Later);

    private void Refused(string rule, Idea source, Idea target)
    {
        var (before, version) = (source.Status, target.Version);
        Assert.Equal(rule, source.WhyNotInto(target)?.Message);
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => source.MergeInto(target, _ruth, "The same.", Later)).Message);
        Assert.Equal((before, version), (source.Status, target.Version));
    }

    private static Idea Imported(int support, int daysOld) =>
        Cast.Saved(Idea.Imported(Cast.Customer(), "Clean streets", "", Cast.Topic(), support, Trending.Standard, Cast.Noon.AddDays(-daysOld), "madrid", Guid.NewGuid().ToString()));

    private static string State(Idea idea) => string.Join('\n',
        [$"{idea.Status} {idea.VoteCount} {idea.ImportedSupport} {idea.QueuedBy:O} {idea.MovedAt:O}",
        .. idea.Votes.Select(v => $"vote {v.VoterId} {v.CastAt:O} {v.IsCarried}").Order(), .. idea.Follows.Select(f => $"follow {f.PersonId} {f.Reason} {f.At:O} {f.IsCarried}").Order()]);
}
