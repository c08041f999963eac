namespace IdeaLab.Web.Pages.Review;

/// <summary>By who looks after them.</summary>
public enum Whose
{
    All,
    Mine,
    Nobodys,
}
