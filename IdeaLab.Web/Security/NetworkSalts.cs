using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>The salt of the week, read once a week.</summary>
public sealed class NetworkSalts
{
    private NetworkSalt? _last;

    /// <summary>The first vote of a week makes it. Call inside the transaction of that vote, which is done again when another node was faster.</summary>
    public async ValueTask<NetworkSalt> OfAsync(DateOnly week, IdeaLabDb db, CancellationToken ct)
    {
        if (_last is { } known && known.Week == week) return known;
        // Remembered only once it is read, since what was just made may be taken back with its transaction.
        if (await db.NetworkSalts.AsNoTracking().SingleOrDefaultAsync(s => s.Week == week, ct) is { } there) return _last = there;
        return db.Add(new NetworkSalt(week)).Entity;
    }
}
