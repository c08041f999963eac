namespace IdeaLab.Web.Pages.Shared;

/// <summary>A picture as a page shows it, with its size, so that nothing moves when it comes. The partial is <c>_Picture</c>.</summary>
public sealed record PictureView(int Id, int Width, int Height, string Alternative);
