namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>The same text again, a few words changed: what resembles it most among the author's own of late and those of others. Half alike is nothing, nine tenths are all of the weight.</summary>
public static class RepeatedText
{
    /// <summary>Shorter texts of one's own, such as "Thank you!", say nothing.</summary>
    public const int FewestOwnWords = 4;

    /// <summary>Many write "I would like this very much", so what is compared with others must be longer.</summary>
    public const int FewestWords = 12;

    private const double Nothing = 0.5;
    private const double All = 0.9;

    public static double Of(Post post)
    {
        var text = Shingles.Of($"{post.Title} {post.Text}");
        var before = text.Words >= FewestWords ? post.OwnTexts.Concat(post.OtherTexts) : text.Words >= FewestOwnWords ? post.OwnTexts : [];
        return Math.Clamp((before.Select(text.ResemblanceTo).DefaultIfEmpty().Max() - Nothing) / (All - Nothing), 0, 1);
    }
}
