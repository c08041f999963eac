using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What staff ask the author of an idea before they go on, and the reply. Everybody who sees the idea reads both.</summary>
public sealed class AuthorQuestion
{
    public const int BodyMaxLength = 2000;
    public const int ReplyMaxLength = 5000;

    private AuthorQuestion() { }

    internal AuthorQuestion(Idea idea, Person by, string body, DateTime at) => (Idea, By, Body, AskedAt) = (idea, by, body, at);

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;

    /// <summary>The question, in Markdown.</summary>
    public string Body { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    /// <summary>The reply, in Markdown; null when there is none.</summary>
    public string? Reply { get; private set; }

    /// <summary>When the author replied, or staff went on without a reply; null while the idea waits.</summary>
    public DateTime? ClosedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    /// <summary>Takes the reply away with the author of the idea. Twice is once.</summary>
    public void TakeReplyAway()
    {
        if (Reply is not null) Reply = "";
    }

    internal void Close(string? reply, DateTime at) => (Reply, ClosedAt) = (reply, at);
}
