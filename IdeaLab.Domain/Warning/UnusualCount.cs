namespace IdeaLab.Domain.Warning;

/// <summary>How many came in an hour, and how many are usual for the idea in such an hour.</summary>
public sealed record UnusualCount(EventKinds Kind, int Count, double Usual);
