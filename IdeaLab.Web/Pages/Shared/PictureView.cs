using IdeaLab.Domain.Pictures;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>A picture as a page shows it, with its size, so that nothing moves when it comes. The partial is <c>_Picture</c>.</summary>
public sealed record PictureView(int Id, int Width, int Height, string Alternative)
{
    /// <summary>Null for none.</summary>
    public static PictureView? Of(Picture? picture) => picture is null ? null : new(picture.Id, picture.Width, picture.Height, picture.Alternative);
}
