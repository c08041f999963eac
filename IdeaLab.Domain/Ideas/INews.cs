using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What followers of an idea are told of.</summary>
public interface INews
{
    int Id { get; }
    int IdeaId { get; }

    /// <summary>Who did it, and so need not be told.</summary>
    int ById { get; }

    DateTime At { get; }

    /// <summary>When it was written down for the last of its followers; null before.</summary>
    DateTime? ToldAt { get; }

    /// <summary>The debt of telling this person.</summary>
    /// <param name="kind">What it is to them: news of what they follow, or a question about their vote.</param>
    OwedNews OwedTo(int personId, NewsKinds kind);

    /// <summary>It is written down for the last follower, at a UTC time. The first time stands.</summary>
    void Told(DateTime at);
}
