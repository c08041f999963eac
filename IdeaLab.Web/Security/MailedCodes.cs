using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>Six digits that sign in once. An account has at most one, the newest; its row goes when it is used.</summary>
public sealed class MailedCodes(IdeaLabDb db, IDataProtectionProvider keys, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>So that nobody's mailbox is filled by somebody else.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private const string Provider = "IdeaLab";
    private const string Name = "code";

    private readonly IDataProtector _seal = keys.CreateProtector("mailed-code");

    /// <summary>A new code, in the caller's transaction; null when one was issued a moment ago and still waits, or the account is not one that exists.</summary>
    public async Task<string?> IssueAsync(Account account, CancellationToken ct)
    {
        if (account.Id == 0) return null;
        var until = clock.GetUtcNow() + Lifetime;
        var row = await RowOfAsync(account, ct);
        if (row is not null && Read(row).Until > until - Between) return null;

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        if (row is null) db.Add(row = new IdentityUserToken<int> { UserId = account.Id, LoginProvider = Provider, Name = Name });
        row.Value = _seal.Protect($"{code} {until:O}");
        return code;
    }

    /// <summary>Whether this is the code; it is gone then. Of two who use it at once, one deletes the row.</summary>
    public Task<bool> RedeemAsync(Account account, string code, CancellationToken ct) => db.InOneGoAsync(async () =>
    {
        if (await RowOfAsync(account, ct) is not { } row) return false;
        var (issued, until) = Read(row);
        if (until <= clock.GetUtcNow() || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(issued), Encoding.UTF8.GetBytes(code))) return false;
        db.Remove(row);
        return true;
    }, ct);

    private Task<IdentityUserToken<int>?> RowOfAsync(Account account, CancellationToken ct) =>
        db.UserTokens.SingleOrDefaultAsync(t => t.UserId == account.Id && t.LoginProvider == Provider && t.Name == Name, ct);

    private (string Code, DateTimeOffset Until) Read(IdentityUserToken<int> row)
    {
        try
        {
            var parts = _seal.Unprotect(row.Value!).Split(' ');
            return (parts[0], DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        catch (CryptographicException)
        {
            return ("", DateTimeOffset.MinValue);
        }
    }
}
