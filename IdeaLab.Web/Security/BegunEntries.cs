using System.Security.Cryptography;
using System.Text.Json;
using IdeaLab.Domain.SignIns;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Web.Security;

/// <summary>A sign-in that lacks its second step, sealed into a cookie of the browser that began it.</summary>
public sealed class BegunEntries(IHttpContextAccessor http, IDataProtectionProvider keys, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Cookie = "lab-second-step";

    private readonly IDataProtector _seal = keys.CreateProtector("second-step");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Only a browser signs in.");

    public void Begin(int account, string? stamp, SignInMethod method, bool stays, bool joins)
    {
        var begun = new BegunEntry(account, stamp, method, stays, clock.GetUtcNow() + Lifetime, joins);
        Http.Response.Cookies.Append(Cookie, _seal.Protect(JsonSerializer.Serialize(begun)), new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax });
    }

    /// <summary>Null when none was begun, or too long ago.</summary>
    public BegunEntry? Read()
    {
        if (Http.Request.Cookies[Cookie] is not { Length: > 0 } sealedEntry) return null;
        try
        {
            return JsonSerializer.Deserialize<BegunEntry>(_seal.Unprotect(sealedEntry)) is { } begun && begun.Until > clock.GetUtcNow() ? begun : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void End() => Http.Response.Cookies.Delete(Cookie);
}

/// <param name="Account">Whose.</param>
/// <param name="Stamp">Of the account then; a new password ends what was begun with the one before.</param>
/// <param name="Method">What was shown already.</param>
/// <param name="Stays">Whether the browser is to be remembered.</param>
/// <param name="Until">Too late from then on.</param>
/// <param name="Joins">Whether the provider of single sign-on they come from becomes a way into the account.</param>
public sealed record BegunEntry(int Account, string? Stamp, SignInMethod Method, bool Stays, DateTimeOffset Until, bool Joins = false);
