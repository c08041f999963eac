namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>Links that lead away. One is a source; from the fourth on it is all of the weight.</summary>
public static class ManyLinks
{
    public const int Full = 4;

    public static double Of(Post post) => Math.Clamp((double)post.Links / Full, 0, 1);
}
