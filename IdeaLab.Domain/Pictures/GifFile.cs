using System.Buffers.Binary;

namespace IdeaLab.Domain.Pictures;

/// <summary>GIF (87a and 89a): a screen, then images and extensions made of sub-blocks, up to a trailer.</summary>
internal static class GifFile
{
    private const int Screen = 13;

    /// <returns>Null when it is not whole.</returns>
    public static PictureFile? Read(ReadOnlySpan<byte> sent)
    {
        if (sent.Length < Screen) return null;
        var at = Screen + ColoursIn(sent[10]);
        if (at > sent.Length) return null;
        using var kept = new MemoryStream(sent.Length);
        kept.Write(sent[..at]);
        for (var hasPixels = false; at < sent.Length;)
        {
            var begin = at;
            switch (sent[at])
            {
                case 0x3B:
                    kept.WriteByte(0x3B);
                    return hasPixels ? new(PictureKind.Gif, BinaryPrimitives.ReadUInt16LittleEndian(sent[6..]), BinaryPrimitives.ReadUInt16LittleEndian(sent[8..]), kept.ToArray()) : null;
                case 0x2C when at + 11 <= sent.Length:
                    // Its place and size, its own colours, and a byte on how it is packed.
                    at = AfterBlocks(sent, at + 11 + ColoursIn(sent[at + 9]));
                    hasPixels = true;
                    break;
                case 0x21 when at + 2 <= sent.Length:
                    at = AfterBlocks(sent, at + 2);
                    break;
                default:
                    return null;
            }
            if (at > sent.Length) return null;
            if (IsKept(sent[begin..at])) kept.Write(sent[begin..at]);
        }
        return null;
    }

    private static int ColoursIn(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << (packed & 7) + 1;

    /// <returns>Beyond the end when they are not whole.</returns>
    private static int AfterBlocks(ReadOnlySpan<byte> sent, int at)
    {
        while (at < sent.Length && sent[at] != 0) at += 1 + sent[at];
        return at + 1;
    }

    // Images, their timing, texts drawn into them, and how often an animation repeats.
    private static bool IsKept(ReadOnlySpan<byte> block) => block is not [0x21, 0xFE, ..] && (block is not [0x21, 0xFF, ..] || block[3..].StartsWith("NETSCAPE2.0"u8));
}
