using IdeaLab.Domain.Audit;
using IdeaLab.Web.Data;

namespace IdeaLab.Web.Security;

/// <summary>Acts of staff that change no row of their own, so that <see cref="AuditTrail"/> does not hear of them. Whoever notes one saves it.</summary>
public sealed class AuditNotes(IdeaLabDb db, CurrentUser me, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>What such acts are about, beside the things of <see cref="Audited"/>.</summary>
    public static readonly IReadOnlyList<string> Things = [Address, Job, Log, SecondFactor];

    public const string Address = nameof(Address);
    public const string Job = nameof(Job);
    public const string Log = nameof(Log);
    public const string SecondFactor = nameof(SecondFactor);

    public async Task AddAsync(AuditAct act, string thing, CancellationToken ct, params IEnumerable<AuditChange> changes) =>
        db.Add(new AuditEntry(await me.RequirePersonAsync(ct), act, thing, null, null, changes, clock.GetUtcNow().UtcDateTime, http.HttpContext?.From()));
}

public static class AuditPlaces
{
    /// <summary>The address from which somebody asks, as far as the proxies before the site are known.</summary>
    public static string? From(this HttpContext http) => http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;
}
