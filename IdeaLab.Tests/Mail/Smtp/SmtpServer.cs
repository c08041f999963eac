namespace IdeaLab.Tests.Mail.Smtp;

/// <summary>The npm package smtp-server, run by Node on a free port of this machine.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TestFolder _folder;
    private readonly ServerProcess _process;

    private SmtpServer(ServerProcess process, TestFolder folder) => (_process, _folder) = (process, folder);

    /// <summary>Why there is no server to test with; null when there is one.</summary>
    public static string? WhyMissing { get; } =
        !Directory.Exists(Path.Combine(ServerProcess.Home, "node_modules", "smtp-server")) ? "The test server is missing: run npm ci in IdeaLab.Tests."
        : !ServerProcess.Runs("node", "--version") ? "The test server needs Node.js 20 or later." : null;

    public int Port => _process.Port;

    public static async Task<SmtpServer> StartAsync(string? user = null, string? password = null, TestCertificate? certificate = null, bool refuseSender = false, int mailsPerConnection = 0, bool takesUtf8 = false, bool secure = false, string? token = null, bool pipelines = true)
    {
        var folder = new TestFolder();
        return new SmtpServer(await ServerProcess.StartAsync("node", "Mail/Smtp/server.mjs", new { folder = folder.Path, user, password, certificate = certificate?.Pem, key = certificate?.KeyPem, refuseSender, mailsPerConnection, takesUtf8, secure, token, pipelines }), folder);
    }

    /// <summary>A site that sends its mails here, unencrypted and signed in nowhere.</summary>
    public LabApp App() => new() { Settings = { ["Mail:From"] = "lab@example.org", ["Mail:Smtp:Host"] = "localhost", ["Mail:Smtp:Port"] = $"{Port}", ["Mail:Smtp:StartTls"] = "false" } };

    /// <summary>How often somebody connected.</summary>
    public int Connections => int.Parse(File.ReadAllText(_folder.File("connections")), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What clients sent, packet by packet; not to be read where it is encrypted.</summary>
    public IReadOnlyList<string> Packets => System.Text.Json.JsonSerializer.Deserialize<string[]>(File.ReadAllText(_folder.File("packets")))!;

    /// <summary>What arrived, in order, with how it came ("tls" or "plain", then who was signed in).</summary>
    public IReadOnlyList<ReceivedMail> Received =>
        [.. Directory.GetFiles(_folder.Path, "*.eml").Order().Select(ReceivedMail.ReadFile)];

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
