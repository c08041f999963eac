namespace IdeaLab.Domain.Moderation;

/// <summary>Asks of a crowd whether more of it have no other interest than is usual. Only those whose visit is over can be asked; whoever joins a crowd already doubted is doubted at once.</summary>
internal static class OneInterest
{
    public static Suspicion? Doubted(DoubtRule rule, IReadOnlyList<VoteFacts> crowd, SiteBaseline usual, double likelihood, DateTime now)
    {
        var seen = crowd.Where(v => v.IsOlderThan(VoteFacts.Visit, now)).ToList();
        var found = seen.Count(v => v.HasOneInterest);
        if (BinomialTail.Of(found, seen.Count, usual.OneInterest) > likelihood) return null;

        var limit = BinomialTail.Limit(seen.Count, usual.OneInterest, likelihood);
        var doubted = crowd.Where(v => v.HasOneInterest).ToList();
        return new(rule, new(found, seen.Count, doubted.Max(v => v.CastAt) - doubted.Min(v => v.CastAt), limit), doubted);
    }
}
