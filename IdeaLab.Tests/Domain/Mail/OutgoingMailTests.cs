using FsCheck;
using FsCheck.Fluent;
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
        Assert.Equal(Noon + MailBackOff.After(1, mail.MessageId), mail.NextAttemptAt);
        Assert.Equal((MailFault.MailboxBusy, "450 later"), (mail.LastFault, mail.LastFaultDetail));
        Assert.False(mail.IsDue(Noon.AddSeconds(29)));

        mail.Claim(mail.NextAttemptAt, Lease);
        mail.Delay(MailFault.MailboxBusy, "450 later", Noon);
        Assert.Equal(Noon + MailBackOff.After(2, mail.MessageId), mail.NextAttemptAt);
    }

    [Fact]
    public void A_mail_is_tried_for_the_last_time_three_days_after_the_first_and_then_given_up()
    {
        var mail = News();
        var (at, last) = (Noon, Noon);
        while (mail.Claim(at, at.AddMinutes(5)))
        {
            mail.Delay(MailFault.MailboxBusy, null, at);
            (last, at) = (at, mail.NextAttemptAt);
        }

        Assert.Equal(Noon.AddDays(3), last);
        Assert.Equal((MailState.Failed, MailFault.MailboxBusy, Noon.AddDays(3)), (mail.State, mail.LastFault, mail.FailedAt));
        Assert.InRange(mail.Attempts, 20, MailBackOff.MaxAttempts);
    }

    [Fact]
    public void The_days_begin_anew_when_it_is_tried_again_and_while_the_queue_stands_still_they_do_not_begin()
    {
        var mail = News();
        mail.Claim(Noon, Lease);
        mail.Hold(MailFault.ServerAway, null, Noon.AddDays(5));
        Assert.Null(mail.FirstAttemptAt);
        mail.Claim(Noon.AddDays(5), Noon.AddDays(5));
        Assert.Equal(Noon.AddDays(5), mail.FirstAttemptAt);
        mail.GiveUp(MailFault.MessageRefused, null, Noon.AddDays(5));
        mail.TryAgain(Noon.AddDays(9));
        Assert.Null(mail.FirstAttemptAt);
    }

    [Fact]
    public void A_mail_to_an_address_that_refused_another_is_closed_untried_and_can_be_tried_again()
    {
        var mail = News();
        mail.Stop("550 no such user", Noon.AddSeconds(-1));
        Assert.Equal(MailState.Queued, mail.State);
        mail.Stop("550 no such user", Noon);
        Assert.Equal((MailState.Failed, MailFault.AddressStopped, "550 no such user", 0), (mail.State, mail.LastFault, mail.LastFaultDetail, mail.Attempts));
        Assert.True(mail.CanTryAgain);
    }

    [Theory]
    [InlineData("ana@Example.ORG", "example.org"), InlineData("\"a@b\"@example.com", "example.com"), InlineData("nobody", "nobody")]
    public void Its_domain_is_what_stands_behind_the_last_at(string address, string domain) =>
        Assert.Equal(domain, new OutgoingMail(MailKind.IdeaNews, "k", "<1@x>", new Addressee(address, "Ana", null), new Letter("S", "H", "T"), null, Noon).Domain);

    [Fact]
    public void Whatever_a_subject_or_a_name_holds_they_are_one_line_of_bounded_length()
    {
        var piece = Gen.OneOf(Gen.Elements("\r\n", "\n", "\r", "\0", "\u0085", "\u2028", "\u2029", "\t", "\v", "\f", "\u200b", "Bcc: spy@example.org", "😀", "\ud83d", "=?utf-8?q?x?=", " "), Gen.Elements(1, 30, 300).Select(n => new string('x', n)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.ListOf(piece).Select(string.Concat).ToArbitrary(), text =>
        {
            var mail = new OutgoingMail(MailKind.IdeaNews, "k", "<1@x>", new Addressee("ana@example.org", text, null), new Letter(text, "H", "T"), null, Noon);
            foreach (var (line, most) in ((string, int)[])[(mail.Subject, OutgoingMail.SubjectMaxLength), (mail.Name, OutgoingMail.NameMaxLength)])
            {
                Assert.True(line.Length <= most);
                Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u2029');
                Assert.True(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(line)) == line, "half a character");
            }
        }));
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
