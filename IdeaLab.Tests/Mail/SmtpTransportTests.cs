using System.Net;
using System.Net.Sockets;
using FsCheck.Fluent;
using IdeaLab.Domain.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.Test;

namespace IdeaLab.Tests.Mail;

/// <summary>What everything that hands mails to a server must do.</summary>
public abstract class ServerTransportTests
{
    protected abstract IMailTransport Make(MailSettings settings);

    protected const string Password = "correct horse ñ";

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
        Assert.Equal("El Laboratorio de Ideas <ideas@example.org>", received["From"]!.Replace("\"", ""));
        Assert.Equal("Ana Núñez <ana@example.org>", ReceivedMail.Decode(received["To"]!).Replace("\"", ""));
        Assert.Equal($"<{mail.UnsubscribeUrl}>", received["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", received["List-Unsubscribe-Post"]);
        Assert.Equal("<news.ideas.example.org>", received["List-Id"]);
        Assert.Equal("auto-generated", received["Auto-Submitted"]);
        Assert.NotNull(received["Date"]);
        Assert.Equal("1.0", received["MIME-Version"]);
    }

    [FactIfSmtp]
    public async Task What_is_sent_to_many_says_so_to_programs_and_what_is_sent_to_one_does_not()
    {
        await using var server = await SmtpServer.StartAsync();
        using var session = Transport(server).Open();
        await session.SendAsync(await WriteAsync("ana@example.org", new MailingList("news.example.org", "https://ideas.example.org/mail/unsubscribe/x")), "IdeaLab", default);
        await session.SendAsync(await WriteAsync("ana@example.org"), "IdeaLab", default);

        var (many, one) = (server.Received[0], server.Received[1]);
        Assert.Equal(("bulk", "<news.example.org>", "Test:example.org:bulk:idealab"), (many["Precedence"], many["List-Id"], many["Feedback-ID"]));
        Assert.Equal((null, null, "Test:example.org:single:idealab"), (one["Precedence"], one["List-Id"], one["Feedback-ID"]));
        Assert.All([many, one], mail => Assert.Equal("auto-generated", mail["Auto-Submitted"]));
    }

    [FactIfSmtp]
    public async Task Fifty_mails_need_one_connection()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: true));
        var mails = new List<OutgoingMail>();
        using (var session = Transport(server, startTls: true, "lab", Password).Open())
        {
            for (var n = 0; n < 50; n++)
            {
                mails.Add(await WriteAsync($"member{n}@example.org"));
                await session.SendAsync(mails[^1], "IdeaLab", default);
            }
        }

        Assert.Equal(1, server.Connections);
        Assert.Equal(mails.Select(mail => mail.MessageId), server.Received.Select(mail => mail["Message-ID"]));
        Assert.All(server.Received, mail => Assert.Equal("tls-lab", mail.Route));
    }

    [FactIfSmtp]
    public async Task A_server_that_hangs_up_after_some_mails_is_called_again()
    {
        await using var server = await SmtpServer.StartAsync(mailsPerConnection: 3);
        using var session = Transport(server).Open();
        for (var n = 0; n < 8; n++)
        {
            await session.SendAsync(await WriteAsync($"member{n}@example.org"), "IdeaLab", default);
            if (n % 3 == 2) await Task.Delay(50);
        }

        Assert.Equal(8, server.Received.Select(mail => mail["Message-ID"]).Distinct().Count());
        // Three, unless the server is slow to hang up.
        Assert.InRange(server.Connections, 2, 4);
    }

    [FactIfSmtp]
    public async Task A_refused_address_does_not_spoil_the_session_for_the_next()
    {
        await using var server = await SmtpServer.StartAsync();
        using var session = Transport(server).Open();
        await session.SendAsync(await WriteAsync("ana@example.org"), "IdeaLab", default);
        var refused = await WriteAsync("refuse-550-5.1.1@example.org");
        Assert.Equal(MailFault.AddressRefused, (await Assert.ThrowsAsync<MailFaultException>(() => session.SendAsync(refused, "IdeaLab", default))).Fault);
        await session.SendAsync(await WriteAsync("oliver@example.org"), "IdeaLab", default);

        Assert.Equal(2, server.Received.Count);
    }

    [FactIfSmtp]
    public async Task A_domain_with_other_letters_is_written_in_ascii()
    {
        await using var server = await SmtpServer.StartAsync();
        await Transport(server).SendAsync(await WriteAsync("ana@münchen.example"), "IdeaLab", default);

        Assert.Contains("ana@xn--mnchen-3ya.example", Assert.Single(server.Received)["To"]);
        Assert.All(server.Received[0].Raw, c => Assert.True(char.IsAscii(c)));
    }

    [FactIfSmtp]
    public async Task A_name_with_other_letters_needs_a_server_that_takes_it_and_is_given_up_elsewhere()
    {
        await using var able = await SmtpServer.StartAsync(takesUtf8: true);
        await Transport(able).SendAsync(await WriteAsync("muñoz@example.org"), "IdeaLab", default);
        Assert.Single(able.Received);

        await using var unable = await SmtpServer.StartAsync();
        Assert.Equal(MailFault.AddressNotAscii, (await FaultAsync(Transport(unable), "muñoz@example.org")).Fault);
        Assert.Empty(unable.Received);
    }

    [FactIfSmtp]
    public async Task Whatever_is_in_a_name_or_a_subject_the_headers_are_ours_alone()
    {
        await using var server = await SmtpServer.StartAsync();
        using var session = Transport(server).Open();
        var piece = Gen.OneOf(Gen.Elements("\r\n", "\n", "\r", "\0", "\u0085", "\u2028", "\t", "\"", "\\", "<x@y>", ",", ":", "Bcc: spy@example.org", "😀", "ñ", "=?utf-8?q?x?=", ".", " "), Gen.Elements(1, 60, 300).Select(n => new string('x', n)), Gen.Elements(5, 70).Select(n => new string('ü', n)));
        var texts = Gen.ListOf(piece).Select(string.Concat);
        var samples = (from name in texts from subject in texts select (name, subject)).Sample(60, 12).ToList();
        string[]? headers = null;
        foreach (var (name, subject) in samples)
        {
            var mail = Write(new Addressee("ana@example.org", name, null), subject, null, "Text");
            await session.SendAsync(mail, "IdeaLab", default);
            var raw = server.Received[^1].Raw;
            var head = raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            var names = head.Split("\r\n").Where(line => line[0] is not (' ' or '\t')).Select(line => line.Split(':')[0]).Where(header => header != "Subject" || mail.Subject.Length > 0).Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(headers ??= ["Auto-Submitted", "Content-Type", "Date", "Feedback-ID", "From", "MIME-Version", "Message-ID", "Subject", "To"], mail.Subject.Length > 0 ? names : [.. names.Append("Subject").Order(StringComparer.Ordinal)]);
            // A line goes on after a space or a tab (RFC 5322, section 2.2.3).
            Assert.DoesNotContain(head.Replace("\r\n\t", " ").Replace("\r\n", ""), char.IsControl);
            Assert.Equal(mail.Subject, server.Received[^1].Subject.Replace("\u200b", ""));
        }
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
        Assert.Equal(MailFault.ServerAway, (await FaultAsync(Make(MailDesk.Settings with { Smtp = new SmtpSettings { Host = "no-such-host.invalid", Port = 25 } }))).Fault);

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

    protected IMailTransport Transport(SmtpServer server, bool startTls = false, string user = "", string password = "") => Transport(server.Port, startTls, user, password);

    private IMailTransport Transport(int port, bool startTls = false, string user = "", string password = "") =>
        Make(MailDesk.Settings with { Smtp = new SmtpSettings { Host = "localhost", Port = port, StartTls = startTls, User = user, Password = password, TimeoutSeconds = 3 } });

    protected static async Task<MailFaultException> FaultAsync(IMailTransport transport, string address = "ana@example.org")
    {
        var mail = await WriteAsync(address);
        return await Assert.ThrowsAsync<MailFaultException>(() => transport.SendAsync(mail, "IdeaLab", default).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    protected static async Task<OutgoingMail> WriteAsync(string address, MailingList? list = null, string? text = null)
    {
        var written = await MailDesk.WriteAsync(new TestMail(MailDesk.Now));
        return Write(new Addressee(address, "Ana Núñez", null), "Más días, menos «correos»: una petición de Ángela Muñoz y otros 1.234 vecinos del barrio de Chamberí 🎉", list, text ?? written.TextBody, written.HtmlBody);
    }

    private static OutgoingMail Write(Addressee to, string subject, MailingList? list, string text, string html = "<p>Html</p>") =>
        new(MailKind.Test, Guid.NewGuid().ToString(), $"<{Guid.NewGuid():N}@example.org>", to, new Letter(subject, html, text), list, MailDesk.Now);
}

public sealed class SmtpTransportTests : ServerTransportTests
{
    protected override IMailTransport Make(MailSettings settings) => new SmtpTransport(settings);
}
