namespace IdeaLab.Domain.Moderation;

/// <summary>
/// A burst of accounts younger than a day on one idea. A newsletter brings such a burst too, but from as many networks as it has readers, and an office that joins in one morning
/// goes on to other ideas. So it is doubted only where most of the burst shares a few networks, and more of those have no other interest than is usual.
/// </summary>
public static class NewAccounts
{
    /// <summary>A burst lies within a day.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(1);

    /// <summary>A family of four and its guests stay below it on two connections.</summary>
    public const int FewestVoters = 12;

    /// <summary>Couples share a connection, so two of a burst on one network say nothing.</summary>
    public const int Crowd = 3;

    /// <summary>Addresses cost an attacker more than accounts. Readers of a newsletter on the phone share the addresses of their carrier, but those are many.</summary>
    public const int FewNetworks = 5;

    /// <summary>How much of the burst those few networks must hold.</summary>
    public const double CrowdedShare = 0.5;

    /// <summary>How unlikely so many without another interest must be: of a hundred thousand crowds that are as usual, one is doubted.</summary>
    public const double Likelihood = 1e-5;

    /// <param name="votes">Of one idea, in any order.</param>
    public static IEnumerable<Suspicion> Find(IEnumerable<VoteFacts> votes, SiteBaseline usual, DateTime now)
    {
        var young = votes.Where(v => v.IsOfYoungAccount).OrderBy(v => v.CastAt).ToList();
        for (var (first, end) = (0, 0); first < young.Count; first = end)
        {
            // One burst goes on as long as votes come within a day of its first.
            while (end < young.Count && young[end].CastAt - young[first].CastAt < Span) end++;
            if (Doubted(young[first..end], usual, now) is { } suspicion) yield return suspicion;
        }
    }

    private static Suspicion? Doubted(List<VoteFacts> burst, SiteBaseline usual, DateTime now)
    {
        if (burst.Count < FewestVoters) return null;
        var crowded = burst.Where(v => v.Network is not null).GroupBy(v => v.Network).Where(same => same.Count() >= Crowd)
            .OrderByDescending(same => same.Count()).Take(FewNetworks).SelectMany(same => same).OrderBy(v => v.CastAt).ToList();
        if (crowded.Count < FewestVoters || crowded.Count < CrowdedShare * burst.Count) return null;

        return OneInterest.Doubted(DoubtRule.NewAccounts, crowded, usual, Likelihood, now);
    }
}
