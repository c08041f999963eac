using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Decisions;

public sealed class DecisionChainTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Cast.Noon);
    private static readonly DecisionTerms Yes = new(DecisionOutcome.GoAhead, ["Build it", "Buy it"], DecisionModel.OneOwner, "It pays for itself.", Today.AddDays(90));

    private readonly DecisionChain _chain = new();
    private readonly Person _lead = Cast.Staff(Roles.Lead);

    [Fact]
    public void A_decision_to_go_ahead_plans_the_idea_with_the_same_reason()
    {
        var idea = Cast.Idea();
        var decision = _chain.Record(idea, _lead, Yes, EvidenceOf(idea), Today, Cast.Noon);
        Assert.Equal((1, IdeaStatus.Planned, "It pays for itself."), (decision.Number, idea.Status, idea.History[^1].Reason));
        Assert.Equal(["Build it", "Buy it"], decision.Options);
    }

    [Fact]
    public void A_decision_to_decline_declines_the_idea_and_says_what_would_reopen_it()
    {
        var idea = Cast.Idea();
        var no = Yes with { Outcome = DecisionOutcome.Decline };
        Assert.Equal("Rule.ReopenWhen", Assert.Throws<RuleViolation>(() => new DecisionChain().Record(Cast.Idea(), _lead, no, EvidenceOf(idea), Today, Cast.Noon)).Message);

        _chain.Record(idea, _lead, no with { Reopening = new("The law changes.") }, EvidenceOf(idea), Today, Cast.Noon);
        Assert.Equal((IdeaStatus.Declined, "It pays for itself.", "The law changes."), (idea.Status, idea.History[^1].Reason, idea.History[^1].ReopenWhen));
    }

    [Fact]
    public void A_decision_to_decide_later_leaves_the_status()
    {
        var idea = Cast.Idea();
        _chain.Record(idea, _lead, Yes with { Outcome = DecisionOutcome.Later }, EvidenceOf(idea), Today, Cast.Noon);
        Assert.Equal(IdeaStatus.Submitted, idea.Status);
    }

    [Fact]
    public void Leads_and_owners_of_the_topic_decide_and_nobody_else()
    {
        var (idea, owner) = (Cast.Idea(), Cast.Staff(Roles.Owner));
        foreach (var other in (Person[])[owner, Cast.Staff(), Cast.Customer(), idea.Author])
            Assert.Equal("Rule.DecisionOwner", Assert.Throws<RuleViolation>(() => _chain.Record(idea, other, Yes, EvidenceOf(idea), Today, Cast.Noon)).Message);

        idea.Topic.GiveTo([owner]);
        Assert.Equal(1, _chain.Record(idea, owner, Yes, EvidenceOf(idea), Today, Cast.Noon).Number);
    }

    public static TheoryData<string, DecisionTerms> Incomplete() => new()
    {
        { "Rule.DecisionOptions", Yes with { Options = ["", " "] } },
        { "Rule.DecisionOptions", Yes with { Options = [.. Enumerable.Range(0, Decision.OptionsMax + 1).Select(n => $"{n}")] } },
        { "Rule.DecisionOptions", Yes with { Options = [new string('x', Decision.OptionMaxLength + 1)] } },
        { "Rule.DecisionReason", Yes with { Reason = " " } },
        { "Rule.DecisionReason", Yes with { Reason = new string('x', Decision.ReasonMaxLength + 1) } },
        { "Rule.DecisionLater", Yes with { Outcome = DecisionOutcome.Later, ReviewOn = null } },
        { "Rule.DecisionReview", Yes with { ReviewOn = Today } },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void What_is_incomplete_is_not_recorded(string rule, DecisionTerms terms)
    {
        var idea = Cast.Idea();
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => _chain.Record(idea, _lead, terms, EvidenceOf(idea), Today, Cast.Noon)).Message);
        Assert.Equal((0, IdeaStatus.Submitted), (_chain.Count, idea.Status));
    }

    [Fact]
    public void A_whole_record_has_no_faults() => Assert.Empty(_chain.Faults(Five()));

    [Fact]
    public void Each_record_follows_from_the_one_before()
    {
        var five = Five();
        Assert.Equal(["", .. five.Take(4).Select(d => d.Hash)], five.Select(d => d.PreviousHash));
        Assert.Equal(5, five.Select(d => d.Hash).Distinct().Count());
        Assert.All(five, d => Assert.Matches("^[0-9a-f]{64}$", d.Hash));
    }

    [Fact]
    public void A_removed_record_is_found_wherever_it_stood()
    {
        var five = Five();
        for (var gone = 0; gone < 5; gone++)
            Assert.Equal([new ChainFault(ChainFaultKind.Missing, gone + 1)], _chain.Faults([.. five[..gone], .. five[(gone + 1)..]]));
    }

    [Theory]
    [InlineData(nameof(Decision.Reason), "Because.")]
    [InlineData(nameof(Decision.OptionLines), "Build it")]
    [InlineData(nameof(Decision.Outcome), DecisionOutcome.Decline)]
    [InlineData(nameof(Decision.Model), DecisionModel.Consensus)]
    [InlineData(nameof(Decision.ById), 4711)]
    [InlineData(nameof(Decision.IdeaId), 4711)]
    [InlineData(nameof(Decision.ReviewOn), null)]
    [InlineData(nameof(Decision.PreviousHash), "")]
    public void A_changed_record_is_found(string property, object? value)
    {
        var five = Five();
        typeof(Decision).GetProperty(property)!.SetValue(five[2], value);
        Assert.Equal([new ChainFault(ChainFaultKind.Changed, 3)], _chain.Faults(five));
    }

    /// <summary>As the first release wrote it: no scorecards, and a hash over the fields there were.</summary>
    [Fact]
    public void A_record_from_before_scorecards_still_verifies_and_follows_into_one_with_them()
    {
        var five = Five();
        Assert.Null(five[0].Evidence.Scorecards);
        Assert.Equal(HashOfThen(five[0]), five[0].Hash);

        var idea = Cast.Idea();
        var newer = _chain.Record(idea, _lead, Yes, EvidenceOf(idea, 3), Today, Cast.Noon);
        Assert.NotEqual(HashOfThen(newer), newer.Hash);
        Assert.Empty(_chain.Faults([.. five, newer]));
    }

    [Theory]
    [InlineData(nameof(Evidence.Scorecards), 4)]
    [InlineData(nameof(Evidence.Scorecards), null)]
    [InlineData(nameof(Evidence.Score), 4.5)]
    [InlineData(nameof(Evidence.Score), null)]
    [InlineData(nameof(Evidence.Spread), 0.0)]
    public void A_changed_score_is_found(string property, object? value)
    {
        var idea = Cast.Idea();
        var decision = _chain.Record(idea, _lead, Yes, EvidenceOf(idea, 3), Today, Cast.Noon);
        typeof(Evidence).GetProperty(property)!.SetValue(decision.Evidence, value);
        Assert.Equal([new ChainFault(ChainFaultKind.Changed, 1)], _chain.Faults([decision]));
    }

    [Fact]
    public void A_score_added_to_an_old_record_is_found()
    {
        var five = Five();
        typeof(Evidence).GetProperty(nameof(Evidence.Scorecards))!.SetValue(five[1].Evidence, 0);
        Assert.Equal([new ChainFault(ChainFaultKind.Changed, 2)], _chain.Faults(five));
    }

    [Fact]
    public void Scores_are_frozen_with_two_decimals()
    {
        var evidence = EvidenceOf(Cast.Idea(), 3);
        Assert.Equal((3.67, 1.15), (evidence.Score, evidence.Spread));
    }

    [Fact]
    public void Who_also_mends_the_hash_of_a_changed_record_is_given_away_by_the_next()
    {
        foreach (var which in (int[])[2, 4])
        {
            var five = Five();
            typeof(Decision).GetProperty(nameof(Decision.Reason))!.SetValue(five[which], "Because.");
            typeof(Decision).GetProperty(nameof(Decision.Hash))!.SetValue(five[which], five[which].HashNow());
            Assert.Equal([new ChainFault(ChainFaultKind.Unlinked, Math.Min(which + 2, 5))], _chain.Faults(five));
        }
    }

    private List<Decision> Five()
    {
        typeof(DecisionChain).GetProperty(nameof(DecisionChain.Count))!.SetValue(_chain, 0);
        typeof(DecisionChain).GetProperty(nameof(DecisionChain.LastHash))!.SetValue(_chain, "");
        return [.. Enumerable.Range(0, 5).Select(n =>
        {
            var idea = Cast.Idea();
            return _chain.Record(idea, _lead, Yes with { Reason = $"Reason {n}" }, EvidenceOf(idea), Today, Cast.Noon.AddMinutes(n));
        })];
    }

    private static string HashOfThen(Decision d)
    {
        var e = d.Evidence;
        object?[] fields =
        [
            d.PreviousHash, d.Number, d.IdeaId, d.ById, d.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), (int)d.Outcome, (int)d.Model, d.OptionLines, d.Reason,
            d.ReviewOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (int)e.Status, e.Votes, e.ImportedSupport, e.Followers, e.Comments, e.Supporting, e.Concerned, e.Place,
        ];
        var text = string.Concat(fields.Select(f => Convert.ToString(f, CultureInfo.InvariantCulture) ?? "").Select(f => $"{f.Length}:{f}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static Evidence EvidenceOf(Idea idea, int? scorecards = null) => scorecards is null
        ? new() { Status = idea.Status, Votes = 3, ImportedSupport = 0, Followers = 4, Comments = 2, Supporting = 1, Concerned = 1, Place = null }
        : new() { Status = idea.Status, Votes = 3, ImportedSupport = 0, Followers = 4, Comments = 2, Supporting = 1, Concerned = 1, Place = null, Scorecards = scorecards, Score = 11 / 3.0, Spread = 1.1547 };
}
