using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Tests.Domain.Mail;

public sealed class MailBackOffTests
{
    [Theory]
    [InlineData(1, 1), InlineData(2, 2), InlineData(5, 16), InlineData(9, 256), InlineData(10, 360), InlineData(40, 360), InlineData(1000, 360)]
    public void Before_chance_shortens_them_waits_double_from_one_minute_to_six_hours(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), MailBackOff.WholeAfter(attempts));

    [Fact]
    public void A_wait_is_between_half_and_whole_and_the_same_in_every_process()
    {
        var cases = from attempts in Gen.Choose(1, 60) from id in Gen.Choose(0, int.MaxValue) select (attempts, id: $"<{id}@example.org>");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (wait, whole) = (MailBackOff.After(c.attempts, c.id), MailBackOff.WholeAfter(c.attempts));
            Assert.InRange(wait, whole / 2, whole);
            Assert.Equal(wait, MailBackOff.After(c.attempts, c.id));
        }));
    }

    [Fact]
    public void Mails_refused_together_do_not_come_back_together()
    {
        var waits = Enumerable.Range(0, 1000).Select(n => MailBackOff.After(9, $"<{n}@example.org>").TotalMinutes).ToList();
        Assert.True(waits.Distinct().Count() > 990);
        // Evenly over [128, 256]: mean 192, standard error 128 / sqrt(12 * 1000) = 1.2.
        Assert.InRange(waits.Average(), 192 - 5, 192 + 5);
    }

    [Fact]
    public void However_chance_falls_the_attempts_fit_into_the_most_there_are()
    {
        // The shortest waits: 30 s doubling to three hours.
        var (attempts, at) = (1, TimeSpan.Zero);
        for (; at < MailBackOff.Patience; attempts++) at += MailBackOff.WholeAfter(attempts) / 2;
        Assert.InRange(attempts, 20, MailBackOff.MaxAttempts - 1);
    }

    [Fact]
    public void Every_fault_is_sorted_and_a_wrong_setting_never_loses_a_mail()
    {
        MailFault[] ours = [MailFault.ServerAway, MailFault.ServerSilent, MailFault.ServerBusy, MailFault.NotSecure,
            MailFault.SignInRefused, MailFault.SenderRefused, MailFault.FolderNotWritable];

        Assert.All(ours, fault => Assert.Equal(MailConsequence.StopEverything, fault.Consequence()));
        Assert.Equal(MailConsequence.Delay, MailFault.Unknown.Consequence());
        Assert.All([MailFault.AddressStopped, MailFault.AddressNotAscii], fault => Assert.Equal(MailConsequence.GiveUp, fault.Consequence()));
    }
}
