namespace IdeaLab.Domain.Moderation;

/// <summary>A text as it was before staff struck a passage; staff alone see it.</summary>
public sealed class EarlierText
{
    /// <summary>What stands where a passage was struck.</summary>
    public const string Mark = "[…]";

    private EarlierText() { }

    internal EarlierText(ModerationAct act, string? title, string body, string passage) => (Act, Title, Body, Passage) = (act, title, body, passage);

    public int ActId { get; private set; }
    public ModerationAct Act { get; private set; } = null!;

    /// <summary>The title of an idea; null for a comment.</summary>
    public string? Title { get; private set; }
    public string Body { get; private set; } = "";

    /// <summary>What was struck, wherever it stood.</summary>
    public string Passage { get; private set; } = "";

    internal static string Strike(string text, string passage) => text.Replace(passage, Mark, StringComparison.Ordinal);
}
