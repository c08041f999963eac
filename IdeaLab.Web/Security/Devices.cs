using System.Security.Cryptography;
using IdeaLab.Domain.SignIns;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Web.Security;

/// <summary>The browser that asks: what it calls itself, and the key in its long-lived cookie, sealed, since whoever knew another's could pass for that browser.</summary>
public sealed class Devices(IHttpContextAccessor http, IDataProtectionProvider keys, TimeProvider clock)
{
    public const string Cookie = "lab-device";

    private readonly IDataProtector _seal = keys.CreateProtector("device");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Only a browser signs in.");

    public Device Named => Device.Of(Http.Request.Headers.UserAgent);

    /// <summary>Null when the browser holds none.</summary>
    public Guid? Key
    {
        get
        {
            if (Http.Request.Cookies[Cookie] is not { Length: > 0 } sealedKey) return null;
            try
            {
                return Guid.TryParse(_seal.Unprotect(sealedKey), out var key) ? key : null;
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }

    /// <summary>Lets the browser keep the key.</summary>
    public void Keep(Guid key) => Http.Response.Cookies.Append(Cookie, _seal.Protect(key.ToString("N")), new CookieOptions
    {
        Expires = clock.GetUtcNow() + KnownDevice.Lifetime,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
    });
}
