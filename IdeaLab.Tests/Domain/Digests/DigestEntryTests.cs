using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Tests.Domain.Digests;

public sealed class DigestEntryTests
{
    private static readonly DateTime Monday = new(2025, 11, 17, 7, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_claimed_entry_is_one_composers_until_the_lease_ends()
    {
        var entry = Entry();

        Assert.True(entry.Claim(Monday, Monday.AddMinutes(10)));
        Assert.False(entry.Claim(Monday.AddMinutes(9), Monday.AddMinutes(20)));
        Assert.True(entry.Claim(Monday.AddMinutes(10), Monday.AddMinutes(20)));
    }

    [Fact]
    public void A_written_digest_waits_with_its_mail_and_is_sent_when_the_mail_is()
    {
        var (entry, mail) = (Entry(), Mail());
        entry.Claim(Monday, Monday.AddMinutes(10));
        entry.Queue(mail, "{}", Monday);
        Assert.Equal(DigestState.Queued, entry.State);
        Assert.False(entry.IsDue(Monday.AddYears(1)));

        mail.Claim(Monday, Monday.AddMinutes(5));
        mail.Deliver(Monday.AddMinutes(1));
        entry.Follow(mail);

        Assert.Equal((DigestState.Sent, Monday.AddMinutes(1)), (entry.State, entry.SentAt));
    }

    [Fact]
    public void What_could_not_be_written_is_due_again_when_its_reader_asks_and_what_was_written_is_not()
    {
        var entry = Entry();
        entry.TryAgain(Monday);
        Assert.Equal(0, entry.Version);
        for (var tries = 0; tries < DigestEntry.MaxAttempts; tries++)
        {
            entry.Claim(Monday.AddHours(tries), Monday.AddHours(tries).AddMinutes(10));
            entry.Fail("The disk is full.", Monday.AddHours(tries));
        }
        Assert.False(entry.IsDue(Monday.AddYears(1)));

        entry.TryAgain(Monday.AddDays(1));

        Assert.Equal((true, 0, null), (entry.IsDue(Monday.AddDays(1)), entry.Attempts, entry.Fault));
        entry.Claim(Monday.AddDays(1), Monday.AddDays(2));
        entry.Skip(DigestSkip.NothingToSay, Monday.AddDays(1));
        entry.TryAgain(Monday.AddDays(2));
        Assert.Equal(DigestState.Skipped, entry.State);
    }

    [Fact]
    public void A_skipped_digest_says_why_and_stays_skipped()
    {
        var entry = Entry();
        entry.Claim(Monday, Monday.AddMinutes(10));
        entry.Skip(DigestSkip.NothingToSay, Monday);

        Assert.Equal((DigestState.Skipped, DigestSkip.NothingToSay), (entry.State, entry.SkippedBecause));
        Assert.False(entry.IsDue(Monday.AddYears(1)));
    }

    [Fact]
    public void A_digest_that_cannot_be_composed_is_tried_five_times_an_hour_apart()
    {
        var entry = Entry();
        var tries = 0;
        for (var at = Monday; entry.Claim(at, at.AddMinutes(10)); at = at.AddHours(1), tries++)
        {
            entry.Fail("database away", at);
            Assert.False(entry.IsDue(at.AddMinutes(59)));
        }

        Assert.Equal(5, tries);
        Assert.Equal((DigestState.Failed, "database away"), (entry.State, entry.Fault));
    }

    [Fact]
    public void A_digest_that_ends_every_composer_is_given_up_after_five()
    {
        var entry = Entry();
        var tries = 0;
        for (var at = Monday; entry.Claim(at, at.AddMinutes(10)); at = at.AddMinutes(10)) tries++;

        Assert.Equal(5, tries);
        Assert.Equal(DigestState.Failed, entry.State);
        Assert.False(entry.IsDue(Monday.AddYears(1)));
    }

    [Fact]
    public void A_digest_whose_mail_failed_for_good_is_not_composed_again()
    {
        var (entry, mail) = (Entry(), Mail());
        entry.Claim(Monday, Monday.AddMinutes(10));
        entry.Queue(mail, "{}", Monday);
        mail.Claim(Monday, Monday.AddMinutes(5));
        mail.GiveUp(MailFault.AddressRefused, null, Monday);
        entry.Follow(mail);

        Assert.Equal(DigestState.Failed, entry.State);
        Assert.False(entry.IsDue(Monday.AddYears(1)));
    }

    private static DigestEntry Entry() =>
        new(7, DigestKind.Weekly, DigestWindow.LastWeekDue(Monday, TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")), Monday);

    private static OutgoingMail Mail() => new(
        MailKind.WeeklyDigest, "digest:Weekly:2025-W46:person:7", "<1@idealab.test>", new Addressee("ana@example.org", "Ana", 7), new Letter("Subject", "<p>Html</p>", "Text"), null, Monday);
}
