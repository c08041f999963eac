using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Domain.Ideas;

/// <summary>Kept from everybody but the author and staff, by a rule or by an act of staff. The verbs expect the promises, and what withholds it now, to be loaded (<c>WithWhatIsWithheld()</c>).</summary>
public sealed partial class Idea
{
    private readonly List<Withheld> _withholdings = [];

    /// <summary>Each time it, a comment on it or a version of its proposal was withheld.</summary>
    public IReadOnlyList<Withheld> Withholdings => _withholdings;

    /// <summary>Since when it is withheld, UTC; null for nearly all.</summary>
    public DateTime? WithheldAt { get; private set; }

    public bool IsWithheld => WithheldAt is not null;

    /// <summary>A rule keeps it back until staff look. Its counters stay, it is on no board and in no queue of review, and the promised time stands still. Twice is once.</summary>
    public void Withhold(Screening screening, DateTime at)
    {
        if (IsWithheld) return;
        KeepBack(new Withheld(this, null, null, CreatedAt, screening, at), at);
    }

    internal void Withhold(ModerationAct act) => KeepBack(new Withheld(this, null, null, act), act.At);

    // Staff strike a passage, or bring it back.
    internal void Say(string title, string body)
    {
        (Title, Body) = (title, body);
        Version++;
    }

    /// <summary>
    /// Staff let everybody see it. What nobody saw before is as if sent now, and the promised time goes on with what was left of it. Twice is once.
    /// Where its challenge has ended meanwhile without it, it leaves the challenge and goes on by itself, since the final board is what it is; only where votes of a budget were given to it does it stay, closed and on no final board.
    /// </summary>
    /// <returns>What ended; null when it was not withheld.</returns>
    /// <exception cref="RuleViolation">The person is not staff.</exception>
    public Withheld? Release(Person by, PromiseTerms terms, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (!IsWithheld) return null;

        var standing = _withholdings.Find(w => w.IsStanding && w.IsOfIdea) ?? throw new InvalidOperationException("What withholds it is not loaded.");
        standing.End(by, at, LeaveIfOver(at));
        WithheldAt = null;
        if (standing.IsFromBeginning && VoteCount == 0 && CommentCount == 0 && ImportedSupport == 0)
        {
            CreatedAt = at;
            TrendingScore = Trending.Quiet(at);
        }
        if (WaitingSince is null) OpenPromise?.Resume(terms.Calendar, at);
        TakePlaceInQueue();
        Version++;
        return standing;
    }

    /// <summary>Whether its challenge has ended without it, so that released now it leaves the challenge or stays there off the board.</summary>
    public bool IsLateForChallenge(DateTime at) => IsWithheld && Challenge is { } challenge && !challenge.IsOpenAt(at) && (challenge.ClosedAt is null || WithheldAt < challenge.ClosedAt);

    private void KeepBack(Withheld withheld, DateTime at)
    {
        _withholdings.Add(withheld);
        WithheldAt = at;
        OpenPromise?.Pause(at);
        TakePlaceInQueue();
        Version++;
    }

    private int? LeaveIfOver(DateTime at)
    {
        if (!IsLateForChallenge(at) || TakesVotesFromBudget && VoteCount > 0) return null;
        var left = ChallengeId;
        (Challenge, ChallengeId) = (null, null);
        return left;
    }

    // What nobody else can see goes nowhere until it is released.
    private void RefuseWhenWithheld()
    {
        if (IsWithheld) throw new RuleViolation("Rule.Withheld");
    }
}
