using System.Net;
using System.Net.Sockets;
using IdeaLab.Domain.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;

namespace IdeaLab.Tests.Mail;

public sealed class SmtpProbeTests
{
    private const string Password = "correct horse ñ";

    [FactIfSmtp]
    public async Task It_comes_as_far_as_the_recipient_and_sends_nothing()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: true), takesUtf8: true);
        var found = await ExamineAsync(server.Port, startTls: true, "lab", Password, "ana@example.org");

        Assert.Null(found.Fault);
        Assert.True(found.SignedIn && found.TakesUtf8);
        Assert.Equal(["localhost"], found.Certificate!.Names);
        Assert.InRange(found.Certificate.Until, TimeProvider.System.GetUtcNow().UtcDateTime, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1));
        var said = found.Dialogue.Split('\n').Where(line => line[0] == '>').Select(line => line.Split(' ')[1]);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "QUIT"], said);
        Assert.EndsWith("< 221 Bye", found.Dialogue);
        Assert.DoesNotContain("horse", found.Dialogue);
        Assert.Empty(server.Received);
    }

    [FactIfSmtp]
    public async Task A_refused_address_is_shown_with_the_servers_answer()
    {
        await using var server = await SmtpServer.StartAsync();
        var found = await ExamineAsync(server.Port, recipient: "refuse-550-5.1.1@example.org");

        Assert.Equal(MailFault.AddressRefused, found.Fault);
        Assert.EndsWith("> RCPT TO:<refuse-550-5.1.1@example.org>\n< 550 5.1.1 refused as asked", found.Dialogue);
    }

    [FactIfSmtp]
    public async Task A_name_with_other_letters_is_asked_for_where_the_server_can()
    {
        await using var able = await SmtpServer.StartAsync(takesUtf8: true);
        Assert.Null((await ExamineAsync(able.Port, recipient: "muñoz@münchen.example")).Fault);
        await using var unable = await SmtpServer.StartAsync();
        Assert.Equal(MailFault.AddressNotAscii, (await ExamineAsync(unable.Port, recipient: "muñoz@example.org")).Fault);
    }

    [FactIfSmtp]
    public async Task A_secret_is_shown_in_no_form_even_when_the_server_repeats_it()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: true));
        var found = await ExamineAsync(server.Port, startTls: true, "lab", "another secret");

        Assert.Equal((MailFault.SignInRefused, false), (found.Fault, found.SignedIn));
        Assert.Contains("> AUTH PLAIN ***\n< 535 5.7.8 no such sign-in: ***", found.Dialogue);
        foreach (var secret in (string[])["another secret", Base64("another secret"), Base64("\0lab\0another secret")]) Assert.DoesNotContain(secret, found.Dialogue + found.Detail);

        static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
    }

    [FactIfSmtp]
    public async Task A_certificate_nobody_trusts_is_shown_and_no_password_is_said()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: false));
        var found = await ExamineAsync(server.Port, startTls: true, "lab", Password);

        Assert.Equal(MailFault.NotSecure, found.Fault);
        Assert.Equal(["localhost"], found.Certificate!.Names);
        Assert.Contains("RemoteCertificateChainErrors", found.Dialogue);
        Assert.DoesNotContain("AUTH PLAIN ***", found.Dialogue);
    }

    [FactIfSmtp]
    public async Task It_finds_what_the_client_finds()
    {
        await using var plain = await SmtpServer.StartAsync("lab", Password);
        Assert.Equal(MailFault.NotSecure, (await ExamineAsync(plain.Port, startTls: true, "lab", Password)).Fault);

        await using var strict = await SmtpServer.StartAsync(refuseSender: true);
        Assert.Equal(MailFault.RefusedByPolicy, (await ExamineAsync(strict.Port)).Fault);
    }

    [Fact]
    public async Task A_server_that_is_away_silent_or_talks_without_end_ends_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal(MailFault.ServerSilent, (await ExamineAsync(port, seconds: 1)).Fault);

        using (await listener.AcceptTcpClientAsync()) { }
        var talker = Task.Run(async () =>
        {
            using var caller = await listener.AcceptTcpClientAsync();
            try
            {
                while (true) await caller.GetStream().WriteAsync("220-and so on\r\n"u8.ToArray());
            }
            catch (IOException)
            {
                // Enough.
            }
        });
        Assert.Equal(MailFault.Unknown, (await ExamineAsync(port)).Fault);
        await talker;

        listener.Stop();
        var away = await ExamineAsync(port);
        Assert.Equal(MailFault.ServerAway, away.Fault);
        Assert.StartsWith("  (", away.Dialogue);
    }

    private static async Task<SmtpFindings> ExamineAsync(int port, bool startTls = false, string user = "", string password = "", string? recipient = null, int seconds = 20) =>
        (await new SmtpTransport(MailDesk.Settings with { Smtp = new SmtpSettings { Host = "localhost", Port = port, StartTls = startTls, User = user, Password = password, TimeoutSeconds = seconds } }).ExamineAsync(recipient, default))!;
}
