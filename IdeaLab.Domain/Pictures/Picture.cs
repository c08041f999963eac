using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Pictures;

/// <summary>One picture with the words that stand for it. It never changes, so that what shows it may be kept and compared; other words are another picture with the same content.</summary>
public sealed class Picture
{
    /// <summary>In bytes, as sent: 5 MB, which a photo of a telephone keeps to.</summary>
    public const int SizeMax = 5 * 1024 * 1024;

    public const int AlternativeMaxLength = 300;

    private Picture() { }

    /// <param name="file">What was sent, checked by <see cref="PictureFile.Read"/>.</param>
    /// <param name="alternative">What one who does not see it is told.</param>
    /// <exception cref="RuleViolation">The alternative text is missing or too long.</exception>
    public Picture(PictureFile file, string alternative, Person by, DateTime at)
        : this(new PictureContent(file.Bytes), file.Kind, file.Width, file.Height, alternative, by, at) { }

    private Picture(PictureContent? content, PictureKind kind, int width, int height, string alternative, Person by, DateTime at)
    {
        alternative = OneLine.Of(alternative);
        if (alternative.Length is 0 or > AlternativeMaxLength) throw new RuleViolation("Rule.PictureAlternative", AlternativeMaxLength);
        (Kind, Width, Height, Alternative, By, ById, At) = (kind, width, height, alternative, by, by.Id, at);
        if (content is not null) Content = content;
    }

    public int Id { get; private set; }
    public PictureKind Kind { get; private set; }

    /// <summary>In pixels, as shown: a photo taken sideways is turned.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }
    public string Alternative { get; private set; } = "";
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime At { get; private set; }
    public int ContentId { get; private set; }

    /// <summary>Loaded only where the bytes are sent.</summary>
    public PictureContent Content { get; private set; } = null!;

    public string ContentType => $"image/{Kind switch { PictureKind.Png => "png", PictureKind.Jpeg => "jpeg", PictureKind.WebP => "webp", _ => "gif" }}";

    /// <summary>The same picture with other words; itself where they are the same.</summary>
    /// <exception cref="RuleViolation">The alternative text is missing or too long.</exception>
    public Picture With(string alternative, Person by, DateTime at) =>
        OneLine.Of(alternative) == Alternative ? this : new Picture(Content, Kind, Width, Height, alternative, by, at) { ContentId = ContentId };
}
