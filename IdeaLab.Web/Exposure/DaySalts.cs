using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Exposure;

/// <summary>The salt of the day, read once a day; the first node that needs it makes it.</summary>
public sealed class DaySalts
{
    private DaySalt? _last;

    public async ValueTask<DaySalt> OfAsync(DateOnly day, IdeaLabDb db, CancellationToken ct)
    {
        if (_last is { } known && known.Day == day) return known;
        return _last = await db.InOneGoAsync(async () =>
        {
            if (await db.DaySalts.AsNoTracking().SingleOrDefaultAsync(s => s.Day == day, ct) is { } there) return there;
            var salt = new DaySalt(day);
            db.Add(salt);
            return salt;
        }, ct);
    }
}
