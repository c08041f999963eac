using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text;
using IdeaLab.Tests.Mail;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Mail.Records;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Commands;

/// <summary>The doctor asks a real mail server and a name server of this machine.</summary>
public sealed class MailDoctorTests : IDisposable
{
    private readonly UdpClient _names = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Dictionary<string, string[]> _texts = new()
    {
        ["example.org"] = ["v=spf1 mx -all"],
        ["_dmarc.example.org"] = ["v=DMARC1; p=quarantine"],
        ["lab._domainkey.example.org"] = ["v=DKIM1; k=rsa; p=MIIB"],
    };

    public MailDoctorTests() => _ = Task.Run(ServeAsync);

    [FactIfSmtp]
    public async Task A_server_that_takes_our_mails_and_three_records_are_sound()
    {
        await using var server = await SmtpServer.StartAsync("lab", "secret word", new TestCertificate(trusted: true, days: 300));
        var (code, said) = await RunAsync(server, "lab", "secret word", "lab");

        Assert.Contains($"Mail server localhost:{server.Port}: takes mails from ideas@example.org (encrypted, signed in).", said);
        Assert.Contains("Mail server: certificate for localhost, valid until ", said);
        Assert.Contains("SPF at example.org: sound.", said);
        Assert.Contains("DMARC at _dmarc.example.org: sound.", said);
        Assert.Contains("DKIM at lab._domainkey.example.org: sound.", said);
        Assert.Equal(0, code);
        Assert.Empty(server.Received);
    }

    [FactIfSmtp]
    public async Task A_certificate_that_ends_soon_is_a_fault_before_it_ends()
    {
        await using var server = await SmtpServer.StartAsync("lab", "secret word", new TestCertificate(trusted: true, days: 13));
        Assert.Equal(1, (await RunAsync(server, "lab", "secret word")).Code);
    }

    [FactIfSmtp]
    public async Task A_wrong_password_is_said_with_what_the_server_said_and_never_shown()
    {
        await using var server = await SmtpServer.StartAsync("lab", "secret word", new TestCertificate(trusted: true, days: 300));
        var (code, said) = await RunAsync(server, "lab", "another secret");

        Assert.Equal(1, code);
        Assert.Contains("The mail server did not accept our sign-in.", said);
        Assert.Contains("> AUTH PLAIN ***\n< 535 5.7.8 no such sign-in: ***", said.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("another secret", said);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0lab\0another secret")), said);
    }

    [FactIfSmtp]
    public async Task Records_that_are_missing_or_doubled_are_named()
    {
        _texts.Remove("example.org");
        _texts["_dmarc.example.org"] = ["v=DMARC1; p=none", "v=DMARC1; p=reject"];
        await using var server = await SmtpServer.StartAsync();
        var (code, said) = await RunAsync(server);

        Assert.Equal(1, code);
        Assert.Contains("SPF at example.org: missing.", said);
        Assert.Contains("DMARC at _dmarc.example.org: more than one", said);
        Assert.Contains("DKIM: not checked. Mail:DkimSelector", said);
    }

    [FactIfSmtp]
    public async Task Without_a_name_server_records_are_not_checked_and_nothing_is_wrong()
    {
        _names.Dispose();
        await using var server = await SmtpServer.StartAsync();
        var (code, said) = await RunAsync(server);

        Assert.Equal(0, code);
        Assert.Contains("SPF at example.org: not checked, no name server answered.", said);
        Assert.Contains("(not encrypted, without a sign-in)", said);
    }

    [Fact]
    public async Task A_folder_needs_no_doctor()
    {
        await using var app = new LabApp();
        var (code, said) = await RunAsync(app);
        Assert.Equal(0, code);
        Assert.Contains("no server is set", said);
    }

    public void Dispose() => _names.Dispose();

    private async Task<(int Code, string Said)> RunAsync(SmtpServer server, string user = "", string password = "", string? selector = null)
    {
        await using var app = new LabApp();
        foreach (var (key, value) in ((string, string)[])[("From", "ideas@example.org"), ("Smtp:Host", "localhost"), ("Smtp:Port", $"{server.Port}"), ("Smtp:StartTls", user.Length > 0 ? "true" : "false"), ("Smtp:User", user), ("Smtp:Password", password), ("DkimSelector", selector ?? "")])
            app.Settings[$"Mail:{key}"] = value;
        app.Clock.Set(TimeProvider.System.GetUtcNow());
        return await RunAsync(app);
    }

    private async Task<(int Code, string Said)> RunAsync(LabApp app)
    {
        var names = (IPEndPoint?)_names.Client?.LocalEndPoint ?? new IPEndPoint(IPAddress.Loopback, 9);
        await using WebApplicationFactory<Program> asking = app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<ITextRecords>(new DnsTextRecords([names], TimeSpan.FromSeconds(10)))));
        await using var said = new StringWriter();
        var code = await CommandLine.RunAsync(asking.Services, ["doctor"], new InvocationConfiguration { Output = said, Error = said });
        return (code, said.ToString());
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var asked = await _names.ReceiveAsync();
            var labels = new List<string>();
            for (var at = 12; asked.Buffer[at] != 0; at += 1 + asked.Buffer[at]) labels.Add(Encoding.ASCII.GetString(asked.Buffer, at + 1, asked.Buffer[at]));
            await _names.SendAsync(DnsTextRecordsTests.Answer(asked.Buffer, 0, _texts.GetValueOrDefault(string.Join('.', labels)) ?? []), asked.RemoteEndPoint);
        }
    }
}
