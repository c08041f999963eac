using System.Security.Cryptography;
using IdeaLab.Domain;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>Who comes from a provider, and whose account that is here. What the provider says makes nobody the owner of an account that is there already: the code in the mailbox does.</summary>
public sealed class SignOns(IdeaLabDb db, UserManager<Account> accounts, Providers providers, CurrentUser me, IHttpContextAccessor http, IDataProtectionProvider keys, TimeProvider clock)
{
    /// <summary>In the sealed state of a sign-on: the account that is to be joined.</summary>
    internal const string JoinsKey = "joins";

    private readonly IDataProtector _seal = keys.CreateProtector("sign-on");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Only a browser signs on.");

    /// <summary>Begins a sign-on.</summary>
    /// <param name="provider">In the settings.</param>
    /// <param name="returnTo">The path of the page that is to go on with it.</param>
    /// <param name="joins">The account that is to be joined; null for a sign-in.</param>
    /// <returns>Where the browser goes.</returns>
    /// <exception cref="SignOnException">The provider cannot be asked.</exception>
    public async Task<string> BeginAsync(ProviderSettings provider, string returnTo, int? joins)
    {
        var properties = new AuthenticationProperties { RedirectUri = returnTo };
        if (joins is { } account) properties.Items[JoinsKey] = $"{account}";
        await Http.ChallengeAsync(provider.Scheme, properties);
        return OpenIdHandler.AddressIn(Http) ?? throw new InvalidOperationException("A challenge says where to go.");
    }

    /// <summary>Who has just come from a provider in this browser; null when nobody, too long ago, or the provider is none any more.</summary>
    public async Task<OutsideIdentity?> ArrivedAsync() =>
        OutsideIdentity.Of((await Http.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal) is { } outside && providers.Find(outside.Provider) is not null ? outside : null;

    public Task EndAsync() => Http.SignOutAsync(IdentityConstants.ExternalScheme);

    /// <summary>Whose account it is; null while it is nobody's.</summary>
    public Task<Account?> AccountOfAsync(OutsideIdentity outside, CancellationToken ct) =>
        db.UserLogins.Where(l => l.LoginProvider == outside.Provider && l.ProviderKey == outside.Key).Join(db.Users, l => l.UserId, a => a.Id, (_, account) => account).SingleOrDefaultAsync(ct);

    /// <summary>A new member, in the caller's transaction.</summary>
    /// <exception cref="RuleViolation">It is no address, or the name is none.</exception>
    public async Task<Account> AddAsync(OutsideIdentity outside, string email, string name, string language, bool isConfirmed, CancellationToken ct)
    {
        var settings = await db.Settings.SingleAsync(ct);
        var person = new Person(name, settings.KindOf(email), language, settings.TimeZone, clock.GetUtcNow().UtcDateTime);
        var account = new Account { UserName = email, Email = email, EmailConfirmed = isConfirmed, Person = person };
        if (!(await accounts.CreateAsync(account)).Succeeded) throw new RuleViolation("Form.MailAddress");
        if (isConfirmed) await JoinAsync(account, outside, ct);
        return account;
    }

    /// <summary>From now on this is a way into the account, in the caller's transaction. Twice is once.</summary>
    /// <exception cref="RuleViolation">It is a way into another one.</exception>
    public async Task JoinAsync(Account account, OutsideIdentity outside, CancellationToken ct)
    {
        var before = await db.UserLogins.SingleOrDefaultAsync(l => l.LoginProvider == outside.Provider && l.ProviderKey == outside.Key, ct);
        if (before is not null && before.UserId != account.Id) throw new RuleViolation("Rule.SignOnTaken");
        if (before is null) db.Add(new IdentityUserLogin<int> { LoginProvider = outside.Provider, ProviderKey = outside.Key, UserId = account.Id });
    }

    public Task<List<IdentityUserLogin<int>>> OfAsync(int accountId, CancellationToken ct) => db.UserLogins.AsNoTracking().Where(l => l.UserId == accountId).OrderBy(l => l.LoginProvider).ToListAsync(ct);

    /// <summary>Takes a way into an account away.</summary>
    /// <exception cref="RuleViolation">It is the last one.</exception>
    /// <returns>Whether there was one.</returns>
    public Task<bool> LeaveAsync(Account account, string provider, string key, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var logins = await db.UserLogins.Where(l => l.UserId == account.Id).ToListAsync(ct);
        if (logins.Find(l => l.LoginProvider == provider && l.ProviderKey == key) is not { } login) return false;
        var hasOther = logins.Count > 1 || account.PasswordHash is not null || account is { EmailConfirmed: true, AddressRefusedAt: null } || (await accounts.GetPasskeysAsync(account)).Count > 0;
        if (!hasOther) throw new RuleViolation("Rule.SignOnLast");
        db.Remove(login);
        return true;
    }, ct);

    /// <summary>Makes of somebody what the rules that apply say, in the caller's transaction. A role that goes takes the topics of its owner with it.</summary>
    public async Task GrantAsync(Person person, OutsideIdentity outside, DateTime at, CancellationToken ct)
    {
        var rules = await db.ClaimRules.Include(r => r.Segment).Where(r => r.Provider == outside.Provider && outside.Rules.Contains(r.Id)).ToListAsync(ct);
        var grants = SignOnGrants.Of(rules);
        var before = (person.Kind, person.Roles);
        if (grants.Kind is { } kind && kind != person.Kind) person.Become(kind);

        await db.Entry(person).Collection(p => p.Memberships).Query().Include(m => m.Segment).LoadAsync(ct);
        var segments = KeysOf(person);
        person.TakeSegmentsFromSignOn(grants.Segments, at);
        if (grants.Roles != Roles.None || person.RolesFromSignOn != Roles.None)
        {
            var settings = await db.Settings.SingleAsync(ct);
            var hasOtherAdmin = await db.Users.AnyAsync(a => a.PersonId != person.Id && (a.Person.Roles & Roles.Admin) == Roles.Admin, ct);
            settings.GiveRolesFromSignOn(person, grants.Roles, hasOtherAdmin);
            if (!person.OwnsTopics())
                foreach (var topic in await db.Topics.Include(t => t.Owners).Where(t => t.Owners.Any(o => o.PersonId == person.Id)).ToListAsync(ct))
                    topic.TakeFrom(person);
        }

        // The log hears of what staff do to others; here nobody but the provider did it, to whoever signs in.
        List<AuditChange> changes = [];
        if (before.Kind != person.Kind) changes.Add(new AuditChange(nameof(Person.Kind), $"{before.Kind}", $"{person.Kind}"));
        if (before.Roles != person.Roles) changes.Add(new AuditChange(nameof(Person.Roles), $"{before.Roles}", $"{person.Roles}"));
        if (segments != KeysOf(person)) changes.Add(new AuditChange("Segments", segments, KeysOf(person)));
        if (changes.Count == 0) return;
        changes.Add(new AuditChange(nameof(Session.Provider), null, outside.Provider));
        db.Add(new AuditEntry(person, AuditAct.Changed, nameof(Person), person.Id, null, changes, at, Http.From()));
    }

    private static string KeysOf(Person person) => string.Join(' ', person.Memberships.Select(m => m.Segment.Key).Order(StringComparer.Ordinal));

    /// <summary>Notes what the provider's claims are called, at most once a minute.</summary>
    public Task<bool> SeeAsync(string provider, IEnumerable<string> claims, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var seen = await db.SeenProviders.SingleOrDefaultAsync(p => p.Name == provider, ct);
        if (seen is null) db.Add(seen = new SeenProvider(provider));
        else if (now - seen.LastAt < TimeSpan.FromMinutes(1)) return false;
        seen.See(claims, now);
        return true;
    }, ct);

    public string Seal(string text) => _seal.Protect(text);

    /// <summary>Null where it was sealed with keys that are gone.</summary>
    public string? Open(string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText)) return null;
        try
        {
            return _seal.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Until it is disposed nobody of the staff acts: what a provider says is no act of whoever was signed in to this browser before.</summary>
    public IDisposable Unattended() => me.Being(new Person("-", PersonKind.Customer, "en", "UTC", clock.GetUtcNow().UtcDateTime));
}
