namespace IdeaLab.Domain.Outcomes;

/// <summary>How long after its delivery one asks what an idea brought.</summary>
public static class OutcomeAges
{
    /// <summary>In days of 24 hours, the earliest first.</summary>
    public static IReadOnlyList<int> Days { get; } = [90, 365];

    /// <summary>The latest of <see cref="Days"/> that has passed; null before the first. So whoever comes late asks once, and for the whole time.</summary>
    public static int? ReachedBy(DateTime at, DateTime deliveredAt) => Days.Where(days => deliveredAt.AddDays(days) <= at).Select(days => (int?)days).LastOrDefault();
}
