using IdeaLab.Domain.Moderation;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>One vote of a hold as staff judge it.</summary>
/// <param name="Amount">How many votes it is; null when it was taken back.</param>
/// <param name="Network">A letter for each network from which votes of the idea were held, in the order in which they were; null when there is no trace, or none any more.</param>
/// <param name="Others">What else doubts it.</param>
public sealed record HeldAccount(int HoldId, int VoteId, int PersonId, string Name, DateTime JoinedAt, DateTime CastAt, int? Amount, string? Network, IReadOnlyList<DoubtRule> Others, string? SettledBy, DateTime? SettledAt);

public static class HeldAccountQueries
{
    /// <summary>The votes of these holds that are in one state, in the order in which they were cast, by hold.</summary>
    public static async Task<ILookup<int, HeldAccount>> AccountsAsync(this IdeaLabDb db, IReadOnlyCollection<int> holds, HeldState state, CancellationToken ct)
    {
        var rows = await db.Holds.Where(h => holds.Contains(h.Id)).SelectMany(h => h.Votes.Where(v => v.State == state), (h, v) => new
        {
            HoldId = h.Id,
            v.IdeaId,
            v.Id,
            v.VoterId,
            v.Voter.Name,
            v.Voter.JoinedAt,
            v.CastAt,
            Amount = db.Votes.Where(cast => cast.IdeaId == v.IdeaId && cast.VoterId == v.VoterId).Select(cast => (int?)cast.Amount).FirstOrDefault(),
            Network = db.VoteTraces.Where(t => t.IdeaId == v.IdeaId && t.VoterId == v.VoterId).Select(t => t.Network).FirstOrDefault(),
            SettledBy = v.Verdict!.By.Name,
            SettledAt = (DateTime?)v.Verdict.At,
        }).ToListAsync(ct);
        var votes = rows.ConvertAll(r => r.Id);
        var rules = (await db.HeldVotes.Where(v => votes.Contains(v.Id)).SelectMany(v => v.Holds, (v, h) => new { v.Id, HoldId = h.Id, h.Rule }).ToListAsync(ct)).ToLookup(r => r.Id);

        var letters = await db.LettersAsync([.. rows.Select(r => r.IdeaId).Distinct()], ct);
        return rows.OrderBy(r => r.CastAt).ThenBy(r => r.Id).ToLookup(r => r.HoldId, r => new HeldAccount(r.HoldId, r.Id, r.VoterId, r.Name, r.JoinedAt, r.CastAt, r.Amount,
            r.Network is { } network ? letters[(r.IdeaId, network)] : null, [.. rules[r.Id].Where(o => o.HoldId != r.HoldId).Select(o => o.Rule).Distinct()], r.SettledBy, r.SettledAt));
    }

    private static async Task<Dictionary<(int IdeaId, long Network), string>> LettersAsync(this IdeaLabDb db, IReadOnlyCollection<int> ideas, CancellationToken ct)
    {
        var traces = await db.HeldVotes.Where(v => ideas.Contains(v.IdeaId)).SelectMany(v => db.VoteTraces.Where(t => t.IdeaId == v.IdeaId && t.VoterId == v.VoterId), (v, t) => new { v.Id, v.IdeaId, t.Network }).ToListAsync(ct);
        return traces.Where(t => t.Network is not null).OrderBy(t => t.Id).GroupBy(t => t.IdeaId)
            .SelectMany(idea => idea.Select(t => t.Network!.Value).Distinct().Select((network, index) => (Key: (idea.Key, network), Letter: Letter(index)))).ToDictionary(n => n.Key, n => n.Letter);
    }

    // A to Z, then A2 to Z2.
    private static string Letter(int index) => $"{(char)('A' + index % 26)}{(index < 26 ? "" : $"{index / 26 + 1}")}";
}
