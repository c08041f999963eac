namespace IdeaLab.Domain.Pictures;

/// <summary>
/// A file that was sent as a picture, known by its content and not by what it is called. Pixels stay as they were sent; what cameras and programs write beside them
/// (place, time, device, author, comments, previews, anything after the end) is removed, since one publishes a picture and not where one stood. How it is turned and its colour profile stay.
/// </summary>
/// <param name="Width">In pixels, as shown.</param>
/// <param name="Bytes">What is kept.</param>
public sealed record PictureFile(PictureKind Kind, int Width, int Height, byte[] Bytes)
{
    /// <summary>Above it no side is shown anywhere, and a small file can claim any size.</summary>
    public const int SideMax = 12_000;

    /// <summary>A browser holds four bytes for each pixel: 200 MB at most.</summary>
    public const int PixelsMax = 50_000_000;

    /// <summary>Reads what was sent.</summary>
    /// <exception cref="RuleViolation">It is too large, no PNG, JPEG, WebP or GIF, not whole, or has more pixels than can be shown.</exception>
    public static PictureFile Read(byte[] sent)
    {
        if (sent.Length > Picture.SizeMax) throw new RuleViolation("Rule.PictureSize", Picture.SizeMax / 1024 / 1024);
        var file = sent switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngFile.Read(sent),
            [0xFF, 0xD8, 0xFF, ..] => JpegFile.Read(sent),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebPFile.Read(sent),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => GifFile.Read(sent),
            _ => throw new RuleViolation("Rule.PictureKind"),
        };
        if (file is null || file.Width < 1 || file.Height < 1) throw new RuleViolation("Rule.PictureBroken");
        if (file.Width > SideMax || file.Height > SideMax || (long)file.Width * file.Height > PixelsMax) throw new RuleViolation("Rule.PictureSides", SideMax, PixelsMax / 1_000_000);
        return file;
    }
}
