using System.Globalization;

namespace IdeaLab.Tests.Mail.Smtp;

/// <summary>
/// Debian's aiosmtpd on a free port of this machine: an implementation of its own beside the one from npm, as strict as an organisation's server. It asks for encryption, then for a sign-in, and has a mailbox for each recipient.
/// </summary>
public sealed class DebianSmtp : IAsyncDisposable
{
    public const string User = "lab";
    public const string Password = "correct horse ñ";

    // Debian's own, whatever other Python comes first on the path.
    private const string Python = "/usr/bin/python3";

    private readonly TestFolder _folder = new();
    private readonly TestCertificate? _certificate;
    private ServerProcess _process = null!;

    private DebianSmtp(TestCertificate? certificate) => _certificate = certificate;

    /// <summary>Why there is no such server to test with; null when there is one.</summary>
    public static string? WhyMissing { get; } = ServerProcess.Runs(Python, "-c", "import aiosmtpd") ? null : "This test needs a mail server from Debian: apt-get install python3-aiosmtpd.";

    public int Port { get; private set; }

    /// <param name="certificate">Without one it cannot encrypt.</param>
    /// <param name="endsAfter">It has ended when it has kept so many mails, and has not said so of the last; 0 for a sound one.</param>
    public static async Task<DebianSmtp> StartAsync(TestCertificate? certificate, int endsAfter = 0)
    {
        var server = new DebianSmtp(certificate);
        await server.RunAsync(endsAfter);
        return server;
    }

    /// <summary>Once it has ended: it is up again where it was, with all mailboxes.</summary>
    public async Task RestartAsync()
    {
        await _process.EndedAsync();
        await _process.DisposeAsync();
        await RunAsync(0);
    }

    /// <summary>How often somebody connected.</summary>
    public int Connections => Count("connections");

    /// <summary>How often somebody gave a password, right or wrong.</summary>
    public int Passwords => Count("passwords");

    /// <summary>What lies in every mailbox, by its address, in order, with how it came ("tls" or "plain", then who was signed in).</summary>
    public ILookup<string, ReceivedMail> Mailboxes => Directory.GetFiles(_folder.Path, "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .ToLookup(file => Path.GetFileName(Path.GetDirectoryName(file)!), ReceivedMail.ReadFile);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task RunAsync(int endsAfter)
    {
        _process = await ServerProcess.StartAsync(Python, "Mail/Smtp/server.py", new { folder = _folder.Path, port = Port, user = User, password = Password, certificate = _certificate?.Pem, key = _certificate?.KeyPem, endsAfter });
        Port = _process.Port;
    }

    private int Count(string what) => File.Exists(_folder.File(what)) ? int.Parse(File.ReadAllText(_folder.File(what)), CultureInfo.InvariantCulture) : 0;
}
