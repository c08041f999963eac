using IdeaLab.Domain.Money;

namespace IdeaLab.Domain.Outcomes;

/// <summary>What is filed about a delivered idea, in whole units of the organisation's currency.</summary>
/// <param name="Value">What it really brought.</param>
/// <param name="Cost">What it really cost.</param>
/// <param name="ExpectedValue">What it was expected to bring; null when nobody said.</param>
/// <param name="ExpectedCost">What it was expected to cost; null when nobody said.</param>
/// <param name="Note">How the figures came about.</param>
/// <param name="IsPublic">Whether everybody who sees the idea sees them.</param>
public sealed record OutcomeFigures(long Value, long Cost, MoneyRange? ExpectedValue, MoneyRange? ExpectedCost, string Note, bool IsPublic)
{
    /// <summary>See <see cref="Outcomes.Return"/>; null when nothing was spent.</summary>
    public double? Return => Outcomes.Return.Of(Value, Cost);

    /// <summary>Between which two the return was expected; null when nobody said, or nothing may have been spent.</summary>
    public (double Low, double High)? ExpectedReturn => ExpectedValue is { } value && ExpectedCost is { } cost ? Outcomes.Return.Of(value, cost) : null;

    /// <summary>The real value as a share of the middle of what was expected; null when that is nothing.</summary>
    public double? ValueShare => ShareOf(Value, ExpectedValue);

    /// <summary>The real cost as a share of the middle of what was expected; null when that is nothing.</summary>
    public double? CostShare => ShareOf(Cost, ExpectedCost);

    private static double? ShareOf(long real, MoneyRange? expected) => expected is { Middle: > 0 } range ? real / range.Middle : null;
}
