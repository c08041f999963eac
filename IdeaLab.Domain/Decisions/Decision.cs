using System.Globalization;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Decisions;

/// <summary>One decision on the record. Records are only ever added: each holds the hash of the one before, so that a changed or missing one is found.</summary>
public sealed class Decision : IChained
{
    public const int OptionMaxLength = 200;
    public const int OptionsMax = 10;
    public const int OptionsMaxLength = OptionsMax * (OptionMaxLength + 1);
    public const int ReasonMaxLength = StatusChange.ReasonMaxLength;

    private Decision() { }

    /// <param name="number">Its place in the record, from 1.</param>
    /// <param name="previous">The hash of the record before; empty for the first.</param>
    /// <exception cref="RuleViolation">There is no option, one is too long or there are too many, the reason is missing or too long, "later" has no review date, or that date is not to come.</exception>
    internal Decision(int number, string previous, Idea idea, Person by, DecisionTerms terms, Evidence evidence, DateOnly today, DateTime at)
    {
        var options = terms.Options.Select(OneLine.Of).Where(o => o.Length > 0).Distinct().ToList();
        var reason = terms.Reason.Trim();
        if (options.Count is 0 or > OptionsMax || options.Exists(o => o.Length > OptionMaxLength)) throw new RuleViolation("Rule.DecisionOptions", OptionsMax, OptionMaxLength);
        if (reason.Length is 0 or > ReasonMaxLength) throw new RuleViolation("Rule.DecisionReason", ReasonMaxLength);
        if (terms is { Outcome: DecisionOutcome.Later, ReviewOn: null }) throw new RuleViolation("Rule.DecisionLater");
        if (terms.ReviewOn <= today) throw new RuleViolation("Rule.DecisionReview");

        (Number, PreviousHash, Idea, IdeaId, By, ById) = (number, previous, idea, idea.Id, by, by.Id);
        (Outcome, OptionLines, Model, Reason, ReviewOn) = (terms.Outcome, string.Join('\n', options), terms.Model, reason, terms.ReviewOn);
        // Whole seconds, since not every database keeps more, and the hash must be the same when read back.
        (Evidence, At) = (evidence, new DateTime(at.Ticks - at.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc));
        Hash = HashNow();
    }

    /// <summary>Its place in the record, from 1 and without gaps.</summary>
    public int Number { get; private set; }

    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime At { get; private set; }
    public DecisionOutcome Outcome { get; private set; }
    public DecisionModel Model { get; private set; }

    /// <summary>What was on the table, one to a line.</summary>
    public string OptionLines { get; private set; } = "";

    public IReadOnlyList<string> Options => OptionLines.Split('\n');

    public string Reason { get; private set; } = "";
    public DateOnly? ReviewOn { get; private set; }
    public Evidence Evidence { get; private set; } = null!;

    /// <summary>The hash of the record before; empty for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>See <see cref="ChainHash"/>.</summary>
    public string Hash { get; private set; } = "";

    // Records from before scorecards do not write those fields; both kinds are told apart by how many they write.
    public string HashNow() => ChainHash.Of(
    [
        PreviousHash, Number, IdeaId, ById, ChainHash.Moment(At), (int)Outcome, (int)Model, OptionLines, Reason, ReviewOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (int)Evidence.Status, Evidence.Votes, Evidence.ImportedSupport, Evidence.Followers, Evidence.Comments, Evidence.Supporting, Evidence.Concerned, Evidence.Place,
        .. Evidence.Scorecards is { } scorecards ? [scorecards, Hundredths(Evidence.Score), Hundredths(Evidence.Spread)] : Array.Empty<object?>(),
    ]);

    private static string? Hundredths(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture);
}
