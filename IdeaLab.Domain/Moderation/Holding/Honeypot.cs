namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>A field that is out of sight and out of the reach of keyboard and screen reader; programs fill in what they find.</summary>
public static class Honeypot
{
    public static double Of(Post post) => post.FilledHoneypot ? 1 : 0;
}
