using System.Buffers.Binary;

namespace IdeaLab.Domain.Pictures;

/// <summary>How a camera was held, from the Exif it wrote: a TIFF directory of which one entry says it (Exif 2.3, tag 0x0112).</summary>
internal static class ExifTurn
{
    private const int Orientation = 0x0112;
    private const int EntryLength = 12;

    /// <returns>1 to 8; 1, upright, when nothing is said or what is said cannot be read.</returns>
    public static int Of(ReadOnlySpan<byte> data)
    {
        if (!data.StartsWith("Exif\0\0"u8)) return 1;
        var tiff = data[6..];
        var isLittle = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || !isLittle && !tiff.StartsWith("MM"u8)) return 1;

        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return 1;
        var entries = tiff[(int)directory..];
        for (int left = Number(entries, isLittle), at = 2; left > 0 && at + EntryLength <= entries.Length; left--, at += EntryLength)
        {
            if (Number(entries[at..], isLittle) != Orientation) continue;
            return Number(entries[(at + 8)..], isLittle) is var turn and >= 1 and <= 8 ? turn : 1;
        }
        return 1;
    }

    private static int Number(ReadOnlySpan<byte> data, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(data) : BinaryPrimitives.ReadUInt16BigEndian(data);
}
