namespace IdeaLab.Domain.Moderation;

/// <summary>
/// Accounts that voted for exactly the same ideas. Couples do, and now and then a team that stands by its two or three ideas; so the more ideas, the fewer voters are needed to doubt.
/// </summary>
public static class SameVotes
{
    /// <summary>Two may be a couple.</summary>
    public const int FewestVoters = 3;

    /// <summary>One or two ideas in common are how any idea of the week is voted for.</summary>
    public const int FewestIdeas = 3;

    /// <summary>
    /// Coincidences needed, each a further voter agreeing on a further idea: (voters - 1) * (ideas - 1). Five voters on four ideas, or three on seven; a team of six that votes for the same three ideas stays below.
    /// </summary>
    public const int FewestCoincidences = 12;

    /// <summary>Where few ideas are open or all like the same ones, many agree by chance. This is how unlikely it must be that so many would vote for just these by themselves.</summary>
    public const double Likelihood = 1e-6;

    /// <param name="votes">Of voters whose votes changed and of those with the same votes; every vote of a voter, or some.</param>
    /// <param name="voters">How many voted in the lab lately.</param>
    /// <param name="votersOf">How many of them voted for each idea.</param>
    public static IEnumerable<Suspicion> Find(IEnumerable<VoteFacts> votes, int voters, IReadOnlyDictionary<int, int> votersOf) => votes
        .Where(v => v.VotedFor.Count >= FewestIdeas)
        .GroupBy(v => string.Join(',', v.VotedFor.Order()))
        .SelectMany(same => Doubted([.. same.OrderBy(v => v.CastAt)], voters, votersOf));

    private static IEnumerable<Suspicion> Doubted(List<VoteFacts> votes, int all, IReadOnlyDictionary<int, int> votersOf)
    {
        var (voters, ideas) = (votes.Select(v => v.VoterId).Distinct().Count(), votes[0].VotedFor.Count);
        var limit = Math.Max(FewestVoters, 1 + (int)Math.Ceiling(FewestCoincidences / (ideas - 1.0)));
        if (voters < limit) return [];
        // As if each chose idea by idea; the first of them fixed which ones, the others agree with it.
        var byChance = votes[0].VotedFor.Aggregate(1.0, (share, idea) => share * Math.Min(1, votersOf.GetValueOrDefault(idea, 1) / (double)Math.Max(1, all)));
        if (BinomialTail.Of(voters - 1, Math.Max(voters, all) - 1, byChance) > Likelihood) return [];

        return votes.GroupBy(v => v.IdeaId)
            .Select(own => new Suspicion(DoubtRule.SameVotes, new(voters, ideas, votes[^1].CastAt - votes[0].CastAt, limit), [.. own]));
    }
}
