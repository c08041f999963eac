using IdeaLab.Domain.Mail;

namespace IdeaLab.Tests.Domain.Mail;

public sealed class MailBackOffTests
{
    [Theory]
    [InlineData(1, 1), InlineData(2, 2), InlineData(5, 16), InlineData(10, 512), InlineData(11, 720), InlineData(18, 720)]
    public void Waits_double_from_one_minute_to_twelve_hours(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), MailBackOff.After(attempts));

    [Fact]
    public void A_mail_is_tried_for_more_than_four_days()
    {
        var waits = Enumerable.Range(1, MailBackOff.MaxAttempts - 1).Sum(attempt => MailBackOff.After(attempt).TotalDays);
        Assert.InRange(waits, 4, 5);
    }

    [Fact]
    public void Every_fault_is_sorted_and_a_wrong_setting_never_loses_a_mail()
    {
        MailFault[] ours = [MailFault.ServerAway, MailFault.ServerSilent, MailFault.ServerBusy, MailFault.NotSecure,
            MailFault.SignInRefused, MailFault.SenderRefused, MailFault.FolderNotWritable];

        Assert.All(ours, fault => Assert.Equal(MailConsequence.StopEverything, fault.Consequence()));
        Assert.Equal(MailConsequence.Delay, MailFault.Unknown.Consequence());
    }
}
