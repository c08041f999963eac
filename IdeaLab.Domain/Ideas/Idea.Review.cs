using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What staff do: steps with a reason, and official answers.</summary>
public sealed partial class Idea
{
    private readonly List<StatusChange> _history = [];
    private readonly List<OfficialResponse> _responses = [];

    public IdeaStatus Status { get; private set; }

    /// <summary>Every step taken, oldest first when loaded in order.</summary>
    public IReadOnlyList<StatusChange> History => _history;

    /// <summary>Every official answer; the newest stands.</summary>
    public IReadOnlyList<OfficialResponse> Responses => _responses;

    /// <summary>When the first official answer was given; null while it is owed.</summary>
    public DateTime? FirstAnsweredAt { get; private set; }

    /// <summary>When the standing official answer was given.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The last step or answer; delivered ideas are shown by it.</summary>
    public DateTime? MovedAt { get; private set; }

    /// <summary>Takes one step of <see cref="StatusSteps"/> and says why. Any step ends what was set to be looked at again.</summary>
    /// <param name="reopening">What would reopen the idea; asked for by declining and by nothing else.</param>
    /// <param name="tells">Whether followers are told.</param>
    /// <exception cref="RuleViolation">The step is not allowed from here, the reason is missing or too long, declining does not say what would reopen the idea, or the person is not staff.</exception>
    public StatusChange TakeStep(IdeaStatus to, Person by, string reason, DateTime at, Reopening? reopening = null, bool tells = true)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        RefuseWhenWithheld();
        if (!StatusSteps.Allows(Status, to)) throw new RuleViolation("Rule.StatusStep");
        if (to is not IdeaStatus.Declined) reopening = null;
        else if (reopening is null) throw new RuleViolation("Rule.ReopenWhen", Reopening.WhenMaxLength);
        else reopening.Check(at);

        var change = Step(to, by, reason, at, reopening?.When.Trim(), tells);
        LookAgainAt = reopening?.LookAgainAt;
        if (!to.AwaitsAnswer()) StopWaiting(null, at);
        TakePlaceInQueue();
        return change;
    }

    /// <summary>Says officially, in Markdown, what the organisation thinks.</summary>
    /// <exception cref="RuleViolation">The text is empty or too long, or the person is not staff.</exception>
    public OfficialResponse AnswerOfficially(Person by, string body, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        RefuseWhenWithheld();
        body = body.Trim();
        if (body.Length is 0 or > OfficialResponse.BodyMaxLength) throw new RuleViolation("Rule.ResponseBody", OfficialResponse.BodyMaxLength);

        var response = new OfficialResponse(this, by, body, at);
        _responses.Add(response);
        FirstAnsweredAt ??= at;
        AnsweredAt = at;
        MovedAt = at;
        StopWaiting(null, at);
        OpenPromise?.Settle(at);
        TakePlaceInQueue();
        Version++;
        return response;
    }

    /// <summary>Sets when a settled idea is looked at again; null for never more. What waits for an answer keeps its place.</summary>
    /// <exception cref="RuleViolation">The person is not staff, or the time is not to come.</exception>
    public void LookAgain(Person by, DateTime? when, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (when <= at) throw new RuleViolation("Rule.LookAgain");
        LookAgainAt = when;
        TakePlaceInQueue();
        Version++;
    }

    private StatusChange Step(IdeaStatus to, Person by, string reason, DateTime at, string? reopenWhen = null, bool tells = true)
    {
        reason = reason.Trim();
        if (reason.Length is 0 or > StatusChange.ReasonMaxLength) throw new RuleViolation("Rule.StatusReason", StatusChange.ReasonMaxLength);

        var change = new StatusChange(this, Status, to, by, reason, at, reopenWhen, tells);
        _history.Add(change);
        Status = to;
        MovedAt = at;
        ComeTo(to, change.From, at);
        // A decision with its reason is an answer to who waits for the first one.
        if (FirstAnsweredAt is null && !to.AwaitsAnswer()) OpenPromise?.Settle(at);
        TakePlaceInQueue();
        Version++;
        return change;
    }
}
