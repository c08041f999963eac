using System.Globalization;
using System.Security.Claims;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>Signs people in. Identity's own check answers before the password is compared when an account rests or is unconfirmed, which tells who is a member.</summary>
public sealed class Entry(IdeaLabDb db, SignInManager<Account> signIn, MailedCodes codes, SecondFactor secondFactor, BegunEntries begun, SignOns signOns, Sessions sessions, Devices devices, TimeProvider clock)
{
    // Compared with when there is no account, so that this takes as long. Its hash is made once, and of no password anybody knows.
    private static string? _nobodysHash;

    private IPasswordHasher<Account> Hasher => signIn.UserManager.PasswordHasher;

    public async Task<Arrival> WithPasswordAsync(string email, string password, bool stays, CancellationToken ct)
    {
        var account = await TryAsync(() => signIn.UserManager.FindByEmailAsync(email), ct);
        if (!await IsRightAsync(account, password, ct)) return Arrival.Refused;
        if (!account!.EmailConfirmed)
        {
            await SettleAsync(account, a => a.ForgetTries(), ct);
            return Arrival.Unconfirmed;
        }

        return await GoOnAsync(account, SignInMethod.Password, stays, ct);
    }

    public async Task<Arrival> WithCodeAsync(string email, string code, bool stays, CancellationToken ct)
    {
        var account = await TryAsync(() => signIn.UserManager.FindByEmailAsync(email), ct);
        // Looked for in any case, so that this takes as long.
        if (!await codes.RedeemAsync(account ?? new Account(), code, ct) || account is null) return Arrival.Refused;

        // The code came to the mailbox. A password from before that is perhaps somebody else's.
        if (!account.EmailConfirmed) await SettleAsync(account, a => (a.EmailConfirmed, a.PasswordHash) = (true, null), ct);
        return await GoOnAsync(account, SignInMethod.Code, stays, ct);
    }

    /// <summary>The second step of a sign-in this browser began.</summary>
    public async Task<Arrival> WithSecondStepAsync(string code, CancellationToken ct)
    {
        if (begun.Read() is not { } entry || await TryAsync(() => ByIdAsync(entry.Account), ct) is not { } account || account.SecurityStamp != entry.Stamp) return Arrival.Refused;
        var step = await SecondStepOfAsync(account, entry.Method, ct);
        var isRight = step switch
        {
            SecondStep.Authenticator => await secondFactor.TakesAsync(account.PersonId, code, ct),
            SecondStep.MailedCode => await codes.RedeemAsync(account, code, ct),
            _ => true,
        };
        if (!isRight) return Arrival.Refused;

        begun.End();
        return await EnterAsync(account, entry.Method, hasSecondFactor: step is SecondStep.Authenticator, entry.Stays, ct, entry.Joins);
    }

    /// <summary>Somebody comes from a provider of single sign-on that is a way into this account already.</summary>
    public async Task<Arrival> WithSignOnAsync(Account account, OutsideIdentity outside, CancellationToken ct)
    {
        if (outside.HasSecondFactor || await SecondStepOfAsync(account, SignInMethod.SignOn, ct) is SecondStep.None) return await EnterAsync(account, SignInMethod.SignOn, outside.HasSecondFactor, stays: false, ct);
        // Counted as a try, which going on takes back: otherwise each sign-on would buy a guess at the code of the app.
        return await TryAsync(() => ByIdAsync(account.Id), ct) is { } counted ? await GoOnAsync(counted, SignInMethod.SignOn, stays: false, ct) : Arrival.Refused;
    }

    /// <summary>Somebody comes from a provider for the first time, and shows by a mailed code that an account is theirs; it is joined once all steps are done. What the provider says of two factors counts from the next time on.</summary>
    public async Task<Arrival> WithSignOnAndCodeAsync(string email, string code, CancellationToken ct)
    {
        var account = await TryAsync(() => signIn.UserManager.FindByEmailAsync(email), ct);
        if (!await codes.RedeemAsync(account ?? new Account(), code, ct) || account is null) return Arrival.Refused;

        if (!account.EmailConfirmed) await SettleAsync(account, a => (a.EmailConfirmed, a.PasswordHash) = (true, null), ct);
        return await GoOnAsync(account, SignInMethod.SignOn, stays: false, ct, joins: true);
    }

    /// <summary>What the sign-in of this browser lacks, and whose it is; null when none was begun, or too long ago.</summary>
    public async Task<(Account Account, SecondStep Step)?> BegunAsync(CancellationToken ct)
    {
        if (begun.Read() is not { } entry || await ByIdAsync(entry.Account) is not { } account || account.SecurityStamp != entry.Stamp) return null;
        return (account, await SecondStepOfAsync(account, entry.Method, ct));
    }

    /// <summary>Whether the person at the screen knows the account's password; wrong ones count as at the sign-in.</summary>
    public async Task<bool> KnowsPasswordAsync(int accountId, string password, CancellationToken ct)
    {
        var account = await TryAsync(() => ByIdAsync(accountId), ct);
        if (!await IsRightAsync(account, password, ct)) return false;

        await SettleAsync(account!, a => a.ForgetTries(), ct);
        return true;
    }

    /// <summary>Whether the person at the screen has the account's authenticator, or a recovery code; wrong ones count as at the sign-in.</summary>
    public async Task<bool> HasAuthenticatorAsync(int accountId, string code, CancellationToken ct)
    {
        if (await TryAsync(() => ByIdAsync(accountId), ct) is not { } account || !await secondFactor.TakesAsync(account.PersonId, code, ct)) return false;

        await SettleAsync(account, a => a.ForgetTries(), ct);
        return true;
    }

    /// <summary>Whether the person at the screen has the account's authenticator, or a recovery code, or, where there is none, a code that was mailed to them.</summary>
    public async Task<bool> HasCodeAsync(int accountId, string code, CancellationToken ct)
    {
        if (await ByIdAsync(accountId) is not { } known || await secondFactor.IsSetUpAsync(known.PersonId, ct)) return await HasAuthenticatorAsync(accountId, code, ct);
        if (await TryAsync(() => ByIdAsync(accountId), ct) is not { } account || !await codes.RedeemAsync(account, string.Concat(code.Where(char.IsLetterOrDigit)), ct)) return false;

        await SettleAsync(account, a => a.ForgetTries(), ct);
        return true;
    }

    /// <summary>Somebody has shown one thing: signs them in, or asks for another where there must be two.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="method">What was shown.</param>
    /// <param name="stays">Whether the browser is to be remembered.</param>
    /// <param name="joins">Whether the provider they come from becomes a way into the account.</param>
    public async Task<Arrival> GoOnAsync(Account account, SignInMethod method, bool stays, CancellationToken ct, bool joins = false)
    {
        var step = await SecondStepOfAsync(account, method, ct);
        if (step is SecondStep.None) return await EnterAsync(account, method, hasSecondFactor: method is SignInMethod.Passkey, stays, ct, joins);

        // The count of wrong ones stays: otherwise a password one knows would buy ever more guesses at the code.
        await SettleAsync(account, a => a.TakeBackTry(), ct);
        begun.Begin(account.Id, account.SecurityStamp, method, stays, joins);
        return new Arrival(EntryAnswer.OneMore, account, step);
    }

    /// <summary>After a new password or address: the sign-ins elsewhere end, and this browser's own, if it is the account's, goes on under the new stamp.</summary>
    public async Task RenewAsync(Account account, CancellationToken ct)
    {
        if (sessions.CurrentId is not { } session || await db.Sessions.SingleOrDefaultAsync(s => s.Id == session && s.PersonId == account.PersonId, ct) is not { } own)
        {
            await sessions.EndAllAsync(account.PersonId, ct);
            return;
        }

        await sessions.EndOthersAsync(account.PersonId, ct);
        await SignInAsync(account, own, (await signIn.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.IsPersistent is true);
    }

    private async Task<Arrival> EnterAsync(Account account, SignInMethod method, bool hasSecondFactor, bool stays, CancellationToken ct, bool joins = false)
    {
        var now = clock.GetUtcNow();
        var key = devices.Key ?? Guid.NewGuid();
        var outside = method is SignInMethod.SignOn ? await signOns.ArrivedAsync() : null;
        // Meanwhile somebody else may have come from a provider in this browser, or too much time has passed.
        if (method is SignInMethod.SignOn && (outside is null || !joins && (await signOns.AccountOfAsync(outside, ct))?.Id != account.Id)) return Arrival.Refused;
        using var unattended = outside is null ? null : signOns.Unattended();
        var (session, isKept, isNewDevice, lacksSecondFactor) = await db.InOneGoAsync(async () =>
        {
            await db.Entry(account).ReloadAsync(ct);
            account.Enter(now);
            var person = await db.People.SingleAsync(p => p.Id == account.PersonId, ct);
            // The browser's own before, whoever's.
            if (sessions.CurrentId is { } before && await db.Sessions.SingleOrDefaultAsync(s => s.Id == before, ct) is { } replaced) db.Remove(replaced);
            var added = db.Add(new Session(person, method, hasSecondFactor, devices.Named, now.UtcDateTime)).Entity;
            if (outside is not null)
            {
                if (joins) await signOns.JoinAsync(account, outside, ct);
                await signOns.GrantAsync(person, outside, now.UtcDateTime, ct);
                added.ComeFrom(outside.Provider, outside.SealedIdToken);
            }

            var isStaff = person.Roles > Roles.None;
            var isKeeping = isStaff && method is not SignInMethod.Demo;
            var isNew = isKeeping && await KeepDeviceAsync(person, key, now.UtcDateTime, ct);
            return (added, isKeeping, isNew, isStaff && !hasSecondFactor && await db.Settings.AnyAsync(s => s.StaffNeedSecondFactor, ct));
        }, ct);

        if (isKept) devices.Keep(key);
        if (outside is not null) await signOns.EndAsync();
        await SignInAsync(account, session, stays);
        return new Arrival(EntryAnswer.Entered, account) { IsFromNewDevice = isNewDevice && method is not SignInMethod.Console, LacksSecondFactor = lacksSecondFactor };
    }

    /// <returns>Whether the browser was not known.</returns>
    private async Task<bool> KeepDeviceAsync(Person person, Guid key, DateTime at, CancellationToken ct)
    {
        if (await db.KnownDevices.SingleOrDefaultAsync(d => d.PersonId == person.Id && d.Key == key, ct) is { } known)
        {
            known.SignIn(at);
            return false;
        }

        db.Add(new KnownDevice(person, key, at));
        return true;
    }

    private Task SignInAsync(Account account, Session session, bool stays) =>
        signIn.SignInWithClaimsAsync(account, stays, [new Claim(Sessions.Claim, session.Id.ToString(CultureInfo.InvariantCulture))]);

    private async Task<SecondStep> SecondStepOfAsync(Account account, SignInMethod method, CancellationToken ct)
    {
        if (method is SignInMethod.Passkey or SignInMethod.Console or SignInMethod.Demo) return SecondStep.None;
        if (await secondFactor.IsSetUpAsync(account.PersonId, ct)) return SecondStep.Authenticator;
        // A mailed code or link has shown already what a mailed code would.
        if (method is not SignInMethod.Password || !await db.People.AnyAsync(p => p.Id == account.PersonId && p.Roles > Roles.None, ct)) return SecondStep.None;
        var key = devices.Key;
        return await db.KnownDevices.AnyAsync(d => d.PersonId == account.PersonId && d.Key == key, ct) ? SecondStep.None : SecondStep.MailedCode;
    }

    private Task<Account?> ByIdAsync(int id) => signIn.UserManager.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture));

    private Task<Account?> TryAsync(Func<Task<Account?>> find, CancellationToken ct) => db.InOneGoAsync(async () =>
        await find() is { } account && account.TakeTry(clock.GetUtcNow()) ? account : null, ct);

    private async Task<bool> IsRightAsync(Account? account, string password, CancellationToken ct)
    {
        if (account is not { PasswordHash: { } hash })
        {
            Hasher.VerifyHashedPassword(new Account(), _nobodysHash ??= Hasher.HashPassword(new Account(), Guid.NewGuid().ToString()), password);
            return false;
        }

        var verdict = Hasher.VerifyHashedPassword(account, hash, password);
        if (verdict is PasswordVerificationResult.SuccessRehashNeeded)
        {
            // Identity would change the stamp too, and so sign the person out elsewhere.
            var renewed = Hasher.HashPassword(account, password);
            await SettleAsync(account, a => a.PasswordHash = a.PasswordHash == hash ? renewed : a.PasswordHash, ct);
        }

        return verdict is not PasswordVerificationResult.Failed;
    }

    private Task<bool> SettleAsync(Account account, Action<Account> settle, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        await db.Entry(account).ReloadAsync(ct);
        settle(account);
        return true;
    }, ct);
}
