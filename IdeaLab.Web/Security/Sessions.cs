using System.Globalization;
using System.Security.Claims;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>Where somebody is signed in. A session whose row is gone is refused with the next request.</summary>
public sealed class Sessions(IdeaLabDb db, UserManager<Account> accounts, IHttpContextAccessor http, Devices devices, TimeProvider clock)
{
    /// <summary>In the sign-in cookie: the key of the row.</summary>
    public const string Claim = "session";

    /// <summary>Of this browser; null for a visitor.</summary>
    public int? CurrentId => IdOf(http.HttpContext?.User);

    public static int? IdOf(ClaimsPrincipal? principal) => int.TryParse(principal?.FindFirstValue(Claim), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Opens a session for a cookie of a version that kept none, so that nobody must sign in anew when the lab is brought up to date, and puts it into the cookie, which is then to be written again. A new stamp ends such a cookie as it did before.</summary>
    public async Task<bool> TakeOverAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (principal.HasClaim(claim => claim.Type == Claim) || principal.Identity is not ClaimsIdentity identity) return false;
        var (id, stamp) = (accounts.GetUserId(principal), identity.FindFirst(accounts.Options.ClaimsIdentity.SecurityStampClaimType)?.Value);
        if (id is null || await accounts.FindByIdAsync(id) is not { } account || account.SecurityStamp != stamp) return false;

        var session = db.Add(new Session(await db.People.SingleAsync(p => p.Id == account.PersonId, ct), SignInMethod.Earlier, hasSecondFactor: false, devices.Named, clock.GetUtcNow().UtcDateTime)).Entity;
        await db.SaveChangesAsync(ct);
        identity.AddClaim(new Claim(Claim, session.Id.ToString(CultureInfo.InvariantCulture)));
        return true;
    }

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
