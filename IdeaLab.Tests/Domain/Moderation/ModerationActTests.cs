using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Moderation;

/// <summary>What staff do about texts and people, and how it is undone and objected to.</summary>
public sealed class ModerationActTests
{
    private static readonly DateTime Noon = Cast.Noon;
    private static readonly PromiseTerms Terms = new(new WorkingCalendar(TimeZoneInfo.Utc, []), 5);
    private readonly Person _ruth = Cast.Staff();
    private readonly Person _lena = Cast.Staff(Roles.Lead);
    private readonly Person _carmen = Cast.Customer();
    private readonly Idea _idea;

    public ModerationActTests() => _idea = Cast.Idea(_carmen);

    [Fact]
    public void Hiding_needs_a_rule_and_a_reason_and_keeps_both_with_who_and_when()
    {
        var thing = new Contribution(_idea);
        Refused("Rule.ModerationGround", () => thing.Hide(_ruth, null, "Rude.", Noon));
        Refused("Rule.ModerationReason", () => thing.Hide(_ruth, Ground.Insult, " ", Noon));
        Refused("Rule.StaffOnly", () => thing.Hide(_carmen, Ground.Insult, "Rude.", Noon));
        Assert.False(_idea.IsWithheld);

        var act = thing.Hide(_ruth, Ground.Insult, " Rude. ", Noon)!;
        Assert.Equal((ActKind.Hide, _carmen, Ground.Insult, "Rude.", _ruth, Noon), (act.Kind, act.Person, act.Ground, act.Reason, act.By, act.At));
        Assert.True(_idea.IsWithheld && _idea.Withholdings.Single().IsByStaff);
        Assert.Null(thing.Hide(_lena, Ground.Spam, "Ads.", Noon));
    }

    [Fact]
    public void Nobody_decides_about_their_own()
    {
        var own = new Contribution(Cast.Idea(_ruth));
        Refused("Rule.ModerateOneself", () => own.Hide(_ruth, Ground.Spam, "Ads.", Noon));
        Assert.NotNull(own.Hide(_lena, Ground.Spam, "Ads.", Noon));
    }

    [Fact]
    public void What_a_rule_kept_back_is_let_through_or_hidden_by_staff()
    {
        var thing = new Contribution(_idea);
        _idea.Withhold(Screening.Of([new(ScreeningRule.Links, 50)]), Noon);
        Refused("Rule.ModerationWithheld", () => thing.Leave(_ruth, "", Noon));
        thing.Hide(_ruth, Ground.Spam, "Ads.", Noon);
        Assert.Equal((true, true), (Assert.Single(_idea.Withholdings).IsByStaff, _idea.IsWithheld));
        Refused("Rule.ModerationHidden", () => thing.Release(_lena, "", Terms, Noon));

        var other = Cast.Idea(_carmen);
        other.Withhold(Screening.Of([new(ScreeningRule.Links, 50)]), Noon);
        Assert.Equal(ActKind.Release, new Contribution(other).Release(_ruth, "", Terms, Noon)!.Kind);
        Assert.False(other.IsWithheld);
    }

    [Fact]
    public void A_passage_is_struck_wherever_it_stands_and_comes_back_when_the_act_is_undone()
    {
        var act = new Contribution(_idea).EditOut(_ruth, "lock screen", Ground.PersonalData, "Private.", Noon);
        Assert.Equal("From the […].", _idea.Body);
        Assert.Equal(("From the lock screen.", "lock screen"), (act.Earlier!.Body, act.Earlier.Passage));
        act.Undo(_lena, "It was not.", Terms, Noon.AddHours(1));
        Assert.Equal("From the lock screen.", _idea.Body);

        Refused("Rule.EditOutPassage", () => new Contribution(_idea).EditOut(_ruth, "not there", Ground.PersonalData, "Private.", Noon));
    }

    [Fact]
    public void What_its_author_has_written_since_is_not_overwritten_by_undoing()
    {
        var act = new Contribution(_idea).EditOut(_ruth, "lock screen", Ground.PersonalData, "Private.", Noon);
        _idea.Revise(_carmen, "Freeze a lost card", "From the home screen.");
        act.Undo(_lena, "It was not.", Terms, Noon.AddHours(1));
        Assert.Equal("From the home screen.", _idea.Body);
    }

    [Fact]
    public void Undoing_shows_it_again_once_and_says_why()
    {
        var act = new Contribution(_idea).Hide(_ruth, Ground.Insult, "Rude.", Noon)!;
        Refused("Rule.StaffOnly", () => act.Undo(_carmen, "Mine.", Terms, Noon));
        act.Undo(_lena, " Not rude. ", Terms, Noon.AddHours(1));
        act.Undo(_ruth, "Again.", Terms, Noon.AddHours(2));
        Assert.Equal((_lena, "Not rude.", Noon.AddHours(1), false), (act.UndoneBy, act.UndoReason, act.UndoneAt, _idea.IsWithheld));
    }

    [Fact]
    public void Who_is_suspended_neither_writes_nor_votes_and_their_votes_are_under_a_sanction_until_then()
    {
        var comment = Cast.Saved(_idea.AddComment(_carmen, "Mine.", Stance.None, null, Trending.Standard, Noon));
        var other = Cast.Idea();
        _carmen.Suspend(_ruth, 7, Ground.Insult, "Again.", null, Noon);
        Assert.Equal((true, Noon.AddDays(7), Noon), (_carmen.IsSilenced, _carmen.SilencedUntil, _carmen.SanctionedAt));
        Refused("Rule.Suspended", () => other.CastVote(_carmen, Noon));
        Refused("Rule.Suspended", () => other.AddComment(_carmen, "Hi", Stance.None, null, Trending.Standard, Noon));
        Refused("Rule.Suspended", () => _ = new Idea(_carmen, "Another", "Body", Cast.Topic(), Audience.Everyone, Noon));
        Refused("Rule.Suspended", () => _idea.Revise(_carmen, "Other", "Words"));
        Refused("Rule.Suspended", () => comment.Edit(_carmen, "Other", Stance.None, Noon));
        Refused("Rule.Suspended", () => _ = new Flag(other, null, _carmen, "Bad", Noon));
        // A name is read by everybody as well.
        Refused("Rule.Suspended", () => _carmen.Rename("Buy at spam.example"));
        _carmen.Rename(_carmen.Name);
        Assert.True(other.ExistsFor(_carmen));

        _carmen.EndSuspension(Noon.AddDays(7).AddTicks(-1));
        Assert.True(_carmen.IsSilenced);
        _carmen.EndSuspension(Noon.AddDays(7));
        Assert.Equal((false, null, null), (_carmen.IsSilenced, _carmen.SilencedUntil, _carmen.SanctionedAt));
        Assert.Equal(Noon.AddDays(7), _carmen.Sanctions.Single().LiftedAt);
    }

    [Fact]
    public void A_sanction_of_the_votes_alone_stands_through_a_suspension_and_after_it()
    {
        _carmen.Sanction("Ten accounts.", _ruth, Noon);
        _carmen.Suspend(_ruth, 1, Ground.Insult, "Again.", null, Noon.AddHours(1));
        _carmen.EndSuspension(Noon.AddDays(2));
        Assert.Equal((Noon, false), (_carmen.SanctionedAt, _carmen.IsSilenced));

        _carmen.Ban(_ruth, Ground.Deceit, "Ten accounts.", null, Noon.AddDays(3));
        _carmen.LiftSanction("Nine.", _ruth, Noon.AddDays(4));
        Assert.True(_carmen.IsSanctioned && _carmen.IsSilenced);
    }

    [Fact]
    public void A_ban_outlasts_a_suspension_and_ends_only_by_being_undone()
    {
        _carmen.Suspend(_ruth, 1, Ground.Insult, "Again.", null, Noon);
        var ban = _carmen.Ban(_lena, Ground.Insult, "And again.", null, Noon.AddHours(1));
        Assert.Null(_carmen.SilencedUntil);
        _carmen.EndSuspension(Noon.AddDays(9));
        Assert.True(_carmen.IsSilenced);
        ban.Undo(_ruth, "Enough.", Terms, Noon.AddDays(9));
        Assert.Equal((false, null), (_carmen.IsSilenced, _carmen.SanctionedAt));
    }

    [Theory]
    [InlineData(0), InlineData(ModerationAct.DaysMax + 1)]
    public void A_suspension_is_for_some_days(int days) => Refused("Rule.SuspendDays", () => _carmen.Suspend(_ruth, days, Ground.Spam, "Why", null, Noon));

    [Fact]
    public void Staff_are_neither_warned_nor_suspended()
    {
        Refused("Rule.SanctionStaff", () => _lena.Warn(_ruth, Ground.Insult, "Rude.", null, Noon));
        Refused("Rule.SanctionStaff", () => _lena.Ban(_ruth, Ground.Insult, "Rude.", null, Noon));
    }

    [Fact]
    public void Its_person_objects_once_and_another_one_of_staff_answers()
    {
        var act = new Contribution(_idea).Hide(_ruth, Ground.Insult, "Rude.", Noon)!;
        Refused("Rule.AppealOnce", () => act.RaiseAppeal(_lena, "Not mine.", Noon));
        Refused("Rule.AppealText", () => act.RaiseAppeal(_carmen, " ", Noon));
        var appeal = act.RaiseAppeal(_carmen, " It was a quotation. ", Noon.AddHours(1));
        Refused("Rule.AppealOnce", () => act.RaiseAppeal(_carmen, "Again.", Noon.AddHours(2)));
        Assert.Equal(("It was a quotation.", true), (appeal.Text, appeal.IsOpen));

        Refused("Rule.AppealOwnAct", () => appeal.Decide(_ruth, false, "No.", hasOthers: true, Terms, Noon));
        Refused("Rule.StaffOnly", () => appeal.Decide(_carmen, true, "Yes.", hasOthers: true, Terms, Noon));
        appeal.Decide(_lena, true, "So it was.", hasOthers: true, Terms, Noon.AddHours(3));
        appeal.Decide(_lena, false, "No.", hasOthers: true, Terms, Noon.AddHours(4));
        Assert.Equal((true, "So it was.", false, true, false), (appeal.IsUpheld, appeal.Answer, appeal.IsOpen, act.IsUndone, _idea.IsWithheld));
    }

    [Fact]
    public void Where_there_is_nobody_else_who_acted_answers()
    {
        var act = new Contribution(_idea).Hide(_ruth, Ground.Insult, "Rude.", Noon)!;
        var appeal = act.RaiseAppeal(_carmen, "No.", Noon);
        appeal.Decide(_ruth, false, "Yes.", hasOthers: false, Terms, Noon);
        Assert.Equal((false, true), (appeal.IsUpheld, _idea.IsWithheld));
    }

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleViolation>(act).Message);
}
