using System.Globalization;

namespace IdeaLab.Web.Security;

/// <summary>Whom to tell of a fault (RFC 9116). Setting <c>Site:SecurityContact</c>, a mail address or a page; without it there is no such file.</summary>
public static class SecurityText
{
    private const string Setting = "Site:SecurityContact";

    // It must end; whoever stops the site stops promising an answer.
    private static readonly TimeSpan Valid = TimeSpan.FromDays(30);

    public static void MapSecurityText(this WebApplication app)
    {
        if (ContactIn(app.Configuration) is not { } contact) return;
        app.MapGet("/.well-known/security.txt", (TimeProvider clock, SiteAddress site) => Results.Text(
            $"Contact: {contact.OriginalString}\nExpires: {(clock.GetUtcNow() + Valid).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\nPreferred-Languages: en, es\nCanonical: {site.Of("/.well-known/security.txt")}\n")).AllowAnonymous();
    }

    /// <exception cref="SetupException">The setting is neither an address of mail nor one of a page.</exception>
    public static Uri? ContactIn(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } contact) return null;
        var isMail = contact.Contains('@', StringComparison.Ordinal) && !contact.Contains(':', StringComparison.Ordinal);
        return Uri.TryCreate(isMail ? $"mailto:{contact}" : contact, UriKind.Absolute, out var address) && address.Scheme is "mailto" or "https"
            ? address
            : throw new SetupException($"{Setting} is \"{contact}\"; it must be an address of mail, such as security@example.org, or of a page by https");
    }
}
