using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Money;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using Outcome = IdeaLab.Domain.Outcomes.Outcome;

namespace IdeaLab.Tests.Domain.Outcomes;

public sealed class OutcomeTests
{
    private static readonly OutcomeFigures Figures = new(150, 100, new(100, 200), new(80, 120), "Counted.", false);

    private static readonly Arbitrary<(long Value, long Cost, long More)> Amounts = (
        from value in Gen.Choose(0, int.MaxValue)
        from cost in Gen.Choose(1, int.MaxValue)
        from more in Gen.Choose(0, int.MaxValue)
        select ((long)value, (long)cost, (long)more)).ToArbitrary();

    private readonly Idea _idea = Cast.Idea();
    private readonly Person _staff = Cast.Staff();

    [Theory]
    [InlineData(89.99, null)]
    [InlineData(90, 90)]
    [InlineData(364.99, 90)]
    [InlineData(365, 365)]
    [InlineData(5000, 365)]
    public void Figures_are_due_for_the_latest_age_that_has_passed(double days, int? due)
    {
        Deliver();
        Assert.Equal(due, _idea.OutcomeDueAt(Cast.Noon.AddDays(days)));
    }

    [Fact]
    public void What_is_not_delivered_or_not_any_more_owes_none()
    {
        Assert.Null(_idea.OutcomeDueAt(Cast.Noon.AddDays(400)));
        Deliver();
        _idea.TakeStep(IdeaStatus.InProgress, _staff, "Not quite.", Cast.Noon.AddDays(1));
        Assert.Null(_idea.OutcomeDueAt(Cast.Noon.AddDays(400)));
        Assert.Equal("Rule.OutcomeEarly", Refusal(() => _idea.AskOutcome(90, null, null, Cast.Noon.AddDays(400))));
    }

    [Fact]
    public void Nobody_files_before_the_days_have_passed_nor_after_days_of_their_own()
    {
        Deliver();
        Assert.False(_idea.TakesOutcomeAfter(90, Cast.Noon.AddDays(89)));
        Assert.False(_idea.TakesOutcomeAfter(365, Cast.Noon.AddDays(90)));
        Assert.False(_idea.TakesOutcomeAfter(30, Cast.Noon.AddDays(400)));
        Assert.True(_idea.TakesOutcomeAfter(90, Cast.Noon.AddDays(400)));
        Assert.Equal("Rule.OutcomeEarly", Refusal(() => _idea.AskOutcome(365, null, null, Cast.Noon.AddDays(90))));
    }

    [Fact]
    public void It_is_open_until_staff_file_it_and_can_be_corrected()
    {
        var outcome = Asked();
        Assert.Equal((Cast.Noon.AddDays(90), null), (outcome.OpenSince, outcome.Figures));
        Assert.Equal("Rule.StaffOnly", Refusal(() => outcome.File(_idea.Author, Figures, Cast.Noon.AddDays(91))));

        outcome.File(_staff, Figures with { Note = " Counted.\n" }, Cast.Noon.AddDays(91));
        Assert.Equal((null, Figures, _staff, 1), (outcome.OpenSince, outcome.Figures, outcome.FiledBy, outcome.Version));
        outcome.File(Cast.Staff(), Figures, Cast.Noon.AddDays(92));
        Assert.Equal((_staff, 1), (outcome.FiledBy, outcome.Version));
        outcome.File(_staff, Figures with { Cost = 101 }, Cast.Noon.AddDays(93));
        Assert.Equal((101L, 2), (outcome.Cost, outcome.Version));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(MoneyRange.Max + 1, 0)]
    public void Amounts_are_what_money_can_be(long value, long cost) =>
        Assert.Equal("Rule.MoneyAmount", Refusal(() => Asked().File(_staff, Figures with { Value = value, Cost = cost }, Cast.Noon.AddDays(91))));

    [Fact]
    public void A_note_has_an_end() =>
        Assert.Equal("Rule.OutcomeNote", Refusal(() => Asked().File(_staff, Figures with { Note = new('x', Outcome.NoteMaxLength + 1) }, Cast.Noon.AddDays(91))));

    [Theory]
    [InlineData(150, 100, 0.5)]
    [InlineData(100, 100, 0.0)]
    [InlineData(0, 100, -1.0)]
    [InlineData(300, 100, 2.0)]
    public void The_return_is_the_gain_for_each_unit_spent(long value, long cost, double expected) => Assert.Equal(expected, Return.Of(value, cost));

    [Fact]
    public void Of_nothing_spent_there_is_no_return()
    {
        Assert.Null(Return.Of(100, 0));
        Assert.Null(Return.Of(new MoneyRange(1, 2), new MoneyRange(0, 5)));
        Assert.Null((Figures with { Cost = 0 }).Return);
        Assert.Null((Figures with { ExpectedCost = null }).ExpectedReturn);
    }

    [Fact]
    public void Real_figures_are_measured_against_the_middle_of_what_was_expected()
    {
        Assert.Equal((1.0, 1.0), (Figures.ValueShare, Figures.CostShare));
        Assert.Equal((100.0 - 120) / 120, Figures.ExpectedReturn!.Value.Low);
        Assert.Equal((200.0 - 80) / 80, Figures.ExpectedReturn!.Value.High);
        Assert.Null((Figures with { ExpectedValue = new(0, 0) }).ValueShare);
        Assert.Null((Figures with { ExpectedValue = null }).ValueShare);
    }

    [Fact]
    public void More_value_never_returns_less_and_more_cost_never_more() => Prop.ForAll(Amounts, c =>
        Return.Of(c.Value + c.More, c.Cost) >= Return.Of(c.Value, c.Cost) && Return.Of(c.Value, c.Cost + c.More) <= Return.Of(c.Value, c.Cost) && Return.Of(c.Value, c.Cost) >= -1).QuickCheckThrowOnFailure();

    [Fact]
    public void The_return_times_the_cost_is_the_gain() => Prop.ForAll(Amounts, c =>
        Math.Abs(Return.Of(c.Value, c.Cost)!.Value * c.Cost - (c.Value - c.Cost)) <= 1e-9 * (c.Value + c.Cost)).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_lies_within_the_ranges_returns_within_theirs() => Prop.ForAll(Amounts, Amounts, (value, cost) =>
    {
        var (worth, price) = (new MoneyRange(value.Value, value.Value + value.More), new MoneyRange(cost.Cost, cost.Cost + cost.More));
        var (least, most) = Return.Of(worth, price)!.Value;
        return Enumerable.Range(0, 5).All(n => Enumerable.Range(0, 5).All(m =>
            Return.Of(worth.Low + value.More * n / 4, price.Low + cost.More * m / 4) is { } made && least <= made && made <= most));
    }).QuickCheckThrowOnFailure();

    private Outcome Asked()
    {
        if (_idea.DeliveredAt is null) Deliver();
        return _idea.AskOutcome(90, null, null, Cast.Noon.AddDays(90));
    }

    private void Deliver()
    {
        foreach (var to in (IdeaStatus[])[IdeaStatus.Planned, IdeaStatus.InProgress, IdeaStatus.Delivered]) _idea.TakeStep(to, _staff, "On.", Cast.Noon);
    }

    private static string Refusal(Action act) => Assert.Throws<RuleViolation>(act).Message;
}
