using IdeaLab.Domain.Ideas;

namespace IdeaLab.Domain.Challenges;

/// <summary>Where an idea stood on the board of its challenge at the end, whatever becomes of it afterwards.</summary>
public sealed class ChallengePlace
{
    private ChallengePlace() { }

    internal ChallengePlace(Challenge challenge, int rank, BoardLine line)
    {
        Challenge = challenge;
        Rank = rank;
        (IdeaId, Votes, Comments) = line;
    }

    public int ChallengeId { get; private set; }
    public Challenge Challenge { get; private set; } = null!;

    /// <summary>1 is first; ideas with as many votes share one.</summary>
    public int Rank { get; private set; }

    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int Votes { get; private set; }
    public int Comments { get; private set; }
}
