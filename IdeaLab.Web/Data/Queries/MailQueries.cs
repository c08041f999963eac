using IdeaLab.Domain;
using IdeaLab.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>What became of mails on one day.</summary>
public sealed record MailDay(DateOnly Day, int Sent, int Failed);

public static class MailQueries
{
    private const int Days = 7;

    /// <summary>The last seven days of a time zone, newest first. Added up by quarters of an hour, since every zone of today is a whole number of them from UTC.</summary>
    public static async Task<IReadOnlyList<MailDay>> DaysAsync(this IQueryable<OutgoingMail> mails, DateTime now, TimeZoneInfo zone, CancellationToken ct)
    {
        var today = LocalDay.Of(now, zone);
        var first = LocalDay.StartOf(today.AddDays(1 - Days), zone);
        var sent = await mails.Where(m => m.SentAt >= first).GroupBy(m => new { m.SentAt!.Value.Date, m.SentAt!.Value.Hour, Quarter = m.SentAt!.Value.Minute / 15 })
            .Select(same => new { same.Key.Date, same.Key.Hour, same.Key.Quarter, Count = same.Count() }).ToListAsync(ct);
        var failed = await mails.Where(m => m.FailedAt >= first).GroupBy(m => new { m.FailedAt!.Value.Date, m.FailedAt!.Value.Hour, Quarter = m.FailedAt!.Value.Minute / 15 })
            .Select(same => new { same.Key.Date, same.Key.Hour, same.Key.Quarter, Count = same.Count() }).ToListAsync(ct);

        var (sentOn, failedOn) = (sent.ToLookup(q => DayOf(q.Date, q.Hour, q.Quarter), q => q.Count), failed.ToLookup(q => DayOf(q.Date, q.Hour, q.Quarter), q => q.Count));
        return [.. Enumerable.Range(0, Days).Select(back => today.AddDays(-back)).Select(day => new MailDay(day, sentOn[day].Sum(), failedOn[day].Sum()))];

        DateOnly DayOf(DateTime date, int hour, int quarter) => LocalDay.Of(DateTime.SpecifyKind(date, DateTimeKind.Utc).AddHours(hour).AddMinutes(15 * quarter), zone);
    }

    /// <summary>How long the oldest mail that is due has waited since it was; nothing when none is. One that is tried again later is not due until then.</summary>
    public static async Task<TimeSpan> LongestWaitAsync(this IQueryable<OutgoingMail> mails, DateTime now, CancellationToken ct) =>
        await mails.Where(m => m.State == MailState.Queued && m.NextAttemptAt <= now).MinAsync(m => (DateTime?)m.NextAttemptAt, ct) is { } oldest ? now - oldest : TimeSpan.Zero;
}
