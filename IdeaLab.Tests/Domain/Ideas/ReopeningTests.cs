using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class ReopeningTests
{
    private readonly Idea _idea = Cast.Idea();
    private readonly Person _staff = Cast.Staff();

    [Fact]
    public void Declining_asks_what_would_reopen_the_idea()
    {
        Assert.Equal("Rule.ReopenWhen", Refusal(() => Decline(null)));
        Assert.Equal("Rule.ReopenWhen", Refusal(() => Decline(new(" "))));
        Assert.Equal("Rule.ReopenWhen", Refusal(() => Decline(new(new string('x', Reopening.WhenMaxLength + 1)))));
        Assert.Equal("Rule.LookAgain", Refusal(() => Decline(new("The law changes.", Cast.Noon))));
        Assert.Equal(IdeaStatus.Submitted, _idea.Status);

        Decline(new(" The law changes. "));
        Assert.Equal(("The law changes.", null), (_idea.History[^1].ReopenWhen, _idea.QueuedBy));
    }

    [Fact]
    public void No_other_step_keeps_a_condition()
    {
        _idea.TakeStep(IdeaStatus.Planned, _staff, "It fits.", Cast.Noon, new("The law changes.", Cast.Noon.AddDays(1)));
        Assert.Equal((null, null, null), (_idea.History[^1].ReopenWhen, _idea.LookAgainAt, _idea.QueuedBy));
    }

    [Fact]
    public void On_its_date_it_is_in_the_queue_and_a_step_or_another_date_takes_it_out()
    {
        var day = Cast.Noon.AddMonths(6);
        Decline(new("The law changes.", day));
        Assert.Equal((day, day), (_idea.LookAgainAt, _idea.QueuedBy));

        _idea.LookAgain(_staff, day.AddYears(1), day);
        Assert.Equal(day.AddYears(1), _idea.QueuedBy);
        _idea.LookAgain(_staff, null, day);
        Assert.Null(_idea.QueuedBy);

        _idea.LookAgain(_staff, day.AddYears(1), day);
        _idea.TakeStep(IdeaStatus.UnderReview, _staff, "The law has changed.", day);
        Assert.Null(_idea.LookAgainAt);
        Assert.Equal("Rule.LookAgain", Refusal(() => _idea.LookAgain(_staff, day, day)));
        Assert.Equal("Rule.StaffOnly", Refusal(() => _idea.LookAgain(_idea.Author, null, day)));
    }

    [Fact]
    public void A_step_that_tells_nobody_counts_as_told()
    {
        Assert.Equal(Cast.Noon, _idea.TakeStep(IdeaStatus.UnderReview, _staff, "We look at it.", Cast.Noon, tells: false).ToldAt);
        Assert.Null(_idea.TakeStep(IdeaStatus.Planned, _staff, "It fits.", Cast.Noon).ToldAt);
    }

    private void Decline(Reopening? reopening) => _idea.TakeStep(IdeaStatus.Declined, _staff, "The law forbids it.", Cast.Noon, reopening);

    private static string Refusal(Action act) => Assert.Throws<RuleViolation>(act).Message;
}
