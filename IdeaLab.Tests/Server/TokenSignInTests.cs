using IdeaLab.Domain.Mail;
using IdeaLab.Tests.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.Test;
using IdeaLab.Web.Server.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdeaLab.Tests.Server;

/// <summary>Signing in at a mail server with a token (XOAUTH2) instead of a password.</summary>
public sealed class TokenSignInTests : IAsyncLifetime
{
    private const string Mailbox = "ideas@example.org";

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero));
    private TokenEndpoint _tokens = null!;

    public async Task InitializeAsync() => _tokens = await TokenEndpoint.StartAsync();

    public async Task DisposeAsync() => await _tokens.DisposeAsync();

    [FactIfSmtp]
    public async Task A_token_is_asked_for_in_the_clients_name_and_signs_in()
    {
        await using var server = await ServerAsync("token-1");
        using var transport = Transport(server.Port);

        await SendAsync(transport);
        var found = await transport.ExamineAsync(null, default);

        Assert.Equal("tls-" + Mailbox, Assert.Single(server.Received).Route);
        Assert.Equal("grant_type=client_credentials&scope=smtp.send", Assert.Single(_tokens.Asked));
        Assert.Equal((null, true), (found!.Fault, found.SignedIn));
        Assert.Contains("> AUTH XOAUTH2 ***", found.Dialogue, StringComparison.Ordinal);
    }

    [FactIfSmtp]
    public async Task It_is_kept_until_shortly_before_it_ends()
    {
        await using var first = await ServerAsync("token-1");
        using var transport = Transport(first.Port);
        await SendAsync(transport);
        _clock.Advance(TimeSpan.FromMinutes(58));
        await SendAsync(transport);
        Assert.Equal((2, 1), (first.Connections, _tokens.Asked.Count));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(MailFault.SignInRefused, (await FaultAsync(transport)).Fault);
        Assert.Equal(2, _tokens.Asked.Count);
    }

    [FactIfSmtp]
    public async Task One_that_the_mail_server_refuses_is_forgotten_and_shown_nowhere()
    {
        await using var server = await ServerAsync("token-3");
        using var transport = Transport(server.Port);

        var fault = await FaultAsync(transport);
        var found = await transport.ExamineAsync(null, default);

        Assert.Equal((MailFault.SignInRefused, MailFault.SignInRefused), (fault.Fault, found!.Fault));
        Assert.Contains("> AUTH XOAUTH2 ***\n< 334 ***\n> \n< 535", found.Dialogue, StringComparison.Ordinal);
        Assert.DoesNotContain("token-", fault.Message + found.Dialogue, StringComparison.Ordinal);
        await SendAsync(transport);
        Assert.Equal(3, _tokens.Asked.Count);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_scope"}""", MailFault.SignInRefused, "400 invalid_scope")]
    [InlineData(404, "<html>", MailFault.SignInRefused, "404")]
    [InlineData(302, "", MailFault.SignInRefused, "302")]
    [InlineData(429, "", MailFault.ServerBusy, "429")]
    [InlineData(503, "<html>", MailFault.ServerBusy, "503")]
    [InlineData(200, """{"token_type":"Bearer"}""", MailFault.ServerBusy, "200")]
    [InlineData(200, """["odd"]""", MailFault.ServerBusy, "200")]
    public async Task What_the_endpoint_says_instead_is_sorted_and_told(int code, string answer, MailFault expected, string told)
    {
        _tokens.Instead = http =>
        {
            http.Response.StatusCode = code;
            http.Response.Headers.Location = "http://127.0.0.1:1/";
            return http.Response.WriteAsync(answer);
        };
        using var transport = Transport(port: 1);

        var fault = await FaultAsync(transport);

        Assert.Equal(expected, fault.Fault);
        Assert.StartsWith($"{_tokens.Address}: {told}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_a_wrong_setting_and_is_not_repeated()
    {
        using var transport = Transport(port: 1, secret: "another secret");

        var fault = await FaultAsync(transport);

        Assert.Equal(MailFault.SignInRefused, fault.Fault);
        Assert.Contains("401 invalid_client Nobody has Basic ***", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_waited_for_like_a_server()
    {
        using var transport = Transport(port: 1);
        await _tokens.DisposeAsync();
        Assert.Equal(MailFault.ServerAway, (await FaultAsync(transport)).Fault);
    }

    [FactIfSmtp]
    public async Task A_secret_in_a_file_is_read_each_time()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("secret"), "wrong");
        await using var server = await ServerAsync("token-1");
        using var transport = Transport(server.Port, secret: "", file: folder.File("secret"));
        Assert.Equal(MailFault.SignInRefused, (await FaultAsync(transport)).Fault);

        await File.WriteAllTextAsync(folder.File("secret"), TokenEndpoint.Secret + "\n");
        await SendAsync(transport);
        Assert.Single(server.Received);

        File.Delete(folder.File("secret"));
        _clock.Advance(TimeSpan.FromHours(1));
        var fault = await FaultAsync(transport);
        Assert.Equal(MailFault.SignInRefused, fault.Fault);
        Assert.Contains("Mail:Smtp:OAuth:ClientSecretFile", fault.Message, StringComparison.Ordinal);
    }

    private static Task<SmtpServer> ServerAsync(string token) => SmtpServer.StartAsync(Mailbox, certificate: new TestCertificate(trusted: true), token: token);

    private MailKitTransport Transport(int port, string secret = TokenEndpoint.Secret, string file = "") => new(MailDesk.Settings with
    {
        Smtp = new SmtpSettings
        {
            Host = "localhost",
            Port = port,
            User = Mailbox,
            TimeoutSeconds = 5,
            OAuth = new OAuthSettings { TokenEndpoint = _tokens.Address.ToString(), ClientId = "lab", ClientSecret = secret, ClientSecretFile = file, Scope = "smtp.send" },
        },
    }, _clock, NullLoggerFactory.Instance);

    private static async Task SendAsync(MailKitTransport transport) => await transport.SendAsync(await MailDesk.WriteAsync(new TestMail(MailDesk.Now)), "IdeaLab", default);

    private static Task<MailFaultException> FaultAsync(MailKitTransport transport) => Assert.ThrowsAsync<MailFaultException>(() => SendAsync(transport));
}
