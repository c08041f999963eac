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

    /// <summary>Takes one step of <see cref="StatusSteps"/> and says why.</summary>
    /// <exception cref="RuleViolation">The step is not allowed from here, the reason is missing or too long, or the person is not staff.</exception>
    public StatusChange TakeStep(IdeaStatus to, Person by, string reason, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (!StatusSteps.Allows(Status, to)) throw new RuleViolation("Rule.StatusStep");
        return Step(to, by, reason, at);
    }

    /// <summary>Says officially, in Markdown, what the organisation thinks.</summary>
    /// <exception cref="RuleViolation">The text is empty or too long, or the person is not staff.</exception>
    public OfficialResponse AnswerOfficially(Person by, string body, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        body = body.Trim();
        if (body.Length is 0 or > OfficialResponse.BodyMaxLength) throw new RuleViolation("Rule.ResponseBody", OfficialResponse.BodyMaxLength);

        var response = new OfficialResponse(this, by, body, at);
        _responses.Add(response);
        FirstAnsweredAt ??= at;
        AnsweredAt = at;
        MovedAt = at;
        OpenPromise?.Settle(at);
        TakePlaceInQueue();
        Version++;
        return response;
    }

    private StatusChange Step(IdeaStatus to, Person by, string reason, DateTime at)
    {
        reason = reason.Trim();
        if (reason.Length is 0 or > StatusChange.ReasonMaxLength) throw new RuleViolation("Rule.StatusReason", StatusChange.ReasonMaxLength);

        var change = new StatusChange(this, Status, to, by, reason, at);
        _history.Add(change);
        Status = to;
        MovedAt = at;
        // A decision with its reason is an answer to who waits for the first one.
        if (FirstAnsweredAt is null && !to.AwaitsAnswer()) OpenPromise?.Settle(at);
        TakePlaceInQueue();
        Version++;
        return change;
    }
}
