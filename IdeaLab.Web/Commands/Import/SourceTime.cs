using System.Globalization;
using System.Text.RegularExpressions;

namespace IdeaLab.Web.Commands.Import;

/// <summary>Reads the dates of a file; those without a zone are meant in the lab's own.</summary>
internal sealed partial class SourceTime(string? format, TimeZoneInfo zone, DateTime now)
{
    private static readonly string[] _iso =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss 'UTC'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The row's moment in UTC: its date, and its time of day where the file has that apart.</summary>
    /// <exception cref="RowRefusedException">There is no date, it cannot be read, or it lies in the future.</exception>
    public DateTime Of(SourceRow row, string field = "created")
    {
        var date = row.OnOneLine(field);
        if (date.Length == 0) throw new RowRefusedException("its date is empty");
        if (SinceEpoch(date) is not { } at && !DateTime.TryParseExact(date, format is null ? _iso : [format], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out at))
            throw new RowRefusedException($"its date \"{date}\" is not of the form {format ?? "2026-12-31 or 2026-12-31T23:59:59, nor a number of milliseconds since 1970"}");

        at = ToUtc(at + TimeOfDay(row.OnOneLine("time")));
        return at <= now ? at : throw new RowRefusedException($"its date \"{date}\" lies in the future");
    }

    // Milliseconds since 1970; no ISO form is digits alone.
    private DateTime? SinceEpoch(string date) =>
        format is null && long.TryParse(date, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= (DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds - 1
            ? DateTime.UnixEpoch.AddMilliseconds(milliseconds)
            : null;

    private DateTime ToUtc(DateTime at)
    {
        if (at.Kind is DateTimeKind.Utc) return at;
        // An hour that the clocks of spring leave out is meant an hour later.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(at) ? at.AddHours(1) : at, zone);
    }

    // Also "0 days 10:50:19", as data frames write it.
    private static TimeSpan TimeOfDay(string text)
    {
        if (text.Length == 0) return TimeSpan.Zero;
        return TimeSpan.TryParse(Days().Replace(text, "$1."), CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero && time.TotalDays < 1
            ? time
            : throw new RowRefusedException($"its time \"{text}\" is not of the form 23:59:59");
    }

    [GeneratedRegex(@"^(\d+) days? ")]
    private static partial Regex Days();
}
