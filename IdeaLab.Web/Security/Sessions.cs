using System.Globalization;
using System.Security.Claims;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>Where somebody is signed in. A session whose row is gone is refused with the next request.</summary>
public sealed class Sessions(IdeaLabDb db, IHttpContextAccessor http, Devices devices, TimeProvider clock)
{
    /// <summary>In the sign-in cookie: the key of the row.</summary>
    public const string Claim = "session";

    /// <summary>Of this browser; null for a visitor.</summary>
    public int? CurrentId => IdOf(http.HttpContext?.User);

    public static int? IdOf(ClaimsPrincipal? principal) => int.TryParse(principal?.FindFirstValue(Claim), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Those that stand, the last seen first.</summary>
    public IQueryable<Session> Of(int personId)
    {
        var ended = clock.GetUtcNow().UtcDateTime - Session.Lifetime;
        return db.Sessions.Where(s => s.PersonId == personId && s.LastSeenAt > ended).OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id);
    }

    public Task<int> EndAsync(int personId, int id, CancellationToken ct) => db.Sessions.Where(s => s.PersonId == personId && s.Id == id).ExecuteDeleteAsync(ct);

    /// <summary>Ends all sessions of a person but this browser's; none of the other browsers is a known device any more.</summary>
    public async Task EndOthersAsync(int personId, CancellationToken ct)
    {
        var (own, device) = (CurrentId, devices.Key);
        await db.KnownDevices.Where(d => d.PersonId == personId && d.Key != device).ExecuteDeleteAsync(ct);
        await db.Sessions.Where(s => s.PersonId == personId && s.Id != own).ExecuteDeleteAsync(ct);
    }

    /// <summary>Ends all of them.</summary>
    public async Task EndAllAsync(int personId, CancellationToken ct)
    {
        await db.KnownDevices.Where(d => d.PersonId == personId).ExecuteDeleteAsync(ct);
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(ct);
    }
}
