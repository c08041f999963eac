namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>What is known of a text at the moment it is sent or changed.</summary>
/// <param name="Title">One line; empty where there is none, as for a comment.</param>
/// <param name="Text">As a reader sees it, without the signs of Markdown.</param>
public sealed record Post(string Title, string Text)
{
    /// <summary>Links that lead away from this site.</summary>
    public int Links { get; init; }

    /// <summary>How long ago the author joined.</summary>
    public TimeSpan AccountAge { get; init; }

    /// <summary>How many ideas and comments of the author's stand; no more are counted than matter.</summary>
    public int AcceptedPosts { get; init; }

    /// <summary>What the author wrote elsewhere lately, title and text in one.</summary>
    public IReadOnlyList<Shingles> OwnTexts { get; init; } = [];

    /// <summary>What others wrote lately, title and text in one.</summary>
    public IReadOnlyList<Shingles> OtherTexts { get; init; } = [];

    /// <summary>From showing the form to sending it; null where nobody knows.</summary>
    public TimeSpan? TypingTime { get; init; }

    /// <summary>Whether the field that people do not see was filled in.</summary>
    public bool FilledHoneypot { get; init; }
}
