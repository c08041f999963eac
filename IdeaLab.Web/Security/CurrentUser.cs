using System.Security.Claims;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IdeaLab.Web.Security;

/// <summary>Who asks. Read from the database once per request, so that a role taken away is gone with the next click.</summary>
public sealed class CurrentUser(IHttpContextAccessor http, IdeaLabDb db, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private Person? _person;
    private string? _refusedAddress;
    private DateTime? _lastSeenAt;
    private bool _isRead;

    public int? AccountId => IdOf(http.HttpContext?.User);

    /// <summary>The signed-in person; null for a visitor.</summary>
    public ValueTask<Person?> PersonAsync(CancellationToken ct = default) => PersonOfAsync(http.HttpContext?.User, ct);

    /// <summary>The signed-in person's address, if it refused a mail and they have not confirmed it since; null otherwise.</summary>
    public async ValueTask<string?> RefusedAddressAsync(CancellationToken ct = default) => await PersonAsync(ct) is null ? null : _refusedAddress;

    /// <summary>Whether a sign-in still stands: the account is there, the session is, and nothing since (a new password, say) has ended it. Notes from time to time when it was last seen.</summary>
    internal async ValueTask<bool> RecognisesAsync(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (await PersonOfAsync(principal, ct) is null) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        if (_lastSeenAt is { } seen && Session.IsToBeSeenAgain(seen, now))
        {
            var session = Sessions.IdOf(principal);
            await db.Sessions.Where(s => s.Id == session && s.LastSeenAt < now).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), ct);
            _lastSeenAt = now;
        }

        return true;
    }

    /// <summary>The signed-in person, on pages that only members reach, attached to this request's unit of work also after a race cleared it.</summary>
    public async ValueTask<Person> RequirePersonAsync(CancellationToken ct = default)
    {
        var person = await PersonAsync(ct) ?? throw new InvalidOperationException("PageAccess lets visitors in here.");
        if (db.Entry(person).State == EntityState.Detached) db.Attach(person);
        return person;
    }

    /// <summary>The same as the database has it now, for an act that must not undo what another request has just done to this person.</summary>
    public async ValueTask<Person> FreshPersonAsync(CancellationToken ct)
    {
        var person = await RequirePersonAsync(ct);
        await db.Entry(person).ReloadAsync(ct);
        await db.WithCirclesAsync([person], ct);
        return person;
    }

    /// <summary>Until it is disposed, somebody acts who need not be signed in: they have an address that was mailed to them alone.</summary>
    public IDisposable Being(Person person)
    {
        var before = (_person, _isRead);
        if (_person?.Id != person.Id) (_person, _isRead) = (person, true);
        return new Back(() => (_person, _isRead) = before);
    }

    private async ValueTask<Person?> PersonOfAsync(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (_isRead) return _person;
        var stamp = principal?.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (IdOf(principal) is { } id)
        {
            var session = Sessions.IdOf(principal);
            var found = await db.Users.Where(a => a.Id == id).SelectMany(a => db.Sessions.Where(s => s.Id == session && s.PersonId == a.PersonId), (a, s) => new
            {
                a.Person,
                a.SecurityStamp,
                Refused = a.AddressRefusedAt == null ? null : a.Email,
                s.LastSeenAt,
                IsInSegments = a.Person.Memberships.Any(),
                Rests = !s.HasSecondFactor && db.Settings.Any(lab => lab.StaffNeedSecondFactor),
            }).SingleOrDefaultAsync(ct);
            if (found is not null && found.SecurityStamp == stamp)
            {
                (_person, _refusedAddress, _lastSeenAt) = (found.Person, found.Refused, found.LastSeenAt);
                if (found.Rests) found.Person.RestRoles();
                if (found.IsInSegments) await db.WithCirclesAsync([found.Person], ct);
            }
        }
        _isRead = true;
        return _person;
    }

    private static int? IdOf(ClaimsPrincipal? principal) => int.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    private sealed class Back(Action back) : IDisposable
    {
        public void Dispose() => back();
    }
}
