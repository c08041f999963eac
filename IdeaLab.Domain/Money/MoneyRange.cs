namespace IdeaLab.Domain.Money;

/// <summary>From so much to so much, in whole units of the organisation's currency (<see cref="Settings.LabSettings.Currency"/>); both may be the same.</summary>
public sealed record MoneyRange
{
    /// <summary>A million of millions: above any programme's, and exact in every number it meets.</summary>
    public const long Max = 1_000_000_000_000;

    /// <exception cref="RuleViolation">One is below 0 or above <see cref="Max"/>, or they are the wrong way round.</exception>
    public MoneyRange(long low, long high)
    {
        if (low is < 0 or > Max || high is < 0 or > Max) throw new RuleViolation("Rule.MoneyAmount", Max);
        if (low > high) throw new RuleViolation("Rule.MoneyRange");
        (Low, High) = (low, high);
    }

    public long Low { get; private init; }
    public long High { get; private init; }

    /// <summary>Halfway between both, for charts and sums.</summary>
    public double Middle => (Low + High) / 2.0;

    /// <summary>The range of what somebody typed: one of two alone stands for both; null when neither is there.</summary>
    /// <exception cref="RuleViolation">As for the constructor.</exception>
    public static MoneyRange? Of(long? low, long? high) => (low ?? high) is { } first ? new(first, high ?? first) : null;
}
