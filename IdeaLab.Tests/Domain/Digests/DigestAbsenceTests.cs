using IdeaLab.Domain.Digests;

namespace IdeaLab.Tests.Domain.Digests;

public sealed class DigestAbsenceTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    // A Wednesday of 2026-W10.
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Of_twelve_weeks_back_each_has_its_digest_or_a_reason_why_there_is_none()
    {
        var told = new[] { Digest("2026-W05", from: "2026-W05"), Digest("2026-W08", from: "2026-W06") };
        var absent = DigestAbsence.Of(told, DateTime.MinValue, Now, Madrid).ToDictionary(a => a.Week.Name);

        Assert.Equal(DigestAbsence.Weeks, absent.Count + told.Length);
        Assert.Equal((DigestAbsenceReason.NotDueYet, null), Of("2026-W10"));
        Assert.Equal((DigestAbsenceReason.NotOpenedYet, null), Of("2026-W09"));
        Assert.Equal((DigestAbsenceReason.CameWithAnother, "2026-W08"), Of("2026-W07"));
        Assert.Equal((DigestAbsenceReason.CameWithAnother, "2026-W08"), Of("2026-W06"));
        Assert.Equal((DigestAbsenceReason.Before, null), Of("2026-W04"));
        Assert.DoesNotContain("2026-W05", absent.Keys);

        (DigestAbsenceReason, string?) Of(string week) => (absent[week].Why, absent[week].With);
    }

    [Fact]
    public void Weeks_since_a_digest_of_long_ago_come_with_the_next()
    {
        // As after the digest of W05 was sent by hand.
        var absent = DigestAbsence.Of([Digest("2026-W05", from: "2026-W05")], DateTime.MinValue, Now, Madrid).ToDictionary(a => a.Week.Name);

        Assert.Equal(DigestAbsenceReason.NotDueYet, absent["2026-W10"].Why);
        Assert.Equal(DigestAbsenceReason.NotOpenedYet, absent["2026-W09"].Why);
        foreach (var week in (string[])["2026-W08", "2026-W07", "2026-W06"]) Assert.Equal((DigestAbsenceReason.ComesWithNext, "2026-W09"), (absent[week].Why, absent[week].With));
        Assert.Equal(DigestAbsenceReason.Before, absent["2026-W04"].Why);
    }

    [Fact]
    public void Weeks_before_somebody_joined_are_not_missed()
    {
        var joined = Now.AddDays(-10);
        Assert.Equal(["2026-W10", "2026-W09", "2026-W08"], DigestAbsence.Of([], joined, Now, Madrid).Select(a => a.Week.Name));
    }

    [Fact]
    public void Until_monday_at_eight_the_week_before_is_not_due_and_a_minute_later_it_waits_for_the_job()
    {
        var monday = new DateTime(2026, 3, 9, 7, 0, 0, DateTimeKind.Utc);
        Assert.Equal(DigestAbsenceReason.NotDueYet, Why(monday.AddMinutes(-1)));
        Assert.Equal(DigestAbsenceReason.NotOpenedYet, Why(monday));

        static DigestAbsenceReason Why(DateTime at) => DigestAbsence.Of([], DateTime.MinValue, at, Madrid).Single(a => a.Week.Name == "2026-W10").Why;
    }

    private static (string, DateTime, DateTime) Digest(string week, string from) => (week, Week(from).From, Week(week).Until);

    private static DigestWindow Week(string name) => DigestWindow.TryParseWeek(name, Madrid, out var week) ? week : throw new InvalidOperationException(name);
}
