using System.Buffers.Binary;
using System.Text;

namespace IdeaLab.Domain.Pictures;

/// <summary>WebP (RFC 9649): a RIFF container of chunks of name, length and data, padded to even lengths.</summary>
internal static class WebPFile
{
    private const int Header = 12;

    // In the first byte of VP8X, bits that say which chunks follow.
    private const byte HasExif = 0x08;
    private const byte HasXmp = 0x04;

    /// <returns>Null when it is not whole.</returns>
    public static PictureFile? Read(ReadOnlySpan<byte> sent)
    {
        var claimed = BinaryPrimitives.ReadUInt32LittleEndian(sent[4..]) + 8L;
        if (claimed > sent.Length || claimed < Header) return null;

        using var kept = new MemoryStream(sent.Length);
        kept.Write(sent[..Header]);
        var (width, height, hasPixels) = (0, 0, false);
        for (var rest = sent[Header..(int)claimed]; rest.Length >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - 8) return null;
            var name = Encoding.ASCII.GetString(rest[..4]);
            var data = rest.Slice(8, (int)length);
            var chunk = rest[..(int)Math.Min(rest.Length, 8L + length + length % 2)];
            rest = rest[chunk.Length..];
            if (name is "EXIF" or "XMP ") continue;
            hasPixels |= name is "VP8 " or "VP8L" or "ANMF";
            if (width == 0) (width, height) = SizeOf(name, data);

            var start = (int)kept.Position;
            kept.Write(chunk);
            if (name == "VP8X" && length > 0) kept.GetBuffer()[start + 8] &= unchecked((byte)~(HasExif | HasXmp));
        }

        var bytes = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)bytes.Length - 8);
        return hasPixels ? new(PictureKind.WebP, width, height, bytes) : null;
    }

    private static (int Width, int Height) SizeOf(string name, ReadOnlySpan<byte> data) => name switch
    {
        "VP8X" when data.Length >= 10 => (1 + Three(data[4..]), 1 + Three(data[7..])),
        // Lossy: a frame tag of three bytes, the start code, then 14 bits each.
        "VP8 " when data.Length >= 10 && data[3..].StartsWith([(byte)0x9D, (byte)0x01, (byte)0x2A]) =>
            (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF),
        // Lossless: a signature, then 14 bits each, one less than the side.
        "VP8L" when data.Length >= 5 && data[0] == 0x2F && BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) is var bits =>
            (1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF)),
        _ => (0, 0),
    };

    private static int Three(ReadOnlySpan<byte> data) => data[0] | data[1] << 8 | data[2] << 16;
}
