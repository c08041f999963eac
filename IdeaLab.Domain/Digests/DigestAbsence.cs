namespace IdeaLab.Domain.Digests;

/// <summary>A week of which somebody has no weekly digest of its own, and why.</summary>
/// <param name="Week">The week, where they live.</param>
/// <param name="Why">Why there is none.</param>
/// <param name="With">The week whose digest told of it too, or will.</param>
public sealed record DigestAbsence(DigestWindow Week, DigestAbsenceReason Why, string? With = null)
{
    /// <summary>So many weeks one looks back.</summary>
    public const int Weeks = 12;

    /// <summary>The weeks without a digest, newest first, since somebody joined.</summary>
    /// <param name="told">The digests they have, with the time each tells of.</param>
    /// <param name="joinedAt">UTC.</param>
    /// <param name="now">UTC.</param>
    /// <param name="zone">Where they live.</param>
    public static IEnumerable<DigestAbsence> Of(IReadOnlyCollection<(string Window, DateTime From, DateTime Until)> told, DateTime joinedAt, DateTime now, TimeZoneInfo zone)
    {
        var next = DigestWindow.NextWeek(now, zone, told.Count > 0 ? told.Max(t => t.Until) : null, joinedAt);
        var week = DigestWindow.WeekOf(now, zone);
        for (var back = 0; back < Weeks && week.Until > joinedAt; back++, week = DigestWindow.WeekOf(week.From.AddTicks(-1), zone))
        {
            if (told.Any(t => t.Window == week.Name)) continue;
            var with = told.Where(t => Covers(t.From, t.Until, week)).Select(t => t.Window).FirstOrDefault();
            if (with is not null) yield return new(week, DigestAbsenceReason.CameWithAnother, with);
            else if (week.Until < next.Until && Covers(next.From, next.Until, week)) yield return new(week, DigestAbsenceReason.ComesWithNext, next.Name);
            else yield return new(week, week.DueAt > now ? DigestAbsenceReason.NotDueYet : week.Name == next.Name ? DigestAbsenceReason.NotOpenedYet : DigestAbsenceReason.Before);
        }
    }

    // The last instant of a week is told; moving to another zone may have cut its beginning.
    private static bool Covers(DateTime from, DateTime until, DigestWindow week) => from < week.Until && week.Until <= until;
}

/// <summary>Why a week has no digest of its own.</summary>
public enum DigestAbsenceReason
{
    /// <summary>It is not over, or Monday at eight has not come.</summary>
    NotDueYet = 1,
    /// <summary>A later digest told of it as well, since none was sent in between.</summary>
    CameWithAnother = 2,
    /// <summary>It is due, and the job that writes digests has not run since.</summary>
    NotOpenedYet = 3,
    /// <summary>It was before their first digest: they owned no topic then.</summary>
    Before = 4,
    /// <summary>The next digest will tell of it as well, since none was sent in between.</summary>
    ComesWithNext = 5,
}
