using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Scorecards;

namespace IdeaLab.Tests.Domain.Scorecards;

public sealed class ScoringTests
{
    private const double Disagreement = 1;

    private readonly Person _ruth = Cast.Staff();
    private readonly Person _owner = Cast.Staff(Roles.Owner);
    private readonly Person _elena = Cast.Employee();
    private readonly Person _oliver = Cast.Customer("Oliver");
    private readonly Idea _idea = Cast.Idea();
    private readonly CriteriaSet _set = SetOf(("Helps", 3, Measure.Impact), ("Fits", 1, Measure.Impact), ("Work", 1, Measure.Effort));
    private readonly Scoring _scoring;

    public ScoringTests()
    {
        _idea.TakeStep(IdeaStatus.UnderReview, _ruth, "We look at it.", Cast.Noon);
        _scoring = new Scoring(_idea, _set);
    }

    [Fact]
    public void Whoever_is_asked_files_one_scorecard_and_closes_the_invitation()
    {
        Assert.NotNull(Ask(_elena));
        Assert.True(_scoring.TakesScorecardOf(_elena));
        File(_elena, 4, 2, 5);
        File(_elena, 4, 2, 5);
        var card = Assert.Single(_scoring.Scorecards);
        Assert.Equal((Cast.Noon, null), (card.FiledAt, card.RevisedAt));
        Assert.Equal((InvitationState.Filed, null, null), (_scoring.Invitations[0].State, _scoring.Invitations[0].OpenSince, _scoring.Invitations[0].RemindAt));
        Assert.Equal((1, 3.5, null, 5.0), (_scoring.Filed, _scoring.Mean, _scoring.Spread, _scoring.Effort));
    }

    [Fact]
    public void Effort_is_not_mixed_into_the_result()
    {
        Ask(_elena);
        File(_elena, 5, 5, 1);
        Assert.Equal((5.0, 1.0), (_scoring.Mean!.Value, _scoring.Effort!.Value));
    }

    [Fact]
    public void Everybody_counts_the_same_and_the_spread_is_between_people()
    {
        foreach (var person in (Person[])[_elena, _oliver]) Ask(person);
        File(_elena, 5, 1, 2);
        File(_oliver, 1, 5, 4);
        Assert.Equal((3.0, 3.0), (_scoring.Mean!.Value, _scoring.Effort!.Value));
        Assert.Equal(Math.Sqrt(2), _scoring.Spread!.Value, 12);
        Assert.Equal([2.8284271247461903, 2.8284271247461903, 1.4142135623730951], _scoring.Result!.Criteria.Select(c => c.Score.Spread!.Value));
        Assert.Equal([[1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [0, 1, 0, 1, 0]], _scoring.Result.Criteria.Select(c => c.Counts));
    }

    [Fact]
    public void Reviewers_disagree_over_the_threshold_and_only_until_it_is_decided()
    {
        foreach (var person in (Person[])[_elena, _oliver]) Ask(person);
        File(_elena, 5, 5, 1);
        Assert.Null(_scoring.DividedSince);
        File(_oliver, 2, 2, 1, at: Cast.Noon.AddHours(1));
        Assert.Equal(Cast.Noon.AddHours(1), _scoring.DividedSince);
        File(_oliver, 1, 2, 1, at: Cast.Noon.AddHours(2));
        Assert.Equal(Cast.Noon.AddHours(1), _scoring.DividedSince);

        _scoring.Judge(3, Cast.Noon);
        Assert.Null(_scoring.DividedSince);
        _scoring.Judge(1, Cast.Noon);
        Assert.NotNull(_scoring.DividedSince);
        _scoring.Settle(Cast.Noon);
        Assert.Null(_scoring.DividedSince);
    }

    [Fact]
    public void Exactly_the_threshold_is_no_disagreement()
    {
        foreach (var person in (Person[])[_elena, _oliver]) Ask(person);
        File(_elena, 4, 4, 1);
        _scoring.File(_oliver, [.. Values(2, 2, 1)], Math.Sqrt(2), Cast.Noon);
        Assert.Null(_scoring.DividedSince);
    }

    [Fact]
    public void A_scorecard_is_revised_until_it_is_decided_and_says_when()
    {
        Ask(_elena);
        File(_elena, 4, 2, 5);
        File(_elena, 5, 2, 5, at: Cast.Noon.AddDays(1));
        Assert.Equal((Cast.Noon, Cast.Noon.AddDays(1)), (_scoring.Scorecards[0].FiledAt, _scoring.Scorecards[0].RevisedAt));
        Assert.Equal(4.25, _scoring.Mean);
        _scoring.Settle(Cast.Noon);
        Assert.Equal("Rule.ScoreNotOpen", Refused(() => File(_elena, 1, 1, 1)));
        Assert.Equal(4.25, _scoring.Mean);
    }

    [Fact]
    public void Nobody_files_unasked_or_after_saying_no_or_once_it_was_taken_back()
    {
        Assert.Equal("Rule.ScoreNotOpen", Refused(() => File(_owner, 1, 1, 1)));
        Ask(_elena);
        Ask(_oliver);
        _scoring.Decline(_elena, "I am away.", Cast.Noon);
        _scoring.TakeBack(_ruth, _oliver, Cast.Noon);
        foreach (var person in (Person[])[_elena, _oliver]) Assert.Equal("Rule.ScoreNotOpen", Refused(() => File(person, 1, 1, 1)));
        Assert.Equal(["I am away.", null], _scoring.Invitations.Select(i => i.DeclineReason));
    }

    [Fact]
    public void Who_said_no_is_asked_again_and_who_is_asked_or_has_filed_is_not()
    {
        Ask(_elena);
        Assert.Null(Ask(_elena));
        _scoring.Decline(_elena, "I am away.", Cast.Noon);
        _scoring.Decline(_elena, "Twice is once.", Cast.Noon);
        Assert.Equal("I am away.", _scoring.Invitations[0].DeclineReason);
        Assert.NotNull(Ask(_elena));
        Assert.Null(Assert.Single(_scoring.Invitations).DeclineReason);
        File(_elena, 1, 1, 1);
        Assert.Null(Ask(_elena));
        Assert.Equal("Rule.ScoreNotOpen", Refused(() => _scoring.TakeBack(_ruth, _elena, Cast.Noon)));
    }

    [Fact]
    public void Only_staff_ask_and_neither_the_author_nor_whoever_may_not_see_it_is_asked()
    {
        Assert.Equal("Rule.StaffOnly", Refused(() => Ask(_elena, by: _oliver)));
        Assert.Equal("Rule.ScoreWhom", Refused(() => Ask(_idea.Author)));
        var inside = Cast.Idea(_elena, Audience.Employees);
        inside.TakeStep(IdeaStatus.UnderReview, _ruth, "We look at it.", Cast.Noon);
        Assert.Equal("Rule.ScoreWhom", Refused(() => new Scoring(inside, _set).Invite(_ruth, _oliver, _set, "", Cast.Noon.AddDays(5), Cast.Noon)));
        Assert.Equal("Rule.ScoreNote", Refused(() => _scoring.Invite(_ruth, _oliver, _set, new string('x', ScoreInvitation.NoteMaxLength + 1), Cast.Noon, Cast.Noon)));
    }

    [Theory]
    [InlineData(IdeaStatus.Submitted, false)]
    [InlineData(IdeaStatus.UnderReview, true)]
    [InlineData(IdeaStatus.Refining, true)]
    [InlineData(IdeaStatus.Planned, false)]
    [InlineData(IdeaStatus.InProgress, false)]
    [InlineData(IdeaStatus.Delivered, false)]
    [InlineData(IdeaStatus.Declined, false)]
    [InlineData(IdeaStatus.Merged, false)]
    public void An_idea_is_scored_while_it_is_under_review_or_refined(IdeaStatus status, bool isScored)
    {
        Ask(_elena);
        typeof(Idea).GetProperty(nameof(Idea.Status))!.SetValue(_idea, status);
        Assert.Equal(isScored, _scoring.TakesScorecardOf(_elena));
        if (!isScored) Assert.Equal("Rule.ScoreStatus", Refused(() => Ask(_oliver)));
    }

    [Fact]
    public void Who_is_asked_is_blind_until_theirs_is_in_staff_too()
    {
        foreach (var person in (Person[])[_elena, _oliver, _owner]) Ask(person);
        File(_elena, 4, 4, 4);
        Assert.True(_scoring.ShowsResultTo(_elena));
        Assert.False(_scoring.ShowsResultTo(_oliver));
        Assert.False(_scoring.ShowsResultTo(_owner));
        File(_owner, 1, 1, 1);
        Assert.True(_scoring.ShowsResultTo(_owner));
        Assert.True(_scoring.ShowsResultTo(_ruth));
        Assert.False(_scoring.ShowsResultTo(Cast.Customer()));
        Assert.False(_scoring.ShowsResultTo(null));
        Assert.False(_scoring.ShowsResultTo(Cast.Staff(Roles.Admin)));
    }

    [Fact]
    public void Saying_no_shows_the_result_to_staff_and_not_to_members()
    {
        foreach (var person in (Person[])[_elena, _oliver, _owner]) Ask(person);
        File(_elena, 4, 4, 4);
        foreach (var person in (Person[])[_oliver, _owner]) _scoring.Decline(person, "No time.", Cast.Noon);
        Assert.Equal((false, true), (_scoring.ShowsResultTo(_oliver), _scoring.ShowsResultTo(_owner)));
    }

    [Fact]
    public void Deciding_lets_what_is_open_lapse_and_asking_anew_opens_it_again()
    {
        Ask(_elena);
        Ask(_oliver);
        File(_elena, 4, 4, 4);
        _scoring.Settle(Cast.Noon);
        Assert.Equal([InvitationState.Filed, InvitationState.Lapsed], _scoring.Invitations.Select(i => i.State));
        Assert.NotNull(Ask(_elena));
        Assert.True(_scoring.IsOpen);
        File(_elena, 4, 4, 4);
        Assert.Equal(InvitationState.Filed, _scoring.Invitations[0].State);
        Assert.Null(_scoring.Scorecards[0].RevisedAt);
    }

    [Fact]
    public void The_newest_criteria_hold_until_somebody_has_filed()
    {
        Ask(_elena);
        var newer = SetOf(("Else", 1, Measure.Impact));
        Ask(_oliver, set: newer);
        Assert.Equal(newer.Id, _scoring.SetId);
        Assert.Equal("Rule.ScoreCriteria", Refused(() => File(_elena, 1, 1, 1)));
        _scoring.File(_elena, [new(newer.Criteria[0].Id, 3, "")], Disagreement, Cast.Noon);
        Ask(_owner, set: SetOf(("Later", 1, Measure.Impact)));
        Assert.Equal(newer.Id, _scoring.SetId);
    }

    [Theory]
    [InlineData("Rule.ScoreValues", 0, 3, 3)]
    [InlineData("Rule.ScoreValues", 6, 3, 3)]
    [InlineData("Rule.ScoreValues", 3, 3)]
    public void Each_criterion_needs_a_value_on_the_scale(string rule, params int[] values)
    {
        Ask(_elena);
        Assert.Equal(rule, Refused(() => File(_elena, values)));
        Assert.Empty(_scoring.Scorecards);
    }

    [Fact]
    public void No_criterion_is_given_twice_and_words_have_an_end()
    {
        Ask(_elena);
        var (first, second) = (_set.Criteria[0].Id, _set.Criteria[1].Id);
        Assert.Equal("Rule.ScoreValues", Refused(() => _scoring.File(_elena, [new(first, 1, ""), new(first, 2, ""), new(second, 3, "")], Disagreement, Cast.Noon)));
        Assert.Equal("Rule.ScoreWords", Refused(() => _scoring.File(_elena, [.. Values(1, 2, 3).Select(v => v with { Words = new string('x', Rating.WordsMaxLength + 1) })], Disagreement, Cast.Noon)));
    }

    [Fact]
    public void Reminders_come_after_the_due_time_three_working_days_apart_and_end()
    {
        // Wednesday noon; due at the end of Friday in Madrid.
        var calendar = new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"), []);
        var due = calendar.EndAfter(Cast.Noon, 2);
        var invitation = _scoring.Invite(_ruth, _elena, _set, "", due, Cast.Noon)!;
        Assert.False(invitation.Remind(calendar, due.AddTicks(-1)));
        Assert.False(invitation.IsLateAt(due.AddTicks(-1)));
        Assert.True(invitation.IsLateAt(due));
        Assert.True(invitation.Remind(calendar, due));
        Assert.False(invitation.Remind(calendar, due.AddDays(1)));
        // Saturday does not count: Monday, Tuesday, Wednesday.
        Assert.Equal(new DateTime(2026, 3, 11, 23, 0, 0), invitation.RemindAt);
        for (var n = 0; n < 20; n++) invitation.Remind(calendar, due.AddDays(7 * n));
        Assert.Equal((ScoreInvitation.RemindersMax, null), (invitation.Reminders, invitation.RemindAt));
    }

    private ScoreInvitation? Ask(Person person, Person? by = null, CriteriaSet? set = null) => _scoring.Invite(by ?? _ruth, person, set ?? _set, "", Cast.Noon.AddDays(5), Cast.Noon);

    private Scorecard File(Person person, params int[] values) => File(person, values, Cast.Noon);

    private Scorecard File(Person person, int first, int second, int third, DateTime at) => File(person, [first, second, third], at);

    private Scorecard File(Person person, int[] values, DateTime at) => _scoring.File(person, [.. Values(values)], Disagreement, at);

    private IEnumerable<RatingTerms> Values(params int[] values) => values.Select((value, at) => new RatingTerms(_set.Criteria[at].Id, value, ""));

    private static string Refused(Action act) => Assert.Throws<RuleViolation>(act).Message;

    private static string Refused(Func<object?> act) => Assert.Throws<RuleViolation>(() => { act(); }).Message;

    internal static CriteriaSet SetOf(params (string Name, int Weight, Measure Measure)[] criteria)
    {
        var set = Cast.Saved(new CriteriaSet(null, [.. criteria.Select(c => new CriterionTerms(c.Name, "", c.Weight, c.Measure))], Cast.Staff(Roles.Lead), Cast.Noon));
        foreach (var criterion in set.Criteria) Cast.Saved(criterion);
        return set;
    }
}
