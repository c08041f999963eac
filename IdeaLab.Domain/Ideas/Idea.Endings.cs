using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What comes after an idea was delivered or declined: what it taught.</summary>
public sealed partial class Idea
{
    /// <summary>When it was delivered, UTC; null for all others. A merged idea keeps it.</summary>
    public DateTime? DeliveredAt { get; private set; }

    /// <summary>Since when staff owe it a lesson, UTC; null when they do not.</summary>
    public DateTime? LessonDueSince { get; private set; }

    /// <summary>When its lesson was written, UTC; null while there is none.</summary>
    public DateTime? LessonWrittenAt { get; private set; }

    /// <summary>When staff said that it teaches nothing, UTC. The next time it comes to an end they are asked anew.</summary>
    public DateTime? LessonWaivedAt { get; private set; }

    /// <summary>Whether the person may write its lesson: staff, once it was delivered or declined.</summary>
    public bool AcceptsLessonFrom(Person? person) => person.ReviewsIdeas() && Status.IsEnding() && LessonWrittenAt is null;

    /// <summary>Writes down what it taught.</summary>
    /// <exception cref="RuleViolation">The person is not staff, the idea goes on, it has a lesson, or a text is missing or too long.</exception>
    public Lesson WriteLesson(Person by, LessonText text, DateTime at)
    {
        if (!AcceptsLessonFrom(by)) throw new RuleViolation("Rule.Lesson");
        var lesson = new Lesson(this, by, text, at);
        (LessonWrittenAt, LessonDueSince, LessonWaivedAt) = (at, null, null);
        Version++;
        return lesson;
    }

    /// <summary>Says that it teaches nothing worth writing down. Twice is once.</summary>
    /// <exception cref="RuleViolation">The person is not staff, the idea goes on, or it has a lesson.</exception>
    public void WaiveLesson(Person by, DateTime at)
    {
        if (!AcceptsLessonFrom(by)) throw new RuleViolation("Rule.Lesson");
        if (LessonWaivedAt is not null) return;
        (LessonWaivedAt, LessonDueSince) = (at, null);
        Version++;
    }

    // A merge is no end of the idea, nor is undoing it: what was so before is so again.
    private void ComeTo(IdeaStatus to, IdeaStatus from, DateTime at)
    {
        if (from is IdeaStatus.Merged || to is IdeaStatus.Merged) return;
        DeliveredAt = to is IdeaStatus.Delivered ? at : null;
        LessonWaivedAt = null;
        LessonDueSince = to.IsEnding() && LessonWrittenAt is null ? at : null;
    }
}
