using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Mail;

public sealed class OutgoingMailTests
{
    private static readonly DateTime Noon = new(2025, 11, 10, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Lease = Noon.AddMinutes(5);

    [Fact]
    public void A_new_mail_is_queued_and_due_at_once()
    {
        var mail = News();

        Assert.Equal(MailState.Queued, mail.State);
        Assert.True(mail.IsDue(Noon));
        Assert.False(mail.IsDue(Noon.AddSeconds(-1)));
    }

    [Fact]
    public void A_claimed_mail_is_nobody_elses_until_the_lease_ends()
    {
        var mail = News();

        Assert.True(mail.Claim(Noon, Lease));
        Assert.False(mail.Claim(Noon.AddMinutes(4), Lease.AddMinutes(4)));
        Assert.True(mail.Claim(Lease, Lease.AddMinutes(5)));
        Assert.Equal(2, mail.Attempts);
    }

    [Fact]
    public void Every_verb_raises_the_version()
    {
        var mail = News();
        mail.Claim(Noon, Lease);
        Assert.Equal(1, mail.Version);
        mail.Delay(MailFault.MailboxBusy, null, Noon);
        Assert.Equal(2, mail.Version);
        mail.Claim(Noon.AddHours(1), Lease.AddHours(1));
        mail.Deliver(Noon.AddHours(1));
        Assert.Equal(4, mail.Version);
    }

    [Fact]
    public void A_sent_mail_says_when_and_is_never_due_again()
    {
        var mail = Sent(News());

        Assert.Equal(MailState.Sent, mail.State);
        Assert.Equal(Noon, mail.SentAt);
        Assert.False(mail.IsDue(Noon.AddYears(1)));
        Assert.Equal("Text", mail.TextBody);
    }

    [Theory]
    [InlineData(MailKind.ConfirmAddress), InlineData(MailKind.SignInCode), InlineData(MailKind.ResetPassword)]
    public void A_mail_that_lets_its_reader_in_is_erased_once_sent(MailKind kind)
    {
        var mail = Sent(Write(kind));

        Assert.Empty(mail.HtmlBody);
        Assert.Empty(mail.TextBody);
        Assert.NotEmpty(mail.Subject);
    }

    [Fact]
    public void A_mail_that_lets_its_reader_in_is_erased_when_given_up_and_cannot_be_tried_again()
    {
        var mail = Write(MailKind.SignInCode);
        mail.Claim(Noon, Lease);
        mail.GiveUp(MailFault.AddressRefused, "550 no such user", Noon);

        Assert.Empty(mail.TextBody);
        Assert.False(mail.CanTryAgain);
    }

    [Theory]
    [InlineData(MailKind.AlreadyMember), InlineData(MailKind.IdeaNews)]
    public void A_mail_without_a_secret_can_be_tried_again_after_it_was_given_up(MailKind kind)
    {
        var mail = Write(kind);
        mail.Claim(Noon, Lease);
        mail.GiveUp(MailFault.MessageRefused, "554", Noon);

        Assert.True(mail.CanTryAgain);
    }

    [Fact]
    public void A_delayed_mail_waits_longer_each_time_and_remembers_why()
    {
        var mail = News();
        mail.Claim(Noon, Lease);
        mail.Delay(MailFault.MailboxBusy, "450 later", Noon);

        Assert.Equal(MailState.Queued, mail.State);
        Assert.Equal(Noon.AddMinutes(1), mail.NextAttemptAt);
        Assert.Equal((MailFault.MailboxBusy, "450 later"), (mail.LastFault, mail.LastFaultDetail));
        Assert.False(mail.IsDue(Noon.AddSeconds(59)));

        mail.Claim(mail.NextAttemptAt, Lease);
        mail.Delay(MailFault.MailboxBusy, "450 later", Noon);
        Assert.Equal(Noon.AddMinutes(2), mail.NextAttemptAt);
    }

    [Fact]
    public void A_mail_is_given_up_after_its_last_attempt()
    {
        var mail = News();
        var at = Noon;
        while (mail.Claim(at, at.AddMinutes(5)))
        {
            mail.Delay(MailFault.MailboxBusy, null, at);
            at = mail.NextAttemptAt;
        }

        Assert.Equal(MailState.Failed, mail.State);
        Assert.Equal(MailBackOff.MaxAttempts, mail.Attempts);
        Assert.Equal(MailFault.MailboxBusy, mail.LastFault);
    }

    [Fact]
    public void A_mail_that_ends_the_process_each_time_is_given_up_in_the_end()
    {
        var mail = News();
        var at = Noon;
        for (; mail.Claim(at, at); at = at.AddMinutes(1)) Assert.True(mail.Attempts <= MailBackOff.MaxAttempts);

        Assert.Equal(MailState.Failed, mail.State);
        Assert.Equal(MailFault.Interrupted, mail.LastFault);
    }

    [Fact]
    public void What_its_reader_no_longer_wants_is_closed_when_it_is_claimed_and_cannot_be_tried_again()
    {
        var (mail, reader) = (News(), Cast.Customer());
        reader.ReceiveNews(NewsChoices.All(MailChoice.Never));
        typeof(OutgoingMail).GetProperty(nameof(OutgoingMail.Reader))!.SetValue(mail, reader);

        Assert.False(mail.Claim(Noon, Lease));
        Assert.Equal((MailState.Failed, MailFault.NotWanted, 0, false), (mail.State, mail.LastFault!.Value, mail.Attempts, mail.CanTryAgain));
        mail.TryAgain(Noon);
        Assert.Equal(MailState.Failed, mail.State);
    }

    [Fact]
    public void What_is_on_its_way_is_not_closed_by_a_choice_and_what_is_wanted_stays()
    {
        var (mail, reader) = (News(), Cast.Customer());
        Assert.False(mail.CloseUnlessWantedBy(reader, Noon));
        mail.Claim(Noon, Lease);
        reader.ReceiveNews(NewsChoices.All(MailChoice.Never));
        Assert.False(mail.CloseUnlessWantedBy(reader, Noon));
        Assert.False(mail.ReopenIfWantedBy(reader, Noon));
        Assert.Equal(MailState.Sending, mail.State);
    }

    [Theory]
    [InlineData(MailKind.SignInCode, true), InlineData(MailKind.ResetPassword, true), InlineData(MailKind.AuthorAsked, true), InlineData(MailKind.OutcomeAsked, true)]
    [InlineData(MailKind.IdeaNews, false), InlineData(MailKind.WeeklyDigest, false), InlineData(MailKind.EarlyWarning, false)]
    public void Only_what_goes_out_in_bulk_can_be_declined(MailKind kind, bool isWanted)
    {
        var reader = Cast.Customer();
        reader.ReceiveNews(NewsChoices.All(MailChoice.Never));
        reader.ReceiveDigest(false);
        Assert.Equal(isWanted, Write(kind).IsWantedBy(reader));
    }

    [Fact]
    public void A_held_mail_has_not_used_an_attempt()
    {
        var mail = News();
        mail.Claim(Noon, Lease);
        mail.Hold(MailFault.ServerAway, null, Noon.AddMinutes(2));

        Assert.Equal((MailState.Queued, 0), (mail.State, mail.Attempts));
        Assert.Equal(Noon.AddMinutes(2), mail.NextAttemptAt);
        Assert.Equal(MailFault.ServerAway, mail.LastFault);
    }

    [Fact]
    public void A_code_is_not_sent_after_it_ran_out()
    {
        var mail = Write(MailKind.SignInCode, usefulUntil: Noon.AddMinutes(10));

        Assert.False(mail.Claim(Noon.AddMinutes(10), Noon.AddMinutes(15)));
        Assert.Equal((MailState.Failed, MailFault.TooLate), (mail.State, mail.LastFault));
    }

    [Fact]
    public void A_code_is_given_up_when_the_next_attempt_would_come_too_late()
    {
        var mail = Write(MailKind.SignInCode, usefulUntil: Noon.AddSeconds(30));
        mail.Claim(Noon, Lease);
        mail.Delay(MailFault.MailboxBusy, null, Noon);

        Assert.Equal((MailState.Failed, MailFault.MailboxBusy), (mail.State, mail.LastFault));
    }

    [Fact]
    public void A_failed_mail_can_be_tried_again_from_the_start()
    {
        var mail = News();
        mail.Claim(Noon, Lease);
        mail.GiveUp(MailFault.AddressRefused, "550", Noon);
        mail.TryAgain(Noon.AddDays(1));

        Assert.True(mail.IsDue(Noon.AddDays(1)));
        Assert.Equal((0, null), (mail.Attempts, mail.FailedAt));
    }

    [Fact]
    public void Trying_a_sent_mail_again_changes_nothing()
    {
        var mail = Sent(News());
        mail.TryAgain(Noon.AddDays(1));

        Assert.Equal(MailState.Sent, mail.State);
    }

    [Fact]
    public void Only_a_claimed_mail_can_be_delivered() =>
        Assert.Throws<InvalidOperationException>(() => News().Deliver(Noon));

    [Fact]
    public void A_subject_is_one_line_whatever_the_idea_is_called()
    {
        var mail = Write(MailKind.IdeaNews, subject: "Hours\r\nBcc: all@example.org \t at night");

        Assert.Equal("Hours Bcc: all@example.org at night", mail.Subject);
    }

    [Fact]
    public void A_long_subject_is_cut_between_characters()
    {
        var mail = Write(MailKind.IdeaNews, subject: "a" + string.Concat(Enumerable.Repeat("😀", 200)));

        Assert.True(mail.Subject.Length <= OutgoingMail.SubjectMaxLength);
        Assert.EndsWith("😀…", mail.Subject);
    }

    private static OutgoingMail News() => Write(MailKind.IdeaNews);

    private static OutgoingMail Sent(OutgoingMail mail)
    {
        mail.Claim(Noon, Lease);
        mail.Deliver(Noon);
        return mail;
    }

    private static OutgoingMail Write(MailKind kind, string subject = "Subject", DateTime? usefulUntil = null) => new(
        kind, "status:42:person:7", "<1@idealab.test>", new Addressee("ana@example.org", "Ana", 7),
        new Letter(subject, "<p>Html</p>", "Text"), null, Noon, usefulUntil);
}
