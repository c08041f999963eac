namespace IdeaLab.Web.Html;

/// <summary>The one rule for addresses in text that people wrote.</summary>
public static class SafeUrl
{
    private static readonly string[] _schemes = ["http://", "https://", "mailto:"];

    /// <summary>True for http, https and mailto addresses and for paths within this site.</summary>
    public static bool Allows(string? url) => IsAbsolute(url) || IsLocalPath(url);

    /// <summary>True for http, https and mailto addresses.</summary>
    public static bool IsAbsolute(string? url) =>
        url is not null
        && IsPrintable(url)
        && _schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(url, UriKind.Absolute, out _);

    /// <summary>True for paths within this site; browsers read "//host" and "/\host" as another.</summary>
    public static bool IsLocalPath(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && IsPrintable(url);

    // Browsers drop tabs and line breaks inside an address, so "java\nscript:" is not what it seems.
    private static bool IsPrintable(string url) => !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));
}
