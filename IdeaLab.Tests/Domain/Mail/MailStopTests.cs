using IdeaLab.Domain.Mail;

namespace IdeaLab.Tests.Domain.Mail;

public sealed class MailStopTests
{
    private static readonly DateTime Noon = new(2025, 11, 10, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Probes_come_after_one_minute_doubling_to_thirty()
    {
        var stop = new MailStop(MailFault.ServerAway, null, Noon);
        var waits = new List<double>();
        for (var n = 0; n < 8; n++)
        {
            waits.Add((stop.NextProbeAt - stop.LastFoundAt).TotalMinutes);
            stop.StillStands(MailFault.ServerAway, null, stop.NextProbeAt);
        }
        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30], waits);
        Assert.Equal((Noon, 9), (stop.Since, stop.Found));
    }

    [Fact]
    public void A_probe_is_one_senders_and_another_has_it_when_that_one_never_came_back()
    {
        var stop = new MailStop(MailFault.ServerAway, null, Noon);
        Assert.False(stop.TakeProbe(Noon.AddSeconds(59), Noon.AddMinutes(6)));
        Assert.True(stop.TakeProbe(Noon.AddMinutes(1), Noon.AddMinutes(6)));
        Assert.False(stop.TakeProbe(Noon.AddMinutes(1), Noon.AddMinutes(6)));
        Assert.True(stop.TakeProbe(Noon.AddMinutes(6), Noon.AddMinutes(11)));
    }

    [Fact]
    public void It_says_what_was_found_last()
    {
        var stop = new MailStop(MailFault.ServerAway, "away", Noon);
        stop.StillStands(MailFault.SignInRefused, new string('x', 2000), Noon.AddMinutes(1));
        stop.Keep(new string('y', 20000));
        Assert.Equal((MailFault.SignInRefused, OutgoingMail.FaultDetailMaxLength, MailStop.DialogueMaxLength), (stop.Fault, stop.Detail!.Length, stop.Dialogue!.Length));
    }
}
