using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Warning;

namespace IdeaLab.Tests.Domain.Warning;

public sealed class EarlyWarningTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    [Theory]
    [InlineData(10, 30, true)]
    [InlineData(10, 300, false)]
    [InlineData(30, 300, true)]
    public void A_number_is_unusual_where_chance_does_not_explain_it_for_the_very_idea(int votes, int before, bool isUnusual) =>
        Assert.Equal(isUnusual, EarlyWarning.In(Usual(), [Came(votes, before)], ideas: 100).Count > 0);

    [Fact]
    public void Fewer_than_five_are_never_worth_a_word()
    {
        Assert.False(new EventCounts(4, 4, 4, 4).IsWorthTesting());
        Assert.True(new EventCounts(0, 0, 5, 0).IsWorthTesting());
        Assert.Empty(EarlyWarning.In(Usual(votes: 1, ideas: 10_000), [new(1, Monday.AddYears(-1), new(4, 0, 0, 4), default)], 10_000));
        Assert.Single(EarlyWarning.In(Usual(votes: 1, ideas: 10_000), [new(1, Monday.AddYears(-1), new(5, 0, 0, 4), default)], 10_000));
    }

    [Fact]
    public void The_more_ideas_there_are_the_more_is_chance()
    {
        Assert.Single(EarlyWarning.In(Usual(), [Came(9, before: 60)], ideas: 10));
        Assert.Empty(EarlyWarning.In(Usual(), [Came(9, before: 60)], ideas: 1_000_000));
    }

    [Fact]
    public void In_the_first_week_of_a_lab_nothing_is_unusual() => Assert.Empty(EarlyWarning.In(Usual(hours: 167), [Came(100, before: 0)], 100));

    [Fact]
    public void An_alert_holds_what_was_unusual_with_what_is_usual_and_its_week()
    {
        var alert = Raised(new EventCounts(30, 3, 0, 12));
        Assert.Equal((30, 3, 12, "2026-W10"), (alert.Votes, alert.Comments, alert.NewVoters, alert.Week));
        Assert.Equal([EventKinds.Votes, EventKinds.NewVoters], alert.Numbers().Select(n => n.Kind));
        Assert.Equal([30, 12], alert.Numbers().Select(n => n.Count));
        Assert.All(alert.Numbers(), n => Assert.InRange(n.Usual, 0.001, 0.5));
        Assert.InRange(alert.Chance, 0, 1e-9);
    }

    [Theory]
    [InlineData(0, AlertLabel.Organic)]
    [InlineData(9, AlertLabel.Organic)]
    [InlineData(10, AlertLabel.PossibleCampaign)]
    [InlineData(30, AlertLabel.PossibleCampaign)]
    public void A_third_of_the_votes_kept_out_of_the_count_makes_it_a_possible_campaign(int doubted, AlertLabel label)
    {
        var alert = Raised(new EventCounts(30, 0, 0, 0));
        Assert.Equal(doubted > 0, alert.Weigh(doubted));
        Assert.Equal(label, alert.Label);
        alert.Weigh(0);
        Assert.Equal(AlertLabel.Organic, alert.Label);
    }

    [Fact]
    public void One_doubted_vote_alone_makes_no_campaign()
    {
        var alert = Raised(new EventCounts(2, 20, 0, 0));
        alert.Weigh(1);
        Assert.Equal(AlertLabel.Organic, alert.Label);
        alert.Weigh(2);
        Assert.Equal(AlertLabel.PossibleCampaign, alert.Label);
    }

    [Fact]
    public void Staff_see_it_once()
    {
        var alert = Raised(new EventCounts(30, 0, 0, 0));
        Assert.Throws<RuleViolation>(() => alert.See(Cast.Customer(), Monday));
        Assert.NotNull(alert.OpenSince);
        var ruth = Cast.Staff();
        alert.See(ruth, Monday.AddHours(2));
        alert.See(Cast.Staff(), Monday.AddHours(3));
        Assert.Null(alert.OpenSince);
        Assert.Equal((ruth, Monday.AddHours(2)), (alert.SeenBy, alert.SeenAt));
    }

    private static Alert Raised(EventCounts counts) =>
        new(Assert.Single(EarlyWarning.In(Usual(), [new(1, Monday.AddYears(-1), counts, default)], 10)), Monday, Madrid, Monday.AddHours(1));

    private static IdeaEvents Came(int votes, int before) => new(1, Monday.AddYears(-1), new(votes, 0, 0, 0), new(before, 0, 0, 0));

    // An old idea gets a vote in ten hours.
    private static Baseline Usual(int hours = 336, int votes = 10, int ideas = 100) =>
        new([.. Enumerable.Range(1, hours).Select(n => new SiteHour(Monday.AddHours(-n), IdeaAge.Older, ideas, new EventCounts(votes, 1, 1, 1)))], Monday, Madrid);
}
