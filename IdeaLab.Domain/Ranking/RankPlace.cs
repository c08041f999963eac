namespace IdeaLab.Domain.Ranking;

/// <summary>One idea's place in a snapshot. The terms are in fresh votes at the time of the snapshot and add up to what the score is worth then.</summary>
public sealed class RankPlace
{
    private RankPlace() { }

    public RankPlace(int ideaId, int position, double score, RankTerms terms)
    {
        IdeaId = ideaId;
        Position = position;
        Score = score;
        (Votes, Comments, Follows, Imported) = terms;
    }

    public int SnapshotId { get; private set; }
    public int IdeaId { get; private set; }

    /// <summary>1 is first.</summary>
    public int Position { get; private set; }

    /// <summary>In half-lives; see <see cref="Trending"/>.</summary>
    public double Score { get; private set; }

    public double Votes { get; private set; }
    public double Comments { get; private set; }
    public double Follows { get; private set; }
    public double Imported { get; private set; }

    public RankTerms Terms => new(Votes, Comments, Follows, Imported);
}
