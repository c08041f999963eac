using System.Text.RegularExpressions;

namespace IdeaLab.Web.Exposure;

/// <summary>Whether somebody looks at what is asked for, or a machine fetches it.</summary>
public static partial class Eyes
{
    /// <summary>A person's browser, opening a page to show it now: no robot by its own name, no page fetched in case it is needed, no part of one.</summary>
    public static bool HasEyes(this HttpRequest request) => !IsRobot(request.Headers.UserAgent.ToString()) && !IsAhead(request.Headers);

    /// <summary>Whether it is named as no person's browser is: not at all, by what it does, or with its own address.</summary>
    public static bool IsRobot(string browser) => string.IsNullOrWhiteSpace(browser) || RobotWord().IsMatch(browser);

    // Sec-Purpose is the Fetch standard's; the others are what browsers sent before it.
    private static bool IsAhead(IHeaderDictionary headers) =>
        ((string[])["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"]).Any(name => headers[name].ToString() is { } purpose && (purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase) || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase)));

    // Cubot makes telephones.
    [GeneratedRegex(@"(?<!cu)bot|crawl|spider|slurp|preview|headless|phantom|monitor|lighthouse|uptime|pingdom|scan|http|curl|wget|python|java/|ruby|perl|facebookexternalhit|archiver", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RobotWord();
}
