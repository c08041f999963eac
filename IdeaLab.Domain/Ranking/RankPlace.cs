namespace IdeaLab.Domain.Ranking;

/// <summary>One idea's place in a snapshot. The terms are in fresh votes at the time of the snapshot and add up to what the score is worth then.</summary>
public sealed class RankPlace
{
    private RankPlace() { }

    public RankPlace(int ideaId, int position, double score, RankTerms terms, RankBand? band = null)
    {
        IdeaId = ideaId;
        Position = position;
        Score = score;
        (Votes, Comments, Follows, Imported) = terms;
        Cast = terms.Cast;
        (BandFrom, BandTo) = (band?.From, band?.To);
    }

    public int SnapshotId { get; private set; }
    public int IdeaId { get; private set; }

    /// <summary>1 is first.</summary>
    public int Position { get; private set; }

    /// <summary>What the board was ordered by: for trending in half-lives (<see cref="Trending"/>), for support the lower end of its interval, from 0 to 1.</summary>
    public double Score { get; private set; }

    public double Votes { get; private set; }
    public double Comments { get; private set; }
    public double Follows { get; private set; }
    public double Imported { get; private set; }

    /// <summary><see cref="RankTerms.Cast"/>.</summary>
    public double? Cast { get; private set; }

    public int? BandFrom { get; private set; }
    public int? BandTo { get; private set; }

    /// <summary>Null where none was worked out.</summary>
    public RankBand? Band => BandFrom is { } from && BandTo is { } to ? new(from, to) : null;

    public RankTerms Terms => new(Votes, Comments, Follows, Imported) { Cast = Cast };
}
