using System.Security.Cryptography;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>The one-time link with which the first admin signs up. It is sealed with the lab's keys, ends after a day, and is worth nothing once there is an admin.</summary>
public sealed class FirstAdmin(IdeaLabDb db, IDataProtectionProvider keys)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _seal = keys.CreateProtector("first-admin").ToTimeLimitedDataProtector();

    public async Task<bool> IsMissingAsync() => !await db.People.AnyAsync(p => (p.Roles & Roles.Admin) == Roles.Admin);

    /// <summary>The path of a fresh link; null when there is an admin already.</summary>
    public async Task<string?> InviteIfNoneAsync() =>
        await IsMissingAsync() ? $"/account/first-admin?invitation={_seal.Protect("first-admin", Lifetime)}" : null;

    public async Task<bool> AcceptsAsync(string? invitation)
    {
        if (string.IsNullOrEmpty(invitation)) return false;
        try
        {
            _seal.Unprotect(invitation);
            return await IsMissingAsync();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
