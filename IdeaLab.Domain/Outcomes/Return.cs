using IdeaLab.Domain.Money;

namespace IdeaLab.Domain.Outcomes;

/// <summary>Return on what was spent, the usual ratio of accounting: (value - cost) / cost. 0 is neither gain nor loss, 1 is the money twice, -1 is all of it lost. Of nothing spent there is none.</summary>
public static class Return
{
    public static double? Of(long value, long cost) => cost == 0 ? null : (double)(value - cost) / cost;

    /// <summary>The least and the most that any value and cost within the ranges come to; null when the cost may be 0.</summary>
    public static (double Low, double High)? Of(MoneyRange value, MoneyRange cost) =>
        Of(value.Low, cost.High) is { } low && Of(value.High, cost.Low) is { } high ? (low, high) : null;
}
