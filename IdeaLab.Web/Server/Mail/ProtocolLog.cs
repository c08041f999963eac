using System.Text;
using System.Text.RegularExpressions;
using MailKit;

namespace IdeaLab.Web.Server.Mail;

/// <summary>The talk with a mail server, line by line in the log: without what signs in, without the letters, which hold links that act for their readers, and without the names in addresses.</summary>
internal sealed partial class ProtocolLog(ILogger log, Func<string, string> hide) : IProtocolLogger
{
    private readonly List<byte> _ours = [], _theirs = [];
    private Letter _letter;

    private enum Letter { None, Announced, Underway }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) => log.LogDebug("Connected to {Server}", uri);

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var said = buffer.AsSpan(offset, count).ToArray();
        foreach (var secret in AuthenticationSecretDetector?.DetectSecrets(buffer, offset, count) ?? []) said.AsSpan(secret.StartIndex - offset, secret.Length).Fill((byte)'*');
        foreach (var line in Lines(_ours, said))
        {
            if (_letter != Letter.None) continue;
            log.LogDebug("> {Line}", Shown(line));
            _letter = line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase) ? Letter.Announced : line.StartsWith("BDAT", StringComparison.OrdinalIgnoreCase) ? Letter.Underway : Letter.None;
        }
        if (_letter != Letter.None) _ours.Clear();
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (var line in Lines(_theirs, buffer.AsSpan(offset, count).ToArray()))
        {
            log.LogDebug("< {Line}", Shown(line));
            _letter = (_letter, line) switch
            {
                (Letter.Announced, ['3', ..]) => Letter.Underway,
                // Of what was said before DATA, in one go.
                (Letter.Announced, ['2', ..]) => Letter.Announced,
                _ => Letter.None,
            };
        }
    }

    public void Dispose()
    {
    }

    private string Shown(string line) => NameInAddress.Replace(Stars.Replace(hide(line), "***"), "…");

    // What has no end yet waits for it.
    private static List<string> Lines(List<byte> begun, byte[] more)
    {
        var lines = new List<string>();
        foreach (var one in more)
        {
            if (one != '\n')
            {
                begun.Add(one);
                continue;
            }
            lines.Add(Encoding.UTF8.GetString([.. begun]).TrimEnd('\r'));
            begun.Clear();
        }
        return lines;
    }

    [GeneratedRegex(@"\*{3,}")]
    private static partial Regex Stars { get; }

    // In quotes it may hold spaces. Without them it begins where a name can, so that a long one is read once.
    [GeneratedRegex(@"(""[^""]*""|(?<![^\s<>@])[^\s<>@]+)(?=@)")]
    private static partial Regex NameInAddress { get; }
}
