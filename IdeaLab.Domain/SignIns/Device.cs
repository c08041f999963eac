namespace IdeaLab.Domain.SignIns;

/// <summary>A browser and the system it runs on, in plain words such as "Firefox" and "Linux"; null where it does not say, or says something rare. No version is kept.</summary>
public sealed record Device(string? Browser, string? System)
{
    public const int WordMaxLength = 20;

    // Most say that they are others too, so the order counts.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>By what the browser calls itself in the header User-Agent.</summary>
    public static Device Of(string? userAgent) => new(Find(Browsers, userAgent), Find(Systems, userAgent));

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        userAgent is null ? null : Array.Find(known, k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
