using IdeaLab.Domain.Ideas;

namespace IdeaLab.Domain.Decisions;

/// <summary>What was known of the idea when it was decided on. Frozen, so that nobody has to guess later what the decision rested on.</summary>
public sealed class Evidence
{
    /// <summary>Where the idea stood.</summary>
    public required IdeaStatus Status { get; init; }

    /// <summary>Votes cast here.</summary>
    public required int Votes { get; init; }

    /// <summary>Support brought in from elsewhere, which nobody here cast.</summary>
    public required int ImportedSupport { get; init; }

    public required int Followers { get; init; }
    public required int Comments { get; init; }

    /// <summary>Comments that say so; the rest take no stance or another.</summary>
    public required int Supporting { get; init; }

    public required int Concerned { get; init; }

    /// <summary>Place on the board of everything at the last ranking; null when it had none.</summary>
    public required int? Place { get; init; }
}
