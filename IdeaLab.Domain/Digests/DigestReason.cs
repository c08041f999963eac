using System.Text.Json.Serialization;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Warning;

namespace IdeaLab.Domain.Digests;

/// <summary>Why an idea is in a digest, in plain values that are kept with it. Times are UTC.</summary>
[JsonDerivedType(typeof(Stepped), nameof(Stepped)), JsonDerivedType(typeof(Answered), nameof(Answered)), JsonDerivedType(typeof(Scored), nameof(Scored)), JsonDerivedType(typeof(LookAgain), nameof(LookAgain))]
[JsonDerivedType(typeof(Overdue), nameof(Overdue)), JsonDerivedType(typeof(Unanswered), nameof(Unanswered)), JsonDerivedType(typeof(Moved), nameof(Moved)), JsonDerivedType(typeof(Born), nameof(Born))]
[JsonDerivedType(typeof(Unseen), nameof(Unseen)), JsonDerivedType(typeof(Disagreed), nameof(Disagreed)), JsonDerivedType(typeof(Contested), nameof(Contested)), JsonDerivedType(typeof(Stuck), nameof(Stuck))]
[JsonDerivedType(typeof(Asked), nameof(Asked)), JsonDerivedType(typeof(Warned), nameof(Warned)), JsonDerivedType(typeof(LessonOwed), nameof(LessonOwed)), JsonDerivedType(typeof(Reopening), nameof(Reopening)), JsonDerivedType(typeof(OutcomeOwed), nameof(OutcomeOwed))]
public abstract record DigestReason
{
    private DigestReason() { }

    /// <summary>It was given another status.</summary>
    public sealed record Stepped(IdeaStatus To, string By) : DigestReason;

    /// <summary>It was answered officially.</summary>
    public sealed record Answered(string By) : DigestReason;

    /// <summary>Everybody who was asked has scored it. <paramref name="Mean"/> is its impact; null where none was said.</summary>
    public sealed record Scored(int Scorecards, double? Mean) : DigestReason;

    /// <summary>Somebody set this day to look at it again.</summary>
    public sealed record LookAgain : DigestReason;

    /// <summary>Its first answer was promised until then.</summary>
    public sealed record Overdue(DateTime DueAt, int Support) : DigestReason;

    /// <summary>It waits for a first answer that nobody promised, or not until yet.</summary>
    public sealed record Unanswered(DateTime Since, int Support) : DigestReason;

    /// <summary>Its place changed, by the events of the window; without events others passed it, or fell. Worth is in fresh votes at each end of the window.</summary>
    public sealed record Moved(int Before, int Now, int Votes, int Comments, int Follows, int PassedByNew, double WorthBefore, PlaceReasons Place) : DigestReason;

    /// <summary>It is new. No place when it is below the depth that is kept, no author when it was imported.</summary>
    public sealed record Born(string? Author, int Support, int Comments, int? Position, PlaceReasons? Place) : DigestReason;

    public sealed record Unseen(int Voters, int Viewers) : DigestReason;

    /// <summary>Scorecards lie far apart.</summary>
    public sealed record Disagreed(int Scorecards, double Spread) : DigestReason;

    /// <summary>Comments of the window that support it and that worry.</summary>
    public sealed record Contested(int Supporting, int Concerned) : DigestReason;

    public sealed record Stuck(IdeaStatus Status, DateTime Since) : DigestReason;

    /// <summary>Questions to staff without an answer, the oldest since then.</summary>
    public sealed record Asked(int Questions, DateTime Since) : DigestReason;

    public sealed record Warned(DateTime Hour, AlertLabel Label, IReadOnlyList<UnusualCount> Numbers) : DigestReason;

    public sealed record LessonOwed(DateTime Since) : DigestReason;

    /// <summary>It was declined until something changes, and the day to look at that has come.</summary>
    public sealed record Reopening(string When) : DigestReason;

    public sealed record OutcomeOwed(int AfterDays) : DigestReason;
}

/// <summary>Why an idea stands where it stands at the end of the window: what its worth in fresh votes is made of, how sure its rank is, and how many held votes are not counted.</summary>
public sealed record PlaceReasons(RankTerms Terms, RankBand? Band, int Held);
