using System.Text;
using System.Text.RegularExpressions;

namespace IdeaLab.Tests.Mail;

/// <summary>A mail as bytes, read by the rules of RFC 5322 and 2045 to 2047 as far as our own mails go.</summary>
public sealed partial class ReceivedMail
{
    private readonly ILookup<string, string> _headers;

    private ReceivedMail(string raw, string body, ILookup<string, string> headers, string route)
    {
        (Raw, Body, _headers, Route) = (raw, body, headers, route);
        var boundary = Boundary().Match(this["Content-Type"] ?? "").Groups[1].Value;
        if (boundary.Length > 0)
            Parts = [.. body.Split("--" + boundary)[1..^1].Select(part => Read(Encoding.Latin1.GetBytes(part[2..]), route))];
    }

    /// <summary>The bytes, one character each.</summary>
    public string Raw { get; }

    /// <summary>Everything below the headers, as it came.</summary>
    public string Body { get; }

    public string Route { get; }
    public IReadOnlyList<ReceivedMail> Parts { get; } = [];

    /// <summary>A header on one line, as it came; null when absent. More than one is an error.</summary>
    public string? this[string header] => _headers[header.ToUpperInvariant()].SingleOrDefault();

    public string Subject => Decode(this["Subject"] ?? "");
    public string MediaType => this["Content-Type"]!.Split(';')[0];

    public string Text => this["Content-Transfer-Encoding"] switch
    {
        "quoted-printable" => Encoding.UTF8.GetString(QuotedPrintable(Body.Replace("=\r\n", ""))),
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(Body)),
        var other => throw new FormatException($"Encoding {other}"),
    };

    /// <summary>As a test server keeps it: four digits, a dash and the route make the name.</summary>
    public static ReceivedMail ReadFile(string path) => Read(File.ReadAllBytes(path), Path.GetFileNameWithoutExtension(path)[5..]);

    public static ReceivedMail Read(byte[] bytes, string route)
    {
        var raw = Encoding.Latin1.GetString(bytes);
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = Fold().Replace(raw[..end], " ").Split("\r\n").Select(line => line.Split(':', 2)).ToLookup(h => h[0].ToUpperInvariant(), h => h[1].Trim());
        return new ReceivedMail(raw, raw[(end + 4)..], headers, route);
    }

    /// <summary>RFC 2047: each encoded word must be whole by itself, so each is decoded strictly.</summary>
    public static string Decode(string header) => EncodedWord().Replace(BetweenWords().Replace(header, "?==?"), word =>
    {
        var bytes = word.Groups[2].Value is "B" or "b" ? Convert.FromBase64String(word.Groups[3].Value) : QuotedPrintable(word.Groups[3].Value.Replace('_', ' '));
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
    });

    private static byte[] QuotedPrintable(string text) =>
        Encoding.Latin1.GetBytes(Hex().Replace(text, hex => ((char)Convert.ToByte(hex.Groups[1].Value, 16)).ToString()));

    [GeneratedRegex("boundary=\"?([^\";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"=\?([^?]+)\?([BbQq])\?([^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Hex();
}
