namespace IdeaLab.Domain.Challenges;

/// <summary>An idea on the board of a challenge at the moment it closes.</summary>
/// <param name="Votes">Those brought by merges among them.</param>
public sealed record BoardLine(int IdeaId, int Votes, int Comments);
