using System.Buffers.Binary;
using System.Text;

namespace IdeaLab.Web.Mail.Records;

/// <summary>A question for TXT records and its answer, as bytes (RFC 1035, sections 3 and 4).</summary>
internal static class DnsMessage
{
    private const int HeaderLength = 12;
    private const ushort Txt = 16;
    private const ushort Internet = 1;
    private const int NoSuchName = 3;

    public static byte[] Ask(string name, ushort number)
    {
        // One question, recursion desired.
        var message = new List<byte> { (byte)(number >> 8), (byte)number, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0 };
        foreach (var label in name.TrimEnd('.').Split('.'))
        {
            if (label.Length is 0 or > 63) throw new FormatException($"{name} is no name.");
            message.Add((byte)label.Length);
            message.AddRange(Encoding.ASCII.GetBytes(label));
        }
        return [.. message, 0, 0, (byte)Txt, 0, (byte)Internet];
    }

    /// <summary>Whether it is an answer to this question: the same number, marked as an answer.</summary>
    public static bool Answers(byte[] answer, byte[] question) =>
        answer.Length >= HeaderLength && answer[0] == question[0] && answer[1] == question[1] && (answer[2] & 0x80) != 0;

    /// <summary>Whether it did not fit.</summary>
    public static bool IsCut(byte[] answer) => (answer[2] & 0x02) != 0;

    /// <returns>The records; null when the server could not say.</returns>
    /// <exception cref="FormatException">The bytes are no answer.</exception>
    public static IReadOnlyList<string>? Read(byte[] answer)
    {
        try
        {
            return (answer[3] & 0x0F) switch { 0 => Records(answer), NoSuchName => [], _ => null };
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException)
        {
            throw new FormatException("The answer ends too early.", e);
        }
    }

    private static List<string> Records(byte[] answer)
    {
        var (questions, records, at) = (Number(answer, 4), Number(answer, 6), HeaderLength);
        for (var n = 0; n < questions; n++) at = EndOfName(answer, at) + 4;

        var texts = new List<string>();
        for (var n = 0; n < records; n++)
        {
            at = EndOfName(answer, at);
            var (type, length) = (Number(answer, at), Number(answer, at + 8));
            at += 10;
            if (type == Txt) texts.Add(Text(answer.AsSpan(at, length)));
            at += length;
        }
        return texts;
    }

    // Pieces of at most 255 bytes, to be read as one (RFC 7208, section 3.3).
    private static string Text(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        for (var at = 0; at < data.Length; at += 1 + data[at]) text.Append(Encoding.UTF8.GetString(data.Slice(at + 1, data[at])));
        return text.ToString();
    }

    // A name ends with an empty label or with a pointer to an earlier one (section 4.1.4).
    private static int EndOfName(byte[] answer, int at)
    {
        while (answer[at] != 0)
        {
            if ((answer[at] & 0xC0) == 0xC0) return at + 2;
            at += 1 + answer[at];
        }
        return at + 1;
    }

    private static int Number(byte[] answer, int at) => BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(at, 2));
}
