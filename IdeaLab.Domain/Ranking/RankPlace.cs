namespace IdeaLab.Domain.Ranking;

/// <summary>One idea's place in a snapshot. On a trending board the terms are in fresh votes at the time of the snapshot and add up to what the score is worth then.</summary>
public sealed class RankPlace
{
    private RankPlace() { }

    public RankPlace(Standing standing, int position, RankTerms terms, RankBand? band = null)
    {
        (IdeaId, Score, Voters, Viewers) = standing;
        Position = position;
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

    /// <summary>Members whose own vote counted.</summary>
    public int Voters { get; private set; }

    /// <summary>Members who had seen it.</summary>
    public int Viewers { get; private set; }

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

    /// <summary>The place as it is to somebody for whom those at these positions do not exist: one further ahead for each that stood before it. A band moves along, since it was drawn among all.</summary>
    public RankPlace Without(IReadOnlyCollection<int> positions)
    {
        var band = Band is { } all ? new RankBand(all.From - Ahead(all.From), all.To - Ahead(all.To)) : null;
        return new(Standing, Position - Ahead(Position), Terms, band) { SnapshotId = SnapshotId };

        int Ahead(int rank) => positions.Count(position => position < rank);
    }

    public Standing Standing => new(IdeaId, Score, Voters, Viewers);

    /// <summary>On a board ordered by support all of them are 0.</summary>
    public RankTerms Terms => new(Votes, Comments, Follows, Imported) { Cast = Cast };
}
