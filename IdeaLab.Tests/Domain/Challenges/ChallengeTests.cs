using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Challenges;

public sealed class ChallengeTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    // Clocks that change at midnight, by half an hour, over a date line, and not at all.
    private static readonly TimeZoneInfo[] Zones =
        [.. new[] { "Europe/Madrid", "America/Sao_Paulo", "America/Havana", "Asia/Beirut", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia", "Etc/UTC" }.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    private readonly Person _owner = Cast.Staff(Roles.Owner);

    [Fact]
    public void It_is_coming_open_and_closed_at_midnights_of_the_organisation()
    {
        var challenge = New(Terms());
        var (opens, closes) = (new DateTime(2026, 3, 1, 23, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 29, 22, 0, 0, DateTimeKind.Utc));
        Assert.Equal((opens, closes), (challenge.OpensAt, challenge.ClosesAt));
        Assert.Equal(ChallengePhase.Coming, challenge.PhaseAt(opens.AddTicks(-1)));
        Assert.Equal(ChallengePhase.Open, challenge.PhaseAt(opens));
        Assert.Equal(ChallengePhase.Open, challenge.PhaseAt(closes.AddTicks(-1)));
        Assert.Equal(ChallengePhase.Closed, challenge.PhaseAt(closes));
    }

    [Fact]
    public void Whatever_the_clocks_do_it_is_open_on_its_days_and_on_no_other()
    {
        var cases = from zone in Gen.Elements(Zones) from first in Gen.Choose(0, 8000) from days in Gen.Choose(0, 60) from minutes in Gen.Choose(-4000, 94_000) select (zone, first, days, minutes);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var opens = new DateOnly(2010, 1, 1).AddDays(c.first);
            var challenge = New(Terms() with { OpensOn = opens, ClosesOn = opens.AddDays(c.days) }, c.zone, opens.AddDays(-2).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
            var at = LocalDay.StartOf(opens, c.zone).AddMinutes(c.minutes);
            var day = LocalDay.Of(at, c.zone);
            Assert.Equal(day >= challenge.OpensOn && day <= challenge.ClosesOn, challenge.IsOpenAt(at));
        }));
    }

    [Fact]
    public void It_closes_once_and_not_before_its_time()
    {
        var challenge = New(Terms());
        Assert.False(challenge.Close([], 0, challenge.ClosesAt.AddTicks(-1)));
        Assert.True(challenge.Close([], 0, challenge.ClosesAt));
        Assert.False(challenge.Close([new(1, 1, 1)], 1, challenge.ClosesAt.AddMinutes(1)));
        Assert.Equal((challenge.ClosesAt, new ChallengeTally(0, 0, 0)), (challenge.ClosedAt, challenge.Result));
        Assert.Empty(challenge.Places);
    }

    [Fact]
    public void Closing_keeps_the_board_with_ties_as_ties()
    {
        var challenge = New(Terms());
        challenge.Close([new(4, 2, 0), new(5, 7, 1), new(6, 2, 9), new(7, 0, 0)], 12, challenge.ClosesAt);
        Assert.Equal([(1, 5, 7, 1), (2, 4, 2, 0), (2, 6, 2, 9), (4, 7, 0, 0)], challenge.Places.Select(p => (p.Rank, p.IdeaId, p.Votes, p.Comments)));
        Assert.Equal(new ChallengeTally(4, 11, 12), challenge.Result);
    }

    [Fact]
    public void Whatever_the_votes_are_the_place_of_an_idea_is_one_more_than_those_that_have_more()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 6)).ToArbitrary(), votes =>
        {
            var challenge = New(Terms());
            challenge.Close([.. votes.Select((v, n) => new BoardLine(n, v, 0))], 0, challenge.ClosesAt);
            Assert.Equal(votes.Length, challenge.Places.Select(p => p.IdeaId).Distinct().Count());
            Assert.All(challenge.Places, p => Assert.Equal((1 + votes.Count(v => v > votes[p.IdeaId]), votes[p.IdeaId]), (p.Rank, p.Votes)));
        }));
    }

    [Theory]
    [InlineData("2026-03-04", 25)]
    [InlineData("2026-03-28", 1)]
    [InlineData("2026-03-29", 0)]
    [InlineData("2026-04-15", 0)]
    public void Days_left_are_those_after_today(string today, int left) => Assert.Equal(left, New(Terms()).DaysLeftAfter(DateOnly.Parse(today, null)));

    public static TheoryData<string, Func<ChallengeTerms, ChallengeTerms>> Wrong => new()
    {
        { "Rule.ChallengeQuestion", t => t with { Question = " ? " } },
        { "Rule.ChallengeQuestion", t => t with { Question = new string('x', Challenge.QuestionMaxLength + 1) } },
        { "Rule.ChallengeDescription", t => t with { Description = new string('x', Challenge.DescriptionMaxLength + 1) } },
        { "Rule.ChallengeCriteria", t => t with { Criteria = new string('x', Challenge.CriteriaMaxLength + 1) } },
        { "Rule.ChallengeDays", t => t with { ClosesOn = t.OpensOn.AddDays(-1) } },
        { "Rule.ChallengeYears", t => t with { ClosesOn = DateOnly.MaxValue } },
        { "Rule.ChallengeYears", t => t with { OpensOn = DateOnly.MinValue } },
        { "Rule.ChallengePast", t => t with { OpensOn = new(2026, 3, 1), ClosesOn = new(2026, 3, 3) } },
        { "Rule.TopicOwnerRole", t => t with { Owner = Cast.Staff() } },
        { "Rule.ChallengeBudget", t => t with { Budget = new(0, 0) } },
        { "Rule.ChallengeBudget", t => t with { Budget = new(3, 4) } },
        { "Rule.ChallengeBudget", t => t with { Budget = new(3, 0) } },
        { "Rule.ChallengeBudget", t => t with { Budget = new(VoteBudget.VotesMax + 1, 1) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_makes_no_sense_is_refused(string rule, Func<ChallengeTerms, ChallengeTerms> change) =>
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => New(change(Terms()))).Message);

    [Fact]
    public void Reviewers_start_none() => Assert.Throws<RuleViolation>(() => new Challenge(Terms(), Cast.Staff(), Madrid, Cast.Noon));

    [Fact]
    public void Its_owner_and_leads_change_it_and_other_owners_do_not()
    {
        var challenge = New(Terms());
        var changed = Terms() with { Question = "What else?", Criteria = " cheap \r\n\r\n soon " };
        challenge.Revise(changed, _owner, Madrid, Cast.Noon);
        challenge.Revise(changed, Cast.Staff(Roles.Lead), Madrid, Cast.Noon);
        Assert.Throws<RuleViolation>(() => challenge.Revise(Terms(), Cast.Staff(Roles.Owner), Madrid, Cast.Noon));
        Assert.Equal("What else?", challenge.Question);
        Assert.Equal(["cheap", "soon"], challenge.CriteriaLines);
    }

    [Fact]
    public void Once_open_its_start_audience_and_budget_stand_and_its_end_moves_only_ahead()
    {
        var challenge = New(Terms());
        foreach (var change in new[] { Terms() with { OpensOn = Terms().OpensOn.AddDays(1) }, Terms() with { Audience = Audience.Customers }, Terms() with { Budget = new(9, 9) } })
            Assert.Equal("Rule.ChallengeStands", Assert.Throws<RuleViolation>(() => challenge.Revise(change, _owner, Madrid, Cast.Noon)).Message);
        Assert.Equal("Rule.ChallengePast", Assert.Throws<RuleViolation>(() => challenge.Revise(Terms() with { ClosesOn = new(2026, 3, 3) }, _owner, Madrid, Cast.Noon)).Message);
        challenge.Revise(Terms() with { ClosesOn = new(2026, 3, 4) }, _owner, Madrid, Cast.Noon);
        Assert.Equal("Rule.ChallengeRevise", Assert.Throws<RuleViolation>(() => challenge.Revise(Terms(), _owner, Madrid, challenge.ClosesAt)).Message);
    }

    [Fact]
    public void Before_it_opens_all_of_it_changes()
    {
        var challenge = New(Terms());
        challenge.Revise(Terms() with { OpensOn = new(2026, 3, 5), Audience = Audience.Employees, Budget = null, Topics = [] }, _owner, Madrid, challenge.OpensAt.AddTicks(-1));
        Assert.Equal((new DateOnly(2026, 3, 5), Audience.Employees, null), (challenge.OpensOn, challenge.Audience, challenge.Budget));
        Assert.Empty(challenge.Topics);
    }

    private Challenge New(ChallengeTerms terms, TimeZoneInfo? zone = null, DateTime? at = null) => Cast.Saved(new Challenge(terms, _owner, zone ?? Madrid, at ?? Cast.Noon));

    private ChallengeTerms Terms() => new("How do we save paper?", "", new(2026, 3, 2), new(2026, 3, 29), Audience.Everyone, [Cast.Topic()], "", _owner, new(10, 3));
}
