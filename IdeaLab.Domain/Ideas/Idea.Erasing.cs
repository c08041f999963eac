using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What becomes of an idea when its author leaves for good.</summary>
public sealed partial class Idea
{
    /// <summary>Takes title and text away with their author. The idea stays with its votes, debate and answers, which are others'. Twice is once.</summary>
    /// <exception cref="RuleViolation">The person is not its author.</exception>
    public void TakeTextsAway(Person author)
    {
        if (author.Id != AuthorId) throw new RuleViolation("Rule.NotYours");
        if (Title.Length == 0 && Body.Length == 0) return;
        (Title, Body) = ("", "");
        Version++;
    }

    /// <summary>Nobody has the idea in hand any more, since who had it left for good. Twice is once.</summary>
    public void LoseAssignee(Person former)
    {
        if (AssigneeId != former.Id) return;
        (Assignee, AssigneeId) = (null, null);
        Version++;
    }
}
