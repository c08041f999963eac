namespace IdeaLab.Domain.Pictures;

/// <summary>The formats every browser shows. SVG is none of them: it is a document that can carry scripts.</summary>
public enum PictureKind
{
    Png = 0,
    Jpeg = 1,
    WebP = 2,
    Gif = 3,
}
