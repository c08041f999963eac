using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;

namespace IdeaLab.Domain.Ideas;

/// <summary>
/// A reversible link: one idea leads to another, which counts its voters, followers and imported support once each. Texts and rows of the merged idea stay with it,
/// and what the target counts for it carries this mark; so undoing leaves both exactly as if they had never been merged.
/// </summary>
public sealed class Merge
{
    private Merge() { }

    internal Merge(Idea idea, Idea target, StatusChange step, DateTime? movedBefore, ResponsePromise? promise)
    {
        (Idea, IdeaId) = (idea, idea.Id);
        (Target, TargetId) = (target, target.Id);
        (End, EndId) = (target, target.Id);
        Step = step;
        By = step.By;
        At = step.At;
        MovedBefore = movedBefore;
        Promise = promise;
    }

    public int Id { get; private set; }

    /// <summary>The idea that was merged. It has at most one merge that stands.</summary>
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;

    /// <summary>The idea it was merged into.</summary>
    public int TargetId { get; private set; }
    public Idea Target { get; private set; } = null!;

    /// <summary>Where one is led: the target, or what that was merged into itself. Null once this merge is undone.</summary>
    public int? EndId { get; private set; }
    public Idea? End { get; private set; }

    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime At { get; private set; }

    /// <summary>The step that tells followers, with the reason.</summary>
    public int StepId { get; private set; }
    public StatusChange Step { get; private set; } = null!;

    public int? UndoneById { get; private set; }
    public Person? UndoneBy { get; private set; }
    public DateTime? UndoneAt { get; private set; }

    /// <summary>How much of the target's imported support is the merged idea's; 0 once this merge is undone.</summary>
    public int ImportedSupport { get; private set; }

    /// <summary>When that support would all have been cast to be worth what it is; see <see cref="Ranking.Trending.MomentOf"/>.</summary>
    public DateTime ImportedAt { get; private set; }

    /// <summary>What <see cref="Idea.MovedAt"/> was before.</summary>
    public DateTime? MovedBefore { get; private set; }

    /// <summary>The promise of an answer that the merge settled; it is owed again once the merge is undone.</summary>
    public int? PromiseId { get; private set; }
    public ResponsePromise? Promise { get; private set; }

    public bool IsStanding => UndoneAt is null;

    /// <summary>Takes the two apart again. What was cast since then for the target stays there. Twice is once. Expects both ideas and all that leads to where this leads to be loaded with their voters, followers and promises.</summary>
    /// <exception cref="RuleViolation">The reason is missing or too long, or the person is not staff.</exception>
    public void Undo(Person by, string reason, DateTime at)
    {
        if (!IsStanding) return;
        var whole = End!;
        Idea.ComeBackFrom(this, by, reason, at);
        (UndoneBy, UndoneById, UndoneAt, End, EndId) = (by, by.Id, at, null, null);
        Idea.LeadHere(Idea);
        whole.Gather();
    }

    internal void LeadTo(Idea end) => (End, EndId) = (end, end.Id);

    internal void Carry(int importedSupport, DateTime importedAt) => (ImportedSupport, ImportedAt) = (importedSupport, importedAt);
}
