using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>
/// What a form tells of who fills it in: when it was shown, sealed so that nobody can write it themselves, and a field that people do not see. Without them a form works as well: whoever keeps a page open
/// for more than a day, or sends it from elsewhere, is not held for it.
/// </summary>
public sealed class FormTraces(IDataProtectionProvider keys, TimeProvider clock)
{
    public const string ShownField = "shown";

    /// <summary>Programs like to fill in such a one, and browsers have nothing of the kind to offer.</summary>
    public const string HoneypotField = "website";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Seals that a form was shown at this moment.</summary>
    /// <param name="form">Its name; what is sealed for one says nothing of another.</param>
    public string Seal(string form) => SealFor(form).Protect(clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>How long ago the form was shown; null where that is not known, or is longer ago than <see cref="Lifetime"/>.</summary>
    public TimeSpan? SinceShown(string form, HttpRequest request) => Sealed(request) is { } shown && Open(form, shown) is { } at && clock.GetUtcNow() - at is { Ticks: >= 0 } since && since <= Lifetime ? since : null;

    /// <summary>What was sealed when the form was shown first, as the request brings it back; null for nothing good.</summary>
    public string? Kept(string form, HttpRequest request) => SinceShown(form, request) is null ? null : Sealed(request);

    public static bool FilledHoneypot(HttpRequest request) => request.HasFormContentType && !string.IsNullOrEmpty(request.Form[HoneypotField]);

    private static string? Sealed(HttpRequest request) => request.HasFormContentType ? (string?)request.Form[ShownField] : null;

    private DateTimeOffset? Open(string form, string shown)
    {
        try
        {
            return long.TryParse(SealFor(form).Unprotect(shown), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector SealFor(string form) => keys.CreateProtector("form-shown", form);
}
