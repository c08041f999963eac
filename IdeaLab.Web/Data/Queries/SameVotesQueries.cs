using IdeaLab.Domain.Moderation;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>Voters who may have voted for exactly the same ideas. The database compares what sums up their ideas, and only those alike are read.</summary>
public static class SameVotesQueries
{
    /// <summary>What sums up the ideas of a voter; two with the same are alike until their ideas are read.</summary>
    public sealed record Ideas(int Count, int Lowest, int Highest, long Sum);

    /// <summary>Crowds that look alike and are large enough to be doubted, with how many they are; at least one of each voted after a moment.</summary>
    public static async Task<Dictionary<Ideas, int>> CrowdsAlikeAsync(this IdeaLabDb db, DateTime after, CancellationToken ct)
    {
        var alike = await db.IdeasOfVoters().GroupBy(v => new { v.Count, v.Lowest, v.Highest, v.Sum }).Where(same => same.Count() >= SameVotes.FewestVoters && same.Max(v => v.Last) > after)
            .Select(same => new { same.Key.Count, same.Key.Lowest, same.Key.Highest, same.Key.Sum, Voters = same.Count() }).ToListAsync(ct);
        return alike.Where(same => (same.Voters - 1) * (same.Count - 1) >= SameVotes.FewestCoincidences).ToDictionary(same => new Ideas(same.Count, same.Lowest, same.Highest, same.Sum), same => same.Voters);
    }

    /// <summary>Every vote of the voters of these crowds.</summary>
    public static async Task<List<VoteFacts>> FactsOfCrowdsAsync(this IdeaLabDb db, IReadOnlyCollection<Ideas> crowds, CancellationToken ct)
    {
        var sums = crowds.Select(c => c.Sum).ToList();
        var voters = (await db.IdeasOfVoters().Where(v => sums.Contains(v.Sum)).ToListAsync(ct))
            .Where(v => crowds.Contains(new(v.Count, v.Lowest, v.Highest, v.Sum))).Select(v => v.VoterId).ToList();
        var votes = await db.Votes.Where(v => voters.Contains(v.VoterId) && v.MergeId == null).Select(v => new { v.IdeaId, v.VoterId, v.CastAt, v.Voter.JoinedAt }).ToListAsync(ct);
        var restored = (await db.HeldVotes.Where(h => voters.Contains(h.VoterId) && h.State == HeldState.Restored).Select(h => new { h.IdeaId, h.VoterId }).ToListAsync(ct)).Select(h => (h.IdeaId, h.VoterId)).ToHashSet();
        return [.. votes.GroupBy(v => v.VoterId).SelectMany(own =>
        {
            int[] ideas = [.. own.Select(v => v.IdeaId)];
            return own.Select(v => new VoteFacts(v.IdeaId, v.VoterId, v.CastAt, v.JoinedAt, null, ideas, 0));
        }).Where(v => !restored.Contains((v.IdeaId, v.VoterId)))];
    }

    /// <summary>How many voted lately, and how many of them for each of these ideas.</summary>
    public static async Task<(int Voters, Dictionary<int, int> VotersOf)> VotersLatelyAsync(this IdeaLabDb db, IReadOnlyCollection<int> ideas, DateTime now, CancellationToken ct)
    {
        var oldest = now - Detectors.Span;
        var lately = db.Votes.Own().Where(v => v.CastAt > oldest);
        return (await lately.Select(v => v.VoterId).Distinct().CountAsync(ct),
            await lately.Where(v => ideas.Contains(v.IdeaId)).GroupBy(v => v.IdeaId).Select(same => new { same.Key, Voters = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Voters, ct));
    }

    private static IQueryable<Line> IdeasOfVoters(this IdeaLabDb db) => db.Votes.Own().GroupBy(v => v.VoterId)
        .Select(own => new Line { VoterId = own.Key, Count = own.Count(), Lowest = own.Min(v => v.IdeaId), Highest = own.Max(v => v.IdeaId), Sum = own.Sum(v => (long)v.IdeaId), Last = own.Max(v => v.CastAt) })
        .Where(v => v.Count >= SameVotes.FewestIdeas);

    // Set by names, since a query sees through that and not through a constructor.
    private sealed class Line
    {
        public required int VoterId { get; init; }
        public required int Count { get; init; }
        public required int Lowest { get; init; }
        public required int Highest { get; init; }
        public required long Sum { get; init; }
        public required DateTime Last { get; init; }
    }
}
