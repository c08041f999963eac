namespace IdeaLab.Domain.Ranking;

/// <summary>What a board knows of an idea on it: what it is ordered by, and what its band is drawn from. While no standing changes, neither does the board.</summary>
/// <param name="IdeaId">Which idea.</param>
/// <param name="Score"><see cref="RankPlace.Score"/>.</param>
/// <param name="Voters">Members whose own vote counts.</param>
/// <param name="Viewers">Members who saw it.</param>
public sealed record Standing(int IdeaId, double Score, int Voters, int Viewers)
{
    public SupportRate Rate => new(Voters, Viewers);
}
