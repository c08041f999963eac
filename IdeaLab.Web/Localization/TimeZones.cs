using System.Collections.Frozen;

namespace IdeaLab.Web.Localization;

/// <summary>The IANA time zones a person may live in, such as "Europe/Madrid".</summary>
public static class TimeZones
{
    private static readonly string[] Regions = ["Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    public static readonly IReadOnlyList<string> All = [.. TimeZoneInfo.GetSystemTimeZones().Select(IanaName).Where(IsPlace).Append("UTC").Distinct().Order(StringComparer.Ordinal)];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ILookup<string, string> ByCity = All.ToLookup(name => City(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>What somebody typed as the name of a zone: the city alone is enough where there is one of that name. What is no zone comes back as typed.</summary>
    public static string FromTyped(string typed) =>
        Known.Contains(typed.Trim()) || ByCity[City(typed)].ToList() is not [var only] ? typed.Trim() : only;

    public static bool Knows(string name) => Known.Contains(name);

    /// <summary>The zone of that name; UTC where this machine does not know it.</summary>
    public static TimeZoneInfo Named(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    private static string City(string name) => name.Trim()[(name.Trim().LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static string IanaName(TimeZoneInfo zone) =>
        !zone.HasIanaId && TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? name : zone.Id;

    private static bool IsPlace(string name) => Regions.Any(region => name.StartsWith(region, StringComparison.Ordinal));
}
