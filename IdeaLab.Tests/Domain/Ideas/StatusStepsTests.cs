using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using static IdeaLab.Domain.Ideas.IdeaStatus;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class StatusStepsTests
{
    /// <summary>The table once more, written by hand: a row is where one is, its cells where one may go.</summary>
    private static readonly Dictionary<IdeaStatus, IdeaStatus[]> Allowed = new()
    {
        [Submitted] = [UnderReview, Planned, Declined],
        [UnderReview] = [Submitted, Refining, Planned, Declined],
        [Refining] = [UnderReview, Planned, Declined],
        [Planned] = [UnderReview, InProgress, Declined],
        [InProgress] = [Planned, Delivered, Declined],
        [Delivered] = [InProgress],
        [Declined] = [UnderReview],
        [Merged] = [],
    };

    public static TheoryData<IdeaStatus, IdeaStatus> Pairs()
    {
        var pairs = new TheoryData<IdeaStatus, IdeaStatus>();
        foreach (var from in Enum.GetValues<IdeaStatus>())
            foreach (var to in Enum.GetValues<IdeaStatus>())
                pairs.Add(from, to);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_table_holds_each_pair(IdeaStatus from, IdeaStatus to) => Assert.Equal(Allowed[from].Contains(to), StatusSteps.Allows(from, to));

    [Fact]
    public void A_step_is_a_row_with_who_when_and_why()
    {
        var (idea, staff) = (Cast.Idea(), Cast.Staff());
        idea.TakeStep(UnderReview, staff, "  Promising. ", Cast.Noon);
        var step = Assert.Single(idea.History);
        Assert.Equal((Submitted, UnderReview, staff, "Promising.", Cast.Noon), (step.From, step.To, step.By, step.Reason, step.At));
        Assert.Null(step.ToldAt);
    }

    [Fact]
    public void A_step_needs_a_reason_staff_and_the_table()
    {
        var idea = Cast.Idea();
        Assert.Equal("Rule.StatusReason", Assert.Throws<RuleViolation>(() => idea.TakeStep(UnderReview, Cast.Staff(), " ", Cast.Noon)).Message);
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => idea.TakeStep(UnderReview, Cast.Employee(), "Because", Cast.Noon)).Message);
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => idea.TakeStep(UnderReview, Cast.Staff(Roles.Admin), "Because", Cast.Noon)).Message);
        Assert.Equal("Rule.StatusStep", Assert.Throws<RuleViolation>(() => idea.TakeStep(Delivered, Cast.Staff(), "Because", Cast.Noon)).Message);
        Assert.Equal(Submitted, idea.Status);
        Assert.Empty(idea.History);
    }

    [Fact]
    public void The_first_official_answer_keeps_its_time_and_the_newest_stands()
    {
        var idea = Cast.Idea();
        idea.AnswerOfficially(Cast.Staff(), "We are looking.", Cast.Noon);
        idea.AnswerOfficially(Cast.Staff(Roles.Lead), "We will do it.", Cast.Noon.AddDays(2));
        Assert.Equal((Cast.Noon, Cast.Noon.AddDays(2)), (idea.FirstAnsweredAt, idea.AnsweredAt));
        Assert.Throws<RuleViolation>(() => idea.AnswerOfficially(Cast.Customer(), "Me too.", Cast.Noon));
    }
}
