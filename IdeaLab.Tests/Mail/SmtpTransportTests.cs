using System.Net;
using System.Net.Sockets;
using IdeaLab.Domain.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.Test;

namespace IdeaLab.Tests.Mail;

public sealed class SmtpTransportTests
{
    private const string Password = "correct horse ñ";

    [FactIfSmtp]
    public async Task A_mail_arrives_as_text_and_html_with_its_headers()
    {
        await using var server = await SmtpServer.StartAsync();
        var mail = await WriteAsync("ana@example.org", new MailingList("news.ideas.example.org", "https://ideas.example.org/mail/unsubscribe/" + new string('x', 180)));

        await Transport(server).SendAsync(mail, "IdeaLab", default);

        var received = Assert.Single(server.Received);
        Assert.Equal("plain-nobody", received.Route);
        Assert.Equal("Más días, menos «correos»: una petición de Ángela Muñoz y otros 1.234 vecinos del barrio de Chamberí 🎉", received.Subject);
        Assert.Equal("multipart/alternative", received.MediaType);
        Assert.Equal(["text/plain", "text/html"], received.Parts.Select(part => part.MediaType));
        Assert.Equal(mail.TextBody, received.Parts[0].Text.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Equal(mail.HtmlBody.TrimEnd('\n'), received.Parts[1].Text.ReplaceLineEndings("\n").TrimEnd('\n'));

        Assert.Equal(mail.MessageId, received["Message-ID"]);
        Assert.Equal("\"El Laboratorio de Ideas\" <ideas@example.org>", received["From"]);
        Assert.Equal("Ana Núñez <ana@example.org>", ReceivedMail.Decode(received["To"]!).Replace("\"", ""));
        Assert.Equal($"<{mail.UnsubscribeUrl}>", received["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", received["List-Unsubscribe-Post"]);
        Assert.Equal("<news.ideas.example.org>", received["List-Id"]);
        Assert.Equal("auto-generated", received["Auto-Submitted"]);
        Assert.NotNull(received["Date"]);
        Assert.Equal("1.0", received["MIME-Version"]);
    }

    [FactIfSmtp]
    public async Task Every_byte_is_ascii_and_no_line_is_too_long()
    {
        await using var server = await SmtpServer.StartAsync();
        await Transport(server).SendAsync(await WriteAsync("ana@example.org"), "IdeaLab", default);

        var raw = server.Received[0].Raw;
        Assert.All(raw, c => Assert.True(char.IsAscii(c)));
        // RFC 5322, section 2.1.1.
        Assert.All(raw.Split("\r\n"), line => Assert.True(line.Length <= 998, line));
        Assert.DoesNotContain('\n', raw.Replace("\r\n", ""));
    }

    [FactIfSmtp]
    public async Task A_line_that_begins_with_a_dot_keeps_one_dot()
    {
        await using var server = await SmtpServer.StartAsync();
        await Transport(server).SendAsync(await WriteAsync("ana@example.org", text: "one\n.\n..two\nend"), "IdeaLab", default);

        Assert.Equal("one\n.\n..two\nend", server.Received[0].Parts[0].Text.ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    [FactIfSmtp]
    public async Task Nothing_in_a_subject_or_name_becomes_a_header()
    {
        await using var server = await SmtpServer.StartAsync();
        var mail = Write(new Addressee("ana@example.org", "Ana\r\nBcc: spy@example.org", null), "Hours\r\nBcc: spy@example.org\r\n\r\nbody", null, "Text");
        await Transport(server).SendAsync(mail, "IdeaLab", default);

        var received = Assert.Single(server.Received);
        Assert.Null(received["Bcc"]);
        Assert.Equal("Hours Bcc: spy@example.org body", received.Subject);
    }

    [FactIfSmtp]
    public async Task With_user_and_password_the_connection_is_encrypted_first()
    {
        var certificate = new TestCertificate(trusted: true);
        await using var server = await SmtpServer.StartAsync("lab", Password, certificate);

        await Transport(server, startTls: true, "lab", Password).SendAsync(await WriteAsync("ana@example.org"), "IdeaLab", default);

        Assert.Equal("tls-lab", Assert.Single(server.Received).Route);
    }

    [FactIfSmtp]
    public async Task A_wrong_password_stops_everything_and_is_never_repeated()
    {
        var certificate = new TestCertificate(trusted: true);
        await using var server = await SmtpServer.StartAsync("lab", Password, certificate);

        var fault = await FaultAsync(Transport(server, startTls: true, "lab", "wrong secret"));

        Assert.Equal(MailFault.SignInRefused, fault.Fault);
        Assert.Equal(MailConsequence.StopEverything, fault.Fault.Consequence());
        Assert.DoesNotContain("wrong secret", fault.Message);
        Assert.Empty(server.Received);
    }

    [FactIfSmtp]
    public async Task A_server_that_wants_a_sign_in_is_told_apart_from_a_bad_address()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: true));
        Assert.Equal(MailFault.SignInRefused, (await FaultAsync(Transport(server, startTls: true))).Fault);
    }

    [FactIfSmtp]
    public async Task A_certificate_nobody_trusts_stops_everything()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: false));
        Assert.Equal(MailFault.NotSecure, (await FaultAsync(Transport(server, startTls: true, "lab", Password))).Fault);
    }

    [FactIfSmtp]
    public async Task A_server_without_encryption_gets_neither_mail_nor_password()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password);

        Assert.Equal(MailFault.NotSecure, (await FaultAsync(Transport(server, startTls: true, "lab", Password))).Fault);
        Assert.Empty(server.Received);
    }

    [TheoryIfSmtp]
    [InlineData("refuse-450-4.2.1", MailFault.MailboxBusy)]
    [InlineData("refuse-451", MailFault.MailboxBusy)]
    [InlineData("refuse-452-4.2.2", MailFault.MailboxBusy)]
    [InlineData("refuse-552-5.2.2", MailFault.MailboxBusy)]
    [InlineData("refuse-421-4.3.2", MailFault.ServerBusy)]
    [InlineData("refuse-550-5.1.1", MailFault.AddressRefused)]
    [InlineData("refuse-550", MailFault.AddressRefused)]
    [InlineData("refuse-553-5.1.3", MailFault.AddressRefused)]
    [InlineData("refuse-554-5.7.1", MailFault.RefusedByPolicy)]
    [InlineData("refuse-550-5.7.1", MailFault.RefusedByPolicy)]
    [InlineData("refuse-530-5.7.0", MailFault.SignInRefused)]
    [InlineData("content-554-5.6.0", MailFault.MessageRefused)]
    [InlineData("content-552-5.3.4", MailFault.MessageRefused)]
    [InlineData("content-451-4.7.1", MailFault.MailboxBusy)]
    [InlineData("content-550-5.7.1", MailFault.RefusedByPolicy)]
    public async Task An_answer_is_sorted_by_its_codes(string address, MailFault expected)
    {
        await using var server = await SmtpServer.StartAsync();

        var fault = await FaultAsync(Transport(server), $"{address}@example.org");

        Assert.Equal(expected, fault.Fault);
        Assert.Contains("refused as asked", fault.Message);
        Assert.Empty(server.Received);
    }

    [FactIfSmtp]
    public async Task A_sender_that_is_not_ours_loses_no_mail()
    {
        await using var server = await SmtpServer.StartAsync(refuseSender: true);
        Assert.NotEqual(MailConsequence.GiveUp, (await FaultAsync(Transport(server))).Fault.Consequence());
    }

    [Fact]
    public async Task A_server_that_is_not_there_stops_everything()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        Assert.Equal(MailFault.ServerAway, (await FaultAsync(Transport(port))).Fault);
    }

    [Fact]
    public async Task A_host_without_a_name_stops_everything() =>
        Assert.Equal(MailFault.ServerAway, (await FaultAsync(new SmtpTransport(MailDesk.Settings with { Smtp = new SmtpSettings { Host = "no-such-host.invalid", Port = 25 } }))).Fault);

    [Fact]
    public async Task A_server_that_says_nothing_is_not_waited_for_for_ever()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        Assert.Equal(MailFault.ServerSilent, (await FaultAsync(Transport(((IPEndPoint)silent.LocalEndpoint).Port))).Fault);
    }

    [Fact]
    public async Task A_server_that_hangs_up_stops_everything()
    {
        using var rude = new TcpListener(IPAddress.Loopback, 0);
        rude.Start();
        var answer = Task.Run(async () => (await rude.AcceptTcpClientAsync()).Dispose());

        Assert.Equal(MailFault.ServerAway, (await FaultAsync(Transport(((IPEndPoint)rude.LocalEndpoint).Port))).Fault);
        await answer;
    }

    [Fact]
    public async Task An_address_that_cannot_be_written_to_is_given_up() =>
        Assert.Equal(MailFault.AddressRefused, (await FaultAsync(Transport(port: 1), "nobody at all")).Fault);

    private static SmtpTransport Transport(SmtpServer server, bool startTls = false, string user = "", string password = "") => Transport(server.Port, startTls, user, password);

    private static SmtpTransport Transport(int port, bool startTls = false, string user = "", string password = "") =>
        new(MailDesk.Settings with { Smtp = new SmtpSettings { Host = "localhost", Port = port, StartTls = startTls, User = user, Password = password, TimeoutSeconds = 3 } });

    private static async Task<MailFaultException> FaultAsync(SmtpTransport transport, string address = "ana@example.org")
    {
        var mail = await WriteAsync(address);
        return await Assert.ThrowsAsync<MailFaultException>(() => transport.SendAsync(mail, "IdeaLab", default).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static async Task<OutgoingMail> WriteAsync(string address, MailingList? list = null, string? text = null)
    {
        var written = await MailDesk.WriteAsync(new TestMail(MailDesk.Now));
        return Write(new Addressee(address, "Ana Núñez", null), "Más días, menos «correos»: una petición de Ángela Muñoz y otros 1.234 vecinos del barrio de Chamberí 🎉", list, text ?? written.TextBody, written.HtmlBody);
    }

    private static OutgoingMail Write(Addressee to, string subject, MailingList? list, string text, string html = "<p>Html</p>") =>
        new(MailKind.Test, Guid.NewGuid().ToString(), $"<{Guid.NewGuid():N}@example.org>", to, new Letter(subject, html, text), list, MailDesk.Now);
}
