using System.Security.Cryptography;
using System.Text.Json;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace IdeaLab.Web.Security;

/// <summary>
/// Seals into a mailed link what it is for, for whom and until when. A new password or address changes the account's stamp and ends every link before it.
/// Identity's own provider does the same by the machine's clock, which tests cannot move.
/// </summary>
public sealed class MailedLinks(IDataProtectionProvider keys, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public const string Name = "mailed-link";

    public static readonly TimeSpan ConfirmLifetime = TimeSpan.FromDays(3);
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    private readonly IDataProtector _seal = keys.CreateProtector(Name);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user)
    {
        var lifetime = purpose == UserManager<Account>.ResetPasswordTokenPurpose ? ResetLifetime : ConfirmLifetime;
        var link = new Link(purpose, user.Id, user.SecurityStamp, clock.GetUtcNow() + lifetime);
        return Task.FromResult(_seal.Protect(JsonSerializer.Serialize(link)));
    }

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        Task.FromResult(Open(token) is { } link && link.Until > clock.GetUtcNow() && link == new Link(purpose, user.Id, user.SecurityStamp, link.Until));

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(false);

    private Link? Open(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<Link>(_seal.Unprotect(token));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Link(string Purpose, int Account, string? Stamp, DateTimeOffset Until);
}
