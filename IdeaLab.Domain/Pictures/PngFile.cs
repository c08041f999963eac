using System.Buffers.Binary;
using System.Text;

namespace IdeaLab.Domain.Pictures;

/// <summary>PNG (ISO/IEC 15948): a signature, then chunks of length, name, data and checksum up to IEND.</summary>
internal static class PngFile
{
    private const int Signature = 8;
    private const int Around = 12;

    private static readonly string[] Dropped = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"];

    /// <returns>Null when it is not whole.</returns>
    public static PictureFile? Read(ReadOnlySpan<byte> sent)
    {
        using var kept = new MemoryStream(sent.Length);
        kept.Write(sent[..Signature]);
        var (width, height, hasPixels) = (0, 0, false);
        for (var rest = sent[Signature..]; rest.Length >= Around;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - Around) return null;
            var name = Encoding.ASCII.GetString(rest[4..8]);
            var data = rest.Slice(8, (int)length);
            var chunk = rest[..((int)length + Around)];
            if (name == "IHDR" && length >= 8) (width, height) = (Side(data), Side(data[4..]));
            hasPixels |= name == "IDAT";
            if (!Dropped.Contains(name)) kept.Write(chunk);
            if (name == "IEND") return hasPixels ? new(PictureKind.Png, width, height, kept.ToArray()) : null;
            rest = rest[chunk.Length..];
        }
        return null;
    }

    private static int Side(ReadOnlySpan<byte> data) => (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(data));
}
