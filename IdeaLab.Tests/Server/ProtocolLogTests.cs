using IdeaLab.Tests.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.Test;
using IdeaLab.Web.Server.Mail;
using Microsoft.Extensions.Logging;

namespace IdeaLab.Tests.Server;

public sealed class ProtocolLogTests
{
    private const string Password = "correct horse ñ";

    [FactIfSmtp]
    public async Task The_talk_can_be_read_without_what_is_secret()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: true));

        var said = await TalkAsync(server.Port, Password, "ana@example.org", "another+ana@example.org");

        Assert.Equal(
            ["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "MAIL", "RCPT", "DATA", "QUIT"],
            said.Where(line => line[0] == '>').Select(line => line.Split(' ')[1]).Where(word => word != ""));
        Assert.Contains(said, line => line.StartsWith("> AUTH PLAIN ***", StringComparison.Ordinal));
        Assert.Contains("> RCPT TO:<…@example.org>", said);
        Assert.Equal(2, said.Count(line => line.StartsWith("< 354", StringComparison.Ordinal)));
        HoldsNothing(said);
    }

    [FactIfSmtp]
    public async Task Nor_does_a_server_that_repeats_things_bring_them_into_it()
    {
        await using var server = await SmtpServer.StartAsync("lab", Password, new TestCertificate(trusted: true));

        var refused = await TalkAsync(server.Port, "another secret", "ana@example.org");
        var content = await TalkAsync(server.Port, Password, "content-554-5.6.0@example.org", "ana@example.org");

        Assert.Contains("< 535 5.7.8 no such sign-in: ***", refused);
        Assert.Contains("< 554 5.6.0 refused as asked", content);
        HoldsNothing([.. refused, .. content]);
    }

    [FactIfSmtp]
    public async Task A_token_is_as_secret_as_a_password()
    {
        await using var tokens = await TokenEndpoint.StartAsync();
        await using var server = await SmtpServer.StartAsync("lab", certificate: new TestCertificate(trusted: true), token: "token-2");
        var oauth = new OAuthSettings { TokenEndpoint = tokens.Address.ToString(), ClientId = "lab", ClientSecret = TokenEndpoint.Secret };

        var said = await TalkAsync(server.Port, "", oauth, "ana@example.org", "ana@example.org");

        Assert.Equal(2, said.Count(line => line == "> AUTH XOAUTH2 ***"));
        Assert.Contains("< 334 ***", said);
        Assert.Contains("< 354", said.Select(line => line.Split(' ') is [var who, var code, ..] ? $"{who} {code}" : line));
        HoldsNothing(said);
    }

    [FactIfSmtp]
    public async Task Nothing_is_written_where_nobody_asks_for_it()
    {
        await using var server = await SmtpServer.StartAsync();
        using var lines = new Lines(LogLevel.Information);
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(lines));
        using var transport = new MailKitTransport(MailDesk.Settings with { Smtp = new SmtpSettings { Host = "localhost", Port = server.Port, StartTls = false } }, TimeProvider.System, logs);

        await transport.SendAsync(await MailDesk.WriteAsync(new TestMail(MailDesk.Now)), "IdeaLab", default);

        Assert.Empty(lines.Said);
    }

    private static void HoldsNothing(IEnumerable<string> said)
    {
        var all = string.Join('\n', said);
        string[] secrets = [Password, "another secret", "token-1", "token-2", TokenEndpoint.Secret];
        var forms = secrets.SelectMany(secret => (string[])[secret, Base64(secret), Base64($"\0lab\0{secret}"), Base64($"user=lab\u0001auth=Bearer {secret}\u0001\u0001")]);
        foreach (var form in (string[])[.. forms, "ana@", "ana", "Subject", "From:", "IdeaLab", "quoted-printable", "<html"]) Assert.DoesNotContain(form, all, StringComparison.Ordinal);

        static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static Task<IReadOnlyList<string>> TalkAsync(int port, string password, params string[] addresses) => TalkAsync(port, password, new OAuthSettings(), addresses);

    // One mail after the other over one connection, as long as it holds.
    private static async Task<IReadOnlyList<string>> TalkAsync(int port, string password, OAuthSettings oauth, params string[] addresses)
    {
        using var lines = new Lines(LogLevel.Debug);
        using var logs = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Debug).AddProvider(lines));
        var settings = MailDesk.Settings with { Smtp = new SmtpSettings { Host = "localhost", Port = port, User = "lab", Password = password, OAuth = oauth, TimeoutSeconds = 5 } };
        using var transport = new MailKitTransport(settings, TimeProvider.System, logs);
        using (var session = transport.Open())
        {
            foreach (var address in addresses)
                try
                {
                    await session.SendAsync(await MailDesk.WriteAsync(new TestMail(MailDesk.Now), MailDesk.Ana with { Address = address }), "IdeaLab", default);
                }
                catch (MailFaultException)
                {
                    // As asked.
                }
        }
        return lines.Said;
    }

    private sealed class Lines(LogLevel least) : ILoggerProvider, ILogger
    {
        private readonly List<string> _said = [];

        public IReadOnlyList<string> Said => _said;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _said.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
