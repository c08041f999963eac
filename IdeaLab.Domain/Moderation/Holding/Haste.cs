namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>Nobody opens a form, writes and sends within three seconds; programs do. Where the time is not known this says nothing.</summary>
public static class Haste
{
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);

    public static double Of(Post post) => post.TypingTime < Shortest ? 1 : 0;
}
