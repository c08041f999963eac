using IdeaLab.Domain.Moderation;

namespace IdeaLab.Tests.Domain.Moderation;

public sealed class DetectorTests
{
    private const int Idea = 7;
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime NextDay = Noon.AddDays(1);
    private static readonly SiteBaseline Usual = SiteBaseline.Of(0, 0, 0);

    [Fact]
    public void New_accounts_from_few_networks_that_do_nothing_else_are_doubted_with_their_numbers()
    {
        var bots = Crowd(30, i => Vote(i, Noon.AddMinutes(i), age: 1, network: $"n{i % 2}"));

        var suspicion = Assert.Single(NewAccounts.Find(bots, Usual, NextDay));

        // Of thirty at even odds, 27 or more have 4,526 / 2^30 = 4.2e-6, 26 or more 3.0e-5.
        Assert.Equal(new DoubtEvidence(30, 30, TimeSpan.FromMinutes(29), 27), suspicion.Evidence);
        Assert.Equal(DoubtRule.NewAccounts, suspicion.Rule);
        Assert.Equal(bots, suspicion.Votes);
    }

    [Fact]
    public void A_newsletter_brings_as_many_from_as_many_networks_and_is_not_doubted() =>
        Assert.Empty(NewAccounts.Find(Crowd(400, i => Vote(i, Noon.AddMinutes(i), age: 5, network: i % 3 == 0 ? $"carrier {i % 20}" : $"home {i}")), Usual, NextDay));

    [Fact]
    public void An_office_that_joins_in_one_morning_goes_on_to_other_ideas_and_is_not_doubted()
    {
        var office = Crowd(60, i => Vote(i, Noon.AddMinutes(i), age: 5, network: "office", ideas: i % 10 < 7 ? 1 : 3));
        Assert.Empty(Detectors.Find(office, Usual, NextDay));
    }

    [Fact]
    public void Whose_visit_is_not_over_cannot_be_said_to_do_nothing_else()
    {
        var crowd = Crowd(30, i => Vote(i, Noon, age: 1, network: "one"));
        Assert.Empty(Detectors.Find(crowd, Usual, Noon.AddMinutes(59)));
        Assert.NotEmpty(Detectors.Find(crowd, Usual, Noon.AddMinutes(60)));
    }

    [Fact]
    public void Whoever_joins_a_crowd_already_doubted_is_doubted_at_once()
    {
        var late = Vote(99, NextDay.AddMinutes(-1), age: 1, network: "one");
        Assert.Contains(late, Assert.Single(OneNetwork.Find([.. Crowd(30, i => Vote(i, Noon, age: 1, network: "one")), late], Usual, NextDay)).Votes);
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(17, true)]
    public void Many_voters_from_one_network_are_doubted_from_the_number_on_that_chance_does_not_explain(int voters, bool isDoubted) =>
        Assert.Equal(isDoubted, OneNetwork.Find(Crowd(voters, i => Vote(i, Noon, age: 60 * 24 * 90, network: "one")), Usual, NextDay).Any());

    [Fact]
    public void Who_has_another_interest_is_never_doubted_for_the_network()
    {
        VoteFacts[] others = [Vote(50, Noon, age: 1, network: "one", ideas: 2), Vote(51, Noon, age: 1, network: "one") with { OtherActs = 1 }];
        var suspicion = Assert.Single(OneNetwork.Find([.. Crowd(40, i => Vote(i, Noon, age: 1, network: "one")), .. others], Usual, NextDay));
        Assert.Empty(suspicion.Votes.Intersect(others));
    }

    [Fact]
    public void Votes_without_a_trace_are_not_of_one_network() =>
        Assert.Empty(OneNetwork.Find(Crowd(100, i => Vote(i, Noon, age: 1, network: null)), Usual, NextDay).Concat(NewAccounts.Find(Crowd(100, i => Vote(i, Noon, age: 1, network: null)), Usual, NextDay)));

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void A_drip_is_doubted_once_it_has_gone_on_for_twelve_days(int days, bool isDoubted) => Assert.Equal(isDoubted, InPassing.Find(Drip(days), Usual, Noon.AddDays(20)).Any());

    [Fact]
    public void A_crowd_of_three_days_in_passing_is_not_doubted_however_large() =>
        Assert.Empty(InPassing.Find(Crowd(300, i => Vote(i, Noon.AddDays(i % 3), age: 5, network: null)), Usual, Noon.AddDays(20)));

    [Fact]
    public void An_idea_that_others_vote_for_as_well_is_not_doubted_for_those_in_passing() =>
        Assert.Empty(InPassing.Find([.. Drip(14), .. Crowd(29, i => Vote(1000 + i, Noon.AddHours(i), age: 60 * 24 * 9, network: null, ideas: 4))], Usual, Noon.AddDays(20)));

    [Fact]
    public void Nobody_is_said_never_to_come_back_before_three_days() => Assert.Empty(InPassing.Find(Drip(14), Usual, Noon.AddDays(12)));

    [Theory]
    [InlineData(2, 40, false)]
    [InlineData(3, 7, true)]
    [InlineData(3, 6, false)]
    [InlineData(5, 4, true)]
    [InlineData(4, 4, false)]
    [InlineData(30, 2, false)]
    public void The_more_ideas_accounts_agree_on_the_fewer_of_them_are_doubted(int voters, int ideas, bool isDoubted)
    {
        var votes = Alike(voters, ideas);
        var found = SameVotes.Find(votes, 2000, Enumerable.Range(1, ideas).ToDictionary(idea => idea, _ => 20)).ToList();
        Assert.Equal(isDoubted ? ideas : 0, found.Count);
        Assert.Equal(isDoubted ? votes.Count : 0, found.Sum(s => s.Votes.Count));
    }

    [Fact]
    public void Where_most_like_the_same_few_ideas_agreeing_on_them_is_chance() =>
        Assert.Empty(SameVotes.Find(Alike(12, 4), 100, Enumerable.Range(1, 4).ToDictionary(idea => idea, _ => 60)));

    [Fact]
    public void What_is_usual_is_measured_but_neither_believed_of_few_votes_nor_of_a_flood()
    {
        // (6,000 + 50 * 0.5) / (10,000 + 50) and (2,000 + 50 * 0.1) / 10,050.
        var measured = SiteBaseline.Of(10_000, 6_000, 2_000);
        Assert.Equal(0.5995024876, measured.OneInterest, 1e-9);
        Assert.Equal(0.1995024876, measured.InPassing, 1e-9);
        Assert.Equal(new SiteBaseline(0.5, 0.1), SiteBaseline.Of(10_000, 10, 10));
        Assert.Equal(new SiteBaseline(0.7, 0.3), SiteBaseline.Of(10_000, 10_000, 10_000));
    }

    private static List<VoteFacts> Crowd(int size, Func<int, VoteFacts> vote) => [.. Enumerable.Range(1, size).Select(vote)];

    private static List<VoteFacts> Drip(int days) => Crowd(days * 2, i => Vote(i, Noon.AddDays((i - 1) / 2), age: 2, network: null));

    private static List<VoteFacts> Alike(int voters, int ideas) =>
        [.. Crowd(voters, i => Vote(i, Noon.AddHours(i), age: 60 * 24 * 30, network: null, ideas: ideas)).SelectMany(v => v.VotedFor.Select(idea => v with { IdeaId = idea }))];

    /// <param name="age">Of the account when it votes, in minutes.</param>
    private static VoteFacts Vote(int voter, DateTime at, double age, string? network, int ideas = 1) =>
        new(Idea, voter, at, at.AddMinutes(-age), network, ideas == 1 ? [Idea] : [.. Enumerable.Range(1, ideas)], 0);
}
