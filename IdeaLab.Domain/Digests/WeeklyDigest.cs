using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Warning;

namespace IdeaLab.Domain.Digests;

/// <summary>What a weekly digest says, in plain values: for the mail, the page and the archive alike.</summary>
/// <param name="Window">"2025-W46".</param>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC.</param>
/// <param name="Topics">The reader's topics by name; empty for everything.</param>
public sealed record WeeklyDigest(
    string Window, DateTime From, DateTime Until, IReadOnlyList<string> Topics,
    DigestSection<NewLine> New, DigestSection<MovedLine> Moved, DigestSection<WaitingLine> Waiting, DigestSection<DiscussedLine> Discussed)
{
    // Together 25 lines: what one reads over a coffee.
    public const int WarnedQuota = 4;
    public const int NewQuota = 7;
    public const int MovedQuota = 5;
    public const int WaitingQuota = 5;
    public const int DiscussedQuota = 4;

    /// <summary>Whether places are those of the board of all ideas; otherwise of each idea's topic.</summary>
    public bool IsOfAllTopics => Topics.Count == 0;

    /// <summary>Where more came at once than is usual. Digests from before there was such a warning have none.</summary>
    public DigestSection<WarnedLine> Warned { get; init; } = new([], 0);

    public bool SaysNothing => Warned.Total + New.Total + Moved.Total + Waiting.Total + Discussed.Total == 0;
}

/// <summary>The lines chosen for a section, out of how many there were.</summary>
public sealed record DigestSection<TLine>(IReadOnlyList<TLine> Lines, int Total);

/// <summary>An idea as a line names it; the topic only where the reader has several.</summary>
public sealed record DigestIdea(int Id, string Title, string? Topic);

/// <summary>An idea to which more came in an hour than is usual, and what that looks like.</summary>
public sealed record WarnedLine(DigestIdea Idea, DateTime Hour, AlertLabel Label, IReadOnlyList<UnusualCount> Numbers);

/// <summary>Why an idea stands where it stands at the end of the window: what its worth in fresh votes is made of, how sure its rank is, and how many held votes are not counted.</summary>
public sealed record PlaceReasons(RankTerms Terms, RankBand? Band, int Held);

/// <summary>A new idea and where it entered the board; no place when it is below the depth that is kept, no author when it was imported.</summary>
public sealed record NewLine(DigestIdea Idea, string? Author, int Support, int Comments, int? Place)
{
    /// <summary>Null without a place, and in digests from before they were told.</summary>
    public PlaceReasons? Reasons { get; init; }
}

/// <summary>
/// An idea whose place changed, and the events of the week that moved it; without events others passed it, or fell.
/// Worth is in fresh votes at each end of the window.
/// </summary>
public sealed record MovedLine(DigestIdea Idea, int Before, int Now, int Votes, int Comments, int Follows, int PassedByNew, double WorthBefore, double WorthNow)
{
    /// <summary>What <see cref="WorthNow"/> is made of; null in digests from before it was told.</summary>
    public PlaceReasons? Reasons { get; init; }
}

/// <summary>An idea that nobody has answered, and since when.</summary>
public sealed record WaitingLine(DigestIdea Idea, DateTime Since, int Support);

/// <summary>What the window's debate was about.</summary>
public sealed record DiscussedLine(DigestIdea Idea, int Comments, int People, int Questions, int Concerns);
