using System.Diagnostics;
using System.Text.Json;

namespace IdeaLab.Tests.Mail.Smtp;

/// <summary>The npm package smtp-server, run by Node on a free port of this machine.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private static readonly string Home = FindHome();
    private readonly TestFolder _folder = new();
    private readonly Process _process;

    private SmtpServer(Process process, TestFolder folder) => (_process, _folder) = (process, folder);

    /// <summary>Why there is no server to test with; null when there is one.</summary>
    public static string? WhyMissing { get; } =
        !Directory.Exists(Path.Combine(Home, "node_modules", "smtp-server")) ? "The test server is missing: run npm ci in IdeaLab.Tests."
        : !RunsNode() ? "The test server needs Node.js 20 or later." : null;

    public int Port { get; private set; }

    public static async Task<SmtpServer> StartAsync(string? user = null, string? password = null, TestCertificate? certificate = null, bool refuseSender = false, int mailsPerConnection = 0, bool takesUtf8 = false)
    {
        var folder = new TestFolder();
        var options = JsonSerializer.Serialize(new { folder = folder.Path, user, password, certificate = certificate?.Pem, key = certificate?.KeyPem, refuseSender, mailsPerConnection, takesUtf8 });
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Home, "Mail", "Smtp", "server.mjs"), options])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var server = new SmtpServer(process, folder);
        server.Port = int.Parse(await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) ?? throw new InvalidOperationException("The test server ended."));
        return server;
    }

    /// <summary>How often somebody connected.</summary>
    public int Connections => int.Parse(File.ReadAllText(_folder.File("connections")), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What arrived, in order, with how it came ("tls" or "plain", then who was signed in).</summary>
    public IReadOnlyList<ReceivedMail> Received =>
        [.. Directory.GetFiles(_folder.Path, "*.eml").Order().Select(file => ReceivedMail.Read(File.ReadAllBytes(file), Path.GetFileNameWithoutExtension(file)[5..]))];

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        _process.Dispose();
        _folder.Dispose();
    }

    private static bool RunsNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { UseShellExecute = false, RedirectStandardOutput = true })!;
            node.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string FindHome()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IdeaLab.Tests.csproj"))) folder = folder.Parent ?? throw new InvalidOperationException("The test project was not found.");
        return folder.FullName;
    }
}
