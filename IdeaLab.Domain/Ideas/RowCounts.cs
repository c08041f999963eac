namespace IdeaLab.Domain.Ideas;

/// <summary>What the rows of an idea add up to.</summary>
/// <param name="Votes">Votes that count.</param>
/// <param name="Voters">People whose own vote counts.</param>
/// <param name="Comments">Comments that are not deleted.</param>
public sealed record RowCounts(int Votes, int Voters, int Comments);
