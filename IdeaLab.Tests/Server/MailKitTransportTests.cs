using System.Security.Cryptography;
using IdeaLab.Domain.Mail;
using IdeaLab.Tests.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Server.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace IdeaLab.Tests.Server;

public sealed class MailKitTransportTests : ServerTransportTests
{
    protected override IMailTransport Make(MailSettings settings) => new MailKitTransport(settings, TimeProvider.System, NullLoggerFactory.Instance);

    [FactIfSmtp]
    public async Task A_connection_is_encrypted_from_the_first_byte_where_settings_say_so()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: true), secure: true);
        var transport = Make(AtOnce(server.Port));

        await transport.SendAsync(await WriteAsync("ana@example.org"), "IdeaLab", default);
        var found = await transport.ExamineAsync("ana@example.org", default);

        Assert.Equal("tls-lab", Assert.Single(server.Received).Route);
        Assert.Equal((null, true), (found!.Fault, found.SignedIn));
        Assert.DoesNotContain("STARTTLS", found.Dialogue, StringComparison.Ordinal);
    }

    [FactIfSmtp]
    public async Task A_certificate_nobody_trusts_ends_that_before_anything_is_said()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: false), secure: true);

        Assert.Equal(MailFault.NotSecure, (await FaultAsync(Make(AtOnce(server.Port)))).Fault);
        Assert.Equal(MailFault.NotSecure, (await Make(AtOnce(server.Port)).ExamineAsync(null, default))!.Fault);
    }

    [FactIfSmtp]
    public async Task A_signature_holds_when_the_mail_arrives_and_not_when_it_was_changed()
    {
        using var folder = new TestFolder();
        using var key = RSA.Create(2048);
        await File.WriteAllTextAsync(folder.File("key.pem"), key.ExportPkcs8PrivateKeyPem());
        await using var server = await SmtpServer.StartAsync(takesUtf8: true);
        var transport = Make(MailDesk.Settings with
        {
            Smtp = new SmtpSettings { Host = "localhost", Port = server.Port, StartTls = false },
            Dkim = new DkimSettings { KeyFile = folder.File("key.pem"), Selector = "2026a" },
        });

        await transport.SendAsync(await WriteAsync("ana@example.org", new MailingList("news.example.org", "https://ideas.example.org/mail/unsubscribe/x")), "IdeaLab", default);

        await transport.SendAsync(await WriteAsync("muñoz@example.org"), "IdeaLab", default);

        var raw = server.Received[0].Raw;
        var verifier = new DkimVerifier(new Published("2026a._domainkey.example.org", key.ExportSubjectPublicKeyInfo()));
        Assert.True(await HoldsAsync(raw));
        Assert.False(await HoldsAsync(raw.Replace("List-Unsubscribe: <https://ideas", "List-Unsubscribe: <https://other", StringComparison.Ordinal)));
        Assert.False(await HoldsAsync(raw.Replace("IdeaLab", "IdeaLob", StringComparison.Ordinal)));

        Assert.Null(server.Received[1]["DKIM-Signature"]);

        async Task<bool> HoldsAsync(string mail)
        {
            using var stream = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(mail));
            var read = await MimeMessage.LoadAsync(stream);
            return await verifier.VerifyAsync(read, read.Headers[read.Headers.IndexOf(HeaderId.DkimSignature)]);
        }
    }

    [TheoryIfSmtp]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sender_and_recipient_are_said_in_one_go_where_the_server_offers_that(bool offers)
    {
        await using var server = await SmtpServer.StartAsync(pipelines: offers);

        await Transport(server).SendAsync(await WriteAsync("ana@example.org"), "IdeaLab", default);

        var sender = server.Packets.Single(packet => packet.StartsWith("MAIL FROM", StringComparison.Ordinal));
        Assert.Equal(offers, sender.Contains("RCPT TO", StringComparison.Ordinal));
        Assert.Single(server.Received);
    }

    [Fact]
    public void A_key_that_cannot_be_read_ends_the_start()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.File("key.pem"), "no key");
        foreach (var file in (string[])[folder.File("key.pem"), folder.File("gone.pem")])
            Assert.Contains("Mail:Dkim:KeyFile", Assert.Throws<SetupException>(() => Make(MailDesk.Settings with { Dkim = new DkimSettings { KeyFile = file, Selector = "2026a" } })).Message, StringComparison.Ordinal);
    }

    private static MailSettings AtOnce(int port) =>
        MailDesk.Settings with { Smtp = new SmtpSettings { Host = "localhost", Port = port, ImplicitTls = true, User = "lab", Password = Password, TimeoutSeconds = 3 } };

    private sealed class Published(string name, byte[] key) : DkimPublicKeyLocatorBase
    {
        public override AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default)
        {
            Assert.Equal(name, $"{selector}._domainkey.{domain}");
            return GetPublicKey($"v=DKIM1; k=rsa; p={Convert.ToBase64String(key)}");
        }

        public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
