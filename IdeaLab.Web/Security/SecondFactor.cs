using System.Security.Cryptography;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>Authenticator apps and recovery codes. Secrets are kept sealed with the lab's keys; without these keys the recovery codes alone still work.</summary>
public sealed class SecondFactor(IdeaLabDb db, IDataProtectionProvider keys, TimeProvider clock)
{
    private readonly IDataProtector _seal = keys.CreateProtector("authenticator");

    public Task<bool> IsSetUpAsync(int personId, CancellationToken ct) => db.Authenticators.AnyAsync(a => a.PersonId == personId, ct);

    /// <summary>A secret to be confirmed by a code, sealed for this person; until then nothing is kept.</summary>
    public string Offer(int personId) => SealOf(personId).Protect(Convert.ToBase64String(TimeCode.NewSecret()));

    /// <summary>The secret in what <see cref="Offer"/> made for this person; null where it is something else.</summary>
    public byte[]? Open(string? offer, int personId)
    {
        if (string.IsNullOrEmpty(offer)) return null;
        try
        {
            return Convert.FromBase64String(SealOf(personId).Unprotect(offer));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Sets an authenticator up in the caller's transaction, by the offered secret and a code that follows from it.</summary>
    /// <returns>The recovery codes; null when the code is wrong or there is an authenticator already.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(Person person, string? offer, string code, CancellationToken ct)
    {
        if (Open(offer, person.Id) is not { } secret || await IsSetUpAsync(person.Id, ct)) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var authenticator = new Authenticator(person, offer!, now);
        if (!authenticator.Takes(secret, code, now)) return null;
        db.Add(authenticator);
        return authenticator.RenewCodes();
    }

    /// <summary>Takes a code of the app or a recovery code, once.</summary>
    public Task<bool> TakesAsync(int personId, string typed, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        if (await OfAsync(personId, ct) is not { } authenticator) return false;
        var code = string.Concat(typed.Where(char.IsLetterOrDigit));
        return code.Length == TimeCode.Digits ? Open(authenticator.SealedSecret, personId) is { } secret && authenticator.Takes(secret, code, clock.GetUtcNow().UtcDateTime) : authenticator.TakesRecovery(code);
    }, ct);

    /// <summary>New recovery codes in place of those before; null when there is no authenticator.</summary>
    public Task<IReadOnlyList<string>?> RenewCodesAsync(int personId, CancellationToken ct) => db.InOneGoAsync(async () => (await OfAsync(personId, ct))?.RenewCodes(), ct);

    /// <summary>Turns it off, in the caller's transaction.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(int personId, CancellationToken ct)
    {
        if (await OfAsync(personId, ct) is not { } authenticator) return false;
        db.Remove(authenticator);
        return true;
    }

    private Task<Authenticator?> OfAsync(int personId, CancellationToken ct) => db.Authenticators.Include(a => a.Codes).SingleOrDefaultAsync(a => a.PersonId == personId, ct);

    private IDataProtector SealOf(int personId) => _seal.CreateProtector($"{personId}");
}
