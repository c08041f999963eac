using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

internal static class JobTexts
{
    /// <summary>"Every 5 minutes.", "Every night at 03:30." on the reader's clock.</summary>
    public static string Often(this IStringLocalizer<Text> text, ScheduledJob job, DateTime next, TimeZoneInfo zone) => job.Every < TimeSpan.FromDays(1)
        ? text.Amount("Jobs.Every", (int)job.Every.TotalMinutes)
        : text["Jobs.Nightly", TimeZoneInfo.ConvertTimeFromUtc(next, zone).ToString("HH:mm")];

    /// <summary>"0.4 s", "3 min"; a dash while it runs.</summary>
    public static string Took(this IStringLocalizer<Text> text, DateTime startedAt, DateTime? endedAt) => (endedAt - startedAt) switch
    {
        null => "–",
        { TotalMinutes: < 1 } time => text["Jobs.Seconds", time.TotalSeconds.ToString("N1")],
        { } time => text["Jobs.Minutes", time.TotalMinutes.ToString("N0")],
    };
}
