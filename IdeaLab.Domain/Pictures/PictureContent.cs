namespace IdeaLab.Domain.Pictures;

/// <summary>The bytes of a picture, in a row of their own so that nothing that only names a picture reads them.</summary>
public sealed class PictureContent
{
    private PictureContent() { }

    internal PictureContent(byte[] bytes) => Bytes = bytes;

    public int Id { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}
