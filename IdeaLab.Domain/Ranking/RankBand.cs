namespace IdeaLab.Domain.Ranking;

/// <summary>Between which ranks an idea stands in eight of ten draws: "rank 3-7". 1 is first.</summary>
public sealed record RankBand(int From, int To);

/// <summary>What the band of one idea is drawn from.</summary>
/// <param name="IdeaId">Which idea; its draws depend on this and its own counts alone, so that another idea joining the board does not shake them.</param>
/// <param name="Votes">Votes that count in the support rate.</param>
/// <param name="Viewers">Distinct people who saw it; a vote is also a viewing.</param>
/// <param name="FreshOfVotes">What its votes are worth now, in fresh votes.</param>
/// <param name="FreshOfOthers">What its comments, follows and imported totals are worth now, in fresh votes.</param>
public sealed record BandFacts(int IdeaId, int Votes, int Viewers, double FreshOfVotes, double FreshOfOthers);
