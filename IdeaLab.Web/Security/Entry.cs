using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Identity;

namespace IdeaLab.Web.Security;

public enum EntryAnswer
{
    /// <summary>Wrong, unknown or resting: from outside the three look and take the same.</summary>
    Refused,

    /// <summary>Right, but the address was never confirmed.</summary>
    Unconfirmed,

    Entered,
}

/// <summary>Signs people in. Identity's own check answers before the password is compared when an account rests or is unconfirmed, which tells who is a member.</summary>
public sealed class Entry(IdeaLabDb db, SignInManager<Account> signIn, MailedCodes codes, TimeProvider clock)
{
    // Hashed once, compared with when there is no account, so that this takes as long.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString());

    public async Task<EntryAnswer> WithPasswordAsync(string email, string password, bool stays, CancellationToken ct)
    {
        var account = await TryAsync(() => signIn.UserManager.FindByEmailAsync(email), ct);
        if (!await IsRightAsync(account, password)) return EntryAnswer.Refused;
        if (!account!.EmailConfirmed)
        {
            await SettleAsync(account, a => a.ForgetTries(), ct);
            return EntryAnswer.Unconfirmed;
        }

        await EnterAsync(account, stays, ct);
        return EntryAnswer.Entered;
    }

    public async Task<EntryAnswer> WithCodeAsync(string email, string code, bool stays, CancellationToken ct)
    {
        var account = await TryAsync(() => signIn.UserManager.FindByEmailAsync(email), ct);
        if (account is null || !await codes.RedeemAsync(account, code, ct)) return EntryAnswer.Refused;

        // The code came to the mailbox. A password from before that is perhaps somebody else's.
        if (!account.EmailConfirmed) await SettleAsync(account, a => (a.EmailConfirmed, a.PasswordHash) = (true, null), ct);
        await EnterAsync(account, stays, ct);
        return EntryAnswer.Entered;
    }

    /// <summary>Whether the person at the screen knows the account's password; wrong ones count as at the sign-in.</summary>
    public async Task<bool> KnowsPasswordAsync(int accountId, string password, CancellationToken ct)
    {
        var account = await TryAsync(() => signIn.UserManager.FindByIdAsync(accountId.ToString(System.Globalization.CultureInfo.InvariantCulture)), ct);
        if (!await IsRightAsync(account, password)) return false;

        await SettleAsync(account!, a => a.ForgetTries(), ct);
        return true;
    }

    /// <summary>Signs in somebody who has just shown who they are.</summary>
    public async Task EnterAsync(Account account, bool stays, CancellationToken ct)
    {
        await SettleAsync(account, a => a.Enter(clock.GetUtcNow()), ct);
        await signIn.SignInAsync(account, stays);
    }

    private Task<Account?> TryAsync(Func<Task<Account?>> find, CancellationToken ct) => db.InOneGoAsync(async () =>
        await find() is { } account && account.TakeTry(clock.GetUtcNow()) ? account : null, ct);

    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account is { PasswordHash: not null }) return await signIn.UserManager.CheckPasswordAsync(account, password);
        signIn.UserManager.PasswordHasher.VerifyHashedPassword(new Account(), NobodysHash, password);
        return false;
    }

    private Task<bool> SettleAsync(Account account, Action<Account> settle, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        await db.Entry(account).ReloadAsync(ct);
        settle(account);
        return true;
    }, ct);
}
