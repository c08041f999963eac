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
    OwedNews OwedTo(int personId);

    /// <summary>It is written down for the last follower, at a UTC time. The first time stands.</summary>
    void Told(DateTime at);
}
