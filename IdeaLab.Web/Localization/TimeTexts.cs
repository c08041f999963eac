using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>Times and amounts as people say them.</summary>
public static class TimeTexts
{
    /// <summary>"3 hours ago"; after thirty days, and for what is still to come, the date.</summary>
    public static string Ago(this IStringLocalizer<Text> text, DateTime at, DateTime now, TimeZoneInfo zone) => (now - at) switch
    {
        { Ticks: < 0 } or { TotalDays: >= 30 } => text.Day(at, zone),
        { TotalMinutes: < 1 } => text["Time.JustNow"],
        { TotalHours: < 1 } age => text.Amount("Time.Minutes", (int)age.TotalMinutes),
        { TotalDays: < 1 } age => text.Amount("Time.Hours", (int)age.TotalHours),
        { TotalDays: < 2 } => text["Time.Yesterday"],
        var age => text.Amount("Time.Days", (int)age.TotalDays),
    };

    /// <summary>"12 May 2026".</summary>
    public static string Day(this IStringLocalizer<Text> text, DateTime at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(at, zone).ToString(text["Time.DayFormat"]);

    /// <summary>"12 May 2026, 14:05".</summary>
    public static string Moment(this IStringLocalizer<Text> text, DateTime at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(at, zone).ToString(text["Time.MomentFormat"]);

    /// <summary>"12 May 2026".</summary>
    public static string Day(this IStringLocalizer<Text> text, DateOnly day) => day.ToString(text["Time.DayFormat"]);

    /// <summary>"53 seconds", "4 minutes": never less than it takes.</summary>
    public static string Wait(this IStringLocalizer<Text> text, TimeSpan span) => span < TimeSpan.FromMinutes(2)
        ? text.Amount("Wait.Seconds", Math.Max(1, (int)Math.Ceiling(span.TotalSeconds)))
        : text.Amount("Span.Minutes", (int)Math.Ceiling(span.TotalMinutes));

    /// <summary>"12.4"; below one with a second digit, where most ideas are.</summary>
    public static string FreshVotes(double worth) => worth.ToString(worth < 1 ? "0.##" : "N1");

    /// <summary>The text "key.One" or "key.Many", filled with the amount in the reader's digits, and with what else it says.</summary>
    public static string Amount(this IStringLocalizer<Text> text, string key, int amount, params object[] more) =>
        text[amount == 1 ? $"{key}.One" : $"{key}.Many", [amount.ToString("N0"), .. more]];
}
