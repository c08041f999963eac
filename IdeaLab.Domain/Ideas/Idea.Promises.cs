using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;

namespace IdeaLab.Domain.Ideas;

/// <summary>What staff owe an idea, and by when. The verbs here and those of review expect its promises to be loaded.</summary>
public sealed partial class Idea
{
    private const int UnpromisedYears = 100;

    private readonly List<ResponsePromise> _promises = [];

    /// <summary>At most two: one for the first answer, one for an answer that was none.</summary>
    public IReadOnlyList<ResponsePromise> Promises => _promises;

    public ResponsePromise? OpenPromise => _promises.Find(promise => promise.IsOpen);

    /// <summary>By when staff should act, UTC, which is its place in their queue; null when it waits for nothing of theirs or is withheld. What nobody promised to answer comes after all that was, the oldest first: its date is a hundred years off. One that is only to be looked at again is not in the queue before <see cref="LookAgainAt"/>.</summary>
    public DateTime? QueuedBy { get; private set; }

    /// <summary>When a settled idea is looked at again, UTC; null for never.</summary>
    public DateTime? LookAgainAt { get; private set; }

    /// <summary>When the author said that an answer was none; that can be said once.</summary>
    public DateTime? AnswerRefusedAt { get; private set; }

    /// <summary>Promises a first official answer. Imported ideas are promised none, since their authors are not here.</summary>
    public void PromiseAnswer(PromiseTerms terms, DateTime at)
    {
        if (Source is not null || _promises.Count > 0 || !AwaitsFirstAnswer) return;
        Promise(terms, at);
    }

    /// <summary>Whether the person may say that the official answer does not answer them: its author, once.</summary>
    public bool MayBeRefusedBy(Person? person) =>
        person.MayTakePart() && person.Id == AuthorId && AnsweredAt is not null && AnswerRefusedAt is null && Status is not IdeaStatus.Merged;

    /// <summary>The author says that the answer which stands is none: another is promised.</summary>
    /// <exception cref="RuleViolation">Somebody else says so, there is no answer, or it was said before.</exception>
    public void RefuseAnswer(Person author, PromiseTerms terms, DateTime at)
    {
        if (!MayBeRefusedBy(author)) throw new RuleViolation("Rule.AnswerRefusal");
        AnswerRefusedAt = at;
        Promise(terms, at);
    }

    private bool AwaitsFirstAnswer => FirstAnsweredAt is null && Status.AwaitsAnswer();

    private void Promise(PromiseTerms terms, DateTime at)
    {
        _promises.Add(new ResponsePromise(this, at, terms.DueAt(at)));
        TakePlaceInQueue();
        Version++;
    }

    private void TakePlaceInQueue() => QueuedBy = WaitingSince is not null || IsWithheld || Status is IdeaStatus.Merged ? null : OpenPromise?.DueAt ?? (AwaitsFirstAnswer ? CreatedAt.AddYears(UnpromisedYears) : LookAgainAt);
}
