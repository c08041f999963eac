using System.Runtime.CompilerServices;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>Writes down who saw what, many at once. The statements do not grow with their number.</summary>
public static class ViewingQueries
{
    /// <summary>SQL Server takes 2,100 parameters a statement (a row here has four), and 1,000 rows.</summary>
    public const int BatchSize = 500;

    /// <summary>
    /// Within a transaction of the caller: adds what is not there yet, and moves <see cref="Idea.Viewers"/> and <see cref="Idea.Seen"/> by just that, past the version of
    /// the ideas, so that nobody's vote or edit has to try again. Where another node was faster, a key or the count of rows says so and the transaction is for nothing.
    /// </summary>
    /// <param name="looks">At most <see cref="BatchSize"/>, each with its time (UTC).</param>
    public static async Task AddViewingsAsync(this IdeaLabDb db, IReadOnlyCollection<KeyValuePair<Look, DateTime>> looks, CancellationToken ct)
    {
        var members = await AddMembersAsync(db, [.. looks.Where(look => look.Key.PersonId is not null)], ct);
        var visitors = await AddVisitorsAsync(db, [.. looks.Select(look => look.Key).Where(look => look.PersonId is null)], ct);

        // Of 500 at most 31 can be different sums.
        foreach (var same in members.Concat(visitors).GroupBy(seen => seen.IdeaId).GroupBy(seen => (Viewers: seen.Sum(s => s.Viewers), Seen: seen.Sum(s => s.Days)), seen => seen.Key))
        {
            var (ids, viewers, times) = (same.ToList(), same.Key.Viewers, same.Key.Seen);
            await db.Ideas.Where(i => ids.Contains(i.Id)).ExecuteUpdateAsync(set => set.SetProperty(i => i.Viewers, i => i.Viewers + viewers).SetProperty(i => i.Seen, i => i.Seen + times), ct);
        }
    }

    /// <summary>
    /// Sets how many members saw these ideas to what the rows say. Who is under a sanction, or has a vote there that is held or removed, is not among them: otherwise a crowd that was found out would still weigh on the rate.
    /// </summary>
    /// <returns>Of how many it was another number.</returns>
    public static Task<int> RecountViewersAsync(this IQueryable<Idea> ideas, IdeaLabDb db, CancellationToken ct)
    {
        var viewings = db.Viewings.Where(v => !db.People.Any(p => p.Id == v.PersonId && p.SanctionedAt != null) && !db.HeldVotes.Any(h => h.IdeaId == v.IdeaId && h.VoterId == v.PersonId && h.State != HeldState.Restored));
        return ideas.Where(i => i.Viewers != viewings.Count(v => v.IdeaId == i.Id)).ExecuteUpdateAsync(set => set.SetProperty(i => i.Viewers, i => viewings.Count(v => v.IdeaId == i.Id)), ct);
    }

    private static async Task<List<Fresh>> AddMembersAsync(IdeaLabDb db, List<KeyValuePair<Look, DateTime>> looks, CancellationToken ct)
    {
        if (looks.Count == 0) return [];
        var (ideas, people) = (looks.Select(look => look.Key.IdeaId).Distinct().ToList(), looks.Select(look => look.Key.PersonId!.Value).Distinct().ToList());
        var pairs = looks.Select(look => PairOf(look.Key.IdeaId, look.Key.PersonId!.Value)).Distinct().ToList();
        var known = await db.Viewings.AsNoTracking().Where(v => ideas.Contains(v.IdeaId) && people.Contains(v.PersonId) && pairs.Contains(v.IdeaId * PairFactor + v.PersonId)).ToDictionaryAsync(v => PairOf(v.IdeaId, v.PersonId), ct);

        var held = (await db.HeldVotes.Where(h => ideas.Contains(h.IdeaId) && people.Contains(h.VoterId) && h.State != HeldState.Restored).Select(h => new { h.IdeaId, h.VoterId }).ToListAsync(ct)).Select(h => PairOf(h.IdeaId, h.VoterId)).ToHashSet();
        var sanctioned = (await db.People.Where(p => people.Contains(p.Id) && p.SanctionedAt != null).Select(p => p.Id).ToListAsync(ct)).ToHashSet();

        List<Fresh> fresh = [];
        List<long> stale = [];
        List<object[]> rows = [];
        foreach (var own in looks.GroupBy(look => (look.Key.IdeaId, PersonId: look.Key.PersonId!.Value)))
        {
            var before = known.GetValueOrDefault(PairOf(own.Key.IdeaId, own.Key.PersonId));
            var days = own.Select(look => look.Key.Day).Where(day => before is null || day > before.LastDay).ToList();
            if (days.Count == 0) continue;
            if (before is not null) stale.Add(PairOf(own.Key.IdeaId, own.Key.PersonId));
            var isViewer = before is null && !sanctioned.Contains(own.Key.PersonId) && !held.Contains(PairOf(own.Key.IdeaId, own.Key.PersonId));
            fresh.Add(new(own.Key.IdeaId, isViewer ? 1 : 0, days.Count));
            rows.Add([own.Key.IdeaId, own.Key.PersonId, before?.FirstAt ?? own.Min(look => look.Value), days.Max()]);
        }

        var lastDay = looks.Max(look => look.Key.Day);
        if (stale.Count > 0 && await db.Viewings.Where(v => v.LastDay < lastDay && ideas.Contains(v.IdeaId) && people.Contains(v.PersonId) && stale.Contains(v.IdeaId * PairFactor + v.PersonId)).ExecuteDeleteAsync(ct) != stale.Count)
            throw new DbUpdateConcurrencyException("Another node wrote down the same viewings.");
        await InsertAsync(db, "\"Viewings\" (\"IdeaId\", \"PersonId\", \"FirstAt\", \"LastDay\")", rows, ct);
        return fresh;
    }

    private static async Task<List<Fresh>> AddVisitorsAsync(IdeaLabDb db, List<Look> looks, CancellationToken ct)
    {
        if (looks.Count == 0) return [];
        var (ideas, visitors, days) = (looks.Select(look => look.IdeaId).Distinct().ToList(), looks.Select(look => look.Visitor).Distinct().ToList(), looks.Select(look => look.Day).Distinct().ToList());
        var known = (await db.PassingViewings.AsNoTracking().Where(v => days.Contains(v.Day) && ideas.Contains(v.IdeaId) && visitors.Contains(v.Visitor)).ToListAsync(ct)).Select(v => (v.Day, v.IdeaId, v.Visitor)).ToHashSet();
        var fresh = looks.Where(look => !known.Contains((look.Day, look.IdeaId, look.Visitor))).ToList();

        await InsertAsync(db, "\"PassingViewings\" (\"Day\", \"IdeaId\", \"Visitor\")", fresh.ConvertAll<object[]>(look => [look.Day, look.IdeaId, look.Visitor]), ct);
        return fresh.ConvertAll(look => new Fresh(look.IdeaId, 0, 1));
    }

    // EF would send a statement for each row where SQLite is asked.
    private static async Task InsertAsync(IdeaLabDb db, string into, List<object[]> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        var width = rows[0].Length;
        var places = rows.Select((_, n) => $"({string.Join(", ", Enumerable.Range(n * width, width).Select(at => $"{{{at}}}"))})");
        await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"INSERT INTO {into} VALUES {string.Join(", ", places)}", [.. rows.SelectMany(row => row)]), ct);
    }

    private const long PairFactor = 1L << 32;

    private static long PairOf(int ideaId, int personId) => ideaId * PairFactor + personId;

    /// <summary>What an idea gains from one viewer.</summary>
    private sealed record Fresh(int IdeaId, int Viewers, int Days);
}
