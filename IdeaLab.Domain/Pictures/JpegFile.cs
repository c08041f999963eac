using System.Buffers.Binary;

namespace IdeaLab.Domain.Pictures;

/// <summary>JPEG (ITU-T T.81): segments of marker, length and data; after each start of scan the pixels up to the next marker.</summary>
internal static class JpegFile
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Exif = 0xE1;

    /// <summary>Exif holding how the picture is turned (tag 0x0112 in the first directory) and nothing else; the value is at <see cref="TurnAt"/>.</summary>
    private static readonly byte[] OnlyTurned =
    [
        0xFF, Exif, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private const int TurnAt = 29;

    /// <returns>Null when it is not whole.</returns>
    public static PictureFile? Read(ReadOnlySpan<byte> sent)
    {
        using var kept = new MemoryStream(sent.Length);
        kept.Write(sent[..2]);
        var (width, height, turn, hasPixels) = (0, 0, 1, false);
        var at = 2;
        while (at + 2 <= sent.Length && sent[at] == 0xFF)
        {
            var marker = sent[at + 1];
            if (marker == 0xFF)
            {
                // Fill before a marker.
                at++;
                continue;
            }
            if (marker == EndOfImage)
            {
                kept.Write(sent.Slice(at, 2));
                return hasPixels ? Turned(width, height, turn, kept.ToArray()) : null;
            }
            if (at + 4 > sent.Length) return null;
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(sent[(at + 2)..]);
            if (length < 4 || at + length > sent.Length) return null;
            var data = sent.Slice(at + 4, length - 4);
            if (IsFrame(marker) && data.Length >= 5) (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(data[1..]), BinaryPrimitives.ReadUInt16BigEndian(data[3..]));
            if (marker == Exif && ExifTurn.Of(data) is var found and > 1) turn = found;
            if (marker == StartOfScan)
            {
                length = AfterPixels(sent, at + length) - at;
                hasPixels = true;
            }
            if (IsKept(marker, data)) kept.Write(sent.Slice(at, length));
            at += length;
        }
        return null;
    }

    private static PictureFile Turned(int width, int height, int turn, byte[] bytes)
    {
        if (turn == 1) return new(PictureKind.Jpeg, width, height, bytes);
        var turned = OnlyTurned.ToArray();
        turned[TurnAt] = (byte)turn;
        // From 5 on it lies on its side.
        return new(PictureKind.Jpeg, turn >= 5 ? height : width, turn >= 5 ? width : height, [.. bytes[..2], .. turned, .. bytes[2..]]);
    }

    private static int AfterPixels(ReadOnlySpan<byte> sent, int at)
    {
        // FF 00 is a pixel, FF D0 to FF D7 restart within them.
        while (at + 1 < sent.Length && (sent[at] != 0xFF || sent[at + 1] is 0 or 0xFF or >= 0xD0 and <= 0xD7)) at++;
        return at + 1 < sent.Length ? at : sent.Length;
    }

    // Start of frame, of any coding; 0xC4, 0xC8 and 0xCC are tables.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // Of what programs add only JFIF, the colour profile and Adobe's colour transform change how it looks; 0xFE is a comment.
    private static bool IsKept(byte marker, ReadOnlySpan<byte> data) => marker switch
    {
        0xE0 => data.StartsWith("JFIF\0"u8),
        0xE2 => data.StartsWith("ICC_PROFILE\0"u8),
        0xEE => data.StartsWith("Adobe"u8),
        >= 0xE1 and <= 0xEF or 0xFE => false,
        _ => true,
    };
}
