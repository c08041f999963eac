using System.CommandLine;
using System.Globalization;
using System.Text;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Mail;

/// <summary>What the jobs write, sent through a mail server from Debian with encryption and sign-in, and read from its readers' mailboxes; and what keeps it from arriving.</summary>
public sealed class ReadMailTests : IAsyncLifetime
{
    private const string Title = "¿Y si el cajero habla en español? Señal, «voz» y 3 €";

    private readonly LabApp _app = new();
    private DebianSmtp _server = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    [FactIfDebianSmtp]
    public async Task A_week_and_a_days_news_in_Spanish_arrive_as_one_mail_each_and_read_as_they_were_written()
    {
        await ServeAsync(new TestCertificate(trusted: true));
        var idea = await _app.ShareAsync(Title, body: "Que lea el saldo.", daysAgo: 2);
        await ChangeAsync("customer", person => person.ReceiveNews(NewsChoices.All(MailChoice.Daily)));
        foreach (var who in (string[])["reviewer", "lead"]) await ChangeAsync(who, person => person.ReceiveDigest(false));
        await _app.ActAsync(idea, "reviewer", (asked, reviewer) => asked.TakeStep(IdeaStatus.UnderReview, reviewer, "Lo miramos con la ONCE: mañana, más.", _app.Clock.Now));
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Topics.Include(t => t.Owners).SingleAsync()).GiveTo([await db.DemoPersonAsync("owner")]);
            return await db.SaveChangesAsync();
        });
        // Monday, half past eight in Madrid.
        _app.Clock.Set(new DateTimeOffset(2026, 3, 9, 7, 30, 0, TimeSpan.Zero));

        Assert.Equal(0, await RunAsync("TellFollowers", "SendDigests", "SendMail"));

        Assert.Equal(["customer@idealab.test", "owner@idealab.test"], _server.Mailboxes.Select(box => box.Key).Order(StringComparer.Ordinal));
        var week = await ReadAsync("owner", "digest", "WeeklyDigest", "Óscar Medina");
        Assert.StartsWith("IdeaLab, semana 10: ", week.Subject, StringComparison.Ordinal);
        var news = await ReadAsync("customer", "news", "IdeaNews", "Carmen Ruiz");
        Assert.Equal($"En estudio: {Title}", news.Subject);
        foreach (var part in news.Parts) Assert.Contains("Lo miramos con la ONCE: mañana, más.", System.Net.WebUtility.HtmlDecode(part.Text));
        Assert.Equal((2, 1), (new[] { week, news }.Select(mail => mail["Message-ID"]).Distinct().Count(), _server.Connections));
        Assert.All(await _app.InDatabaseAsync(db => db.Digests.Where(d => d.State != DigestState.Skipped).ToListAsync()), entry => Assert.Equal(DigestState.Sent, entry.State));
    }

    [FactIfDebianSmtp]
    public async Task A_wrong_password_is_tried_for_one_mail_and_not_for_every_and_is_written_nowhere()
    {
        const string Wrong = "not the one ñ";
        await ServeAsync(new TestCertificate(trusted: true), Wrong);
        await QueueAsync(5);

        var stop = await StoppedAsync(MailFault.SignInRefused);
        foreach (var said in (string[])[stop.Detail!, stop.Dialogue!])
            foreach (var secret in (string[])[Wrong, Convert.ToBase64String(Encoding.UTF8.GetBytes(Wrong))]) Assert.DoesNotContain(secret, said);
        // The mail, and the talk written down for an admin.
        Assert.InRange(_server.Passwords, 1, 2);
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(0, await RunAsync("SendMail"));
        Assert.InRange(_server.Passwords, 1, 2);
    }

    [FactIfDebianSmtp]
    public async Task A_server_that_does_not_encrypt_gets_neither_mail_nor_password()
    {
        await ServeAsync(certificate: null);
        await QueueAsync(2);

        await StoppedAsync(MailFault.NotSecure);
        Assert.Equal((true, 0), (_server.Connections > 0, _server.Passwords));
    }

    [FactIfDebianSmtp]
    public async Task A_server_whose_certificate_nobody_trusts_gets_neither_mail_nor_password()
    {
        await ServeAsync(new TestCertificate(trusted: false));
        await QueueAsync(2);

        await StoppedAsync(MailFault.NotSecure);
        Assert.Equal((true, 0), (_server.Connections > 0, _server.Passwords));
    }

    [FactIfDebianSmtp]
    public async Task A_server_that_restarts_among_many_mails_gets_each_and_only_the_one_it_had_not_answered_twice()
    {
        const int Mails = 40, LastOfFirst = 15;
        await ServeAsync(new TestCertificate(trusted: true), endsAfter: LastOfFirst);
        await QueueAsync(Mails);

        Assert.Equal(0, await RunAsync("SendMail"));
        Assert.Equal((MailFault.ServerAway, LastOfFirst - 1), await _app.InDatabaseAsync(async db => ((await db.MailStops.SingleAsync()).Fault, await db.Mails.CountAsync(m => m.State == MailState.Sent))));

        await _server.RestartAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await RunAsync("SendMail"));

        Assert.Equal(Mails, _server.Mailboxes.Count);
        foreach (var box in _server.Mailboxes)
        {
            Assert.Equal(box.Key == $"member{LastOfFirst}@example.org" ? 2 : 1, box.Count());
            Assert.Equal($"<{box.Key}>", Assert.Single(box.Select(mail => mail["Message-ID"]).Distinct()));
        }
        Assert.All(await _app.InDatabaseAsync(db => db.Mails.ToListAsync()), mail => Assert.Equal((MailState.Sent, 1), (mail.State, mail.Attempts)));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.MailStops.CountAsync()));
    }

    private async Task ServeAsync(TestCertificate? certificate, string password = DebianSmtp.Password, int endsAfter = 0)
    {
        _server = await DebianSmtp.StartAsync(certificate, endsAfter);
        foreach (var (name, value) in new[] { ("From", "ideas@example.org"), ("Smtp:Host", "localhost"), ("Smtp:Port", $"{_server.Port}"), ("Smtp:User", DebianSmtp.User), ("Smtp:Password", password), ("Smtp:TimeoutSeconds", "20") })
            _app.Settings[$"Mail:{name}"] = value;
        _app.Settings["Site:Address"] = "https://ideas.example.org";
    }

    /// <summary>The one mail in a mailbox: both parts, and every header that a mailbox provider, a filter or a mail program goes by.</summary>
    private async Task<ReceivedMail> ReadAsync(string who, string list, string kind, string name)
    {
        var mail = Assert.Single(_server.Mailboxes[$"{who}@idealab.test"]);
        var written = await _app.InDatabaseAsync(db => db.Mails.AsNoTracking().SingleAsync(m => m.Address == $"{who}@idealab.test"));
        Assert.Equal($"tls-{DebianSmtp.User}", mail.Route);
        Assert.All(mail.Raw, c => Assert.True(char.IsAscii(c)));

        Assert.Equal("multipart/alternative", mail.MediaType);
        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], mail.Parts.Select(part => part["Content-Type"]));
        Assert.Equal([Lines(written.TextBody), Lines(written.HtmlBody)], mail.Parts.Select(part => Lines(part.Text)));
        foreach (var part in mail.Parts) Assert.Contains(Title, System.Net.WebUtility.HtmlDecode(part.Text));

        Assert.Equal((written.Subject, written.MessageId), (mail.Subject, mail["Message-ID"]));
        Assert.Matches("^<[0-9a-f]{32}@example\\.org>$", mail["Message-ID"]!);
        Assert.Equal(("\"IdeaLab\" <ideas@example.org>", $"{name} <{who}@idealab.test>"), (mail["From"], ReceivedMail.Decode(mail["To"]!).Replace("\"", "")));
        Assert.Equal(("auto-generated", "bulk", "1.0"), (mail["Auto-Submitted"], mail["Precedence"], mail["MIME-Version"]));
        Assert.Equal(($"<{list}.example.org>", $"{kind}:example.org:bulk:idealab"), (mail["List-Id"], mail["Feedback-ID"]));
        Assert.Matches("^<https://ideas\\.example\\.org/mail/unsubscribe/[^<>\\s]+>$", mail["List-Unsubscribe"]!);
        Assert.Equal("List-Unsubscribe=One-Click", mail["List-Unsubscribe-Post"]);
        // RFC 5322, section 3.3; the client's own clock.
        Assert.InRange(DateTimeOffset.ParseExact(mail["Date"]!, "d MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(1));
        Assert.Equal((null, null, null), (mail["Reply-To"], mail["Cc"], mail["Bcc"]));
        return mail;
    }

    private async Task<MailStop> StoppedAsync(MailFault fault)
    {
        Assert.Equal(0, await RunAsync("SendMail"));

        Assert.Empty(_server.Mailboxes);
        Assert.All(await _app.InDatabaseAsync(db => db.Mails.ToListAsync()), mail => Assert.Equal((MailState.Queued, 0), (mail.State, mail.Attempts)));
        var stop = await _app.InDatabaseAsync(db => db.MailStops.AsNoTracking().SingleAsync());
        Assert.Equal(fault, stop.Fault);
        return stop;
    }

    private Task<int> QueueAsync(int mails) => _app.InDatabaseAsync(db =>
    {
        db.AddRange(Enumerable.Range(1, mails).Select(n => new OutgoingMail(
            MailKind.IdeaNews, $"mail:{n}", $"<member{n}@example.org>", new Addressee($"member{n}@example.org", $"Núñez {n}", null), new Letter($"Más días {n}", "<p>Más</p>", "Más"), null, _app.Clock.Now)));
        return db.SaveChangesAsync();
    });

    private Task<int> ChangeAsync(string who, Action<Person> change) => _app.InDatabaseAsync(async db =>
    {
        change(await db.DemoPersonAsync(who));
        return await db.SaveChangesAsync();
    });

    private async Task<int> RunAsync(params string[] jobs)
    {
        await using var said = new StringWriter();
        return await CommandLine.RunAsync(_app.Services, ["run", .. jobs], new InvocationConfiguration { Output = said, Error = said });
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');
}
