using System.Globalization;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class EyesQueries
{
    /// <summary>What a viewer draws from the newest pool on a day; null before the first pool.</summary>
    /// <param name="db">The lab.</param>
    /// <param name="viewer">A number that stands for the viewer during that day.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<EyesDraw?> NewestDrawAsync(this IdeaLabDb db, ulong viewer, DateTime now, CancellationToken ct) =>
        await db.EyesPools.OrderByDescending(p => p.DrawnAt).Select(p => (int?)p.Id).FirstOrDefaultAsync(ct) is { } pool ? new(pool, NeedsEyes.SeedOf(viewer, DateOnly.FromDateTime(now))) : null;

    /// <summary>The ideas for the places of all pages, in order; not the reader's own. The same for as long as the pool is kept, whatever happens meanwhile.</summary>
    public static async Task<List<int>> ForPlacesAsync(this IdeaLabDb db, EyesDraw draw, Person? reader, CancellationToken ct)
    {
        var readerId = reader?.Id ?? 0;
        var pool = db.EyesPools.AsNoTracking().Where(p => p.Id == draw.PoolId).SelectMany(p => p.Candidates);
        var candidates = await db.Ideas.VisibleTo(reader).Listed().Where(i => i.AuthorId != readerId).Join(pool, i => i.Id, c => c.IdeaId, (_, c) => c).ToListAsync(ct);
        return [.. NeedsEyes.ForPlaces(NeedsEyes.Drawn(candidates, draw.Seed)).Select(c => c.IdeaId)];
    }
}

/// <summary>From which pool a viewer draws, and by which seed: what the address of further pages carries.</summary>
public sealed record EyesDraw(int PoolId, ulong Seed)
{
    /// <summary>Null for what no page wrote.</summary>
    public static EyesDraw? Parse(string? text) =>
        text?.Split('_') is [var pool, var seed]
        && int.TryParse(pool, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(id, number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PoolId}_{Seed}");
}
