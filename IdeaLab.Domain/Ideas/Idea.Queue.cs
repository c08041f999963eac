using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>How staff share out the work.</summary>
public sealed partial class Idea
{
    /// <summary>Who of staff looks after the idea; null for nobody yet.</summary>
    public int? AssigneeId { get; private set; }
    public Person? Assignee { get; private set; }

    /// <summary>Gives the idea to somebody of staff, or to nobody.</summary>
    /// <returns>Whether that changed anything.</returns>
    /// <exception cref="RuleViolation">One of the two is not staff.</exception>
    public bool Assign(Person by, Person? to)
    {
        if (!by.ReviewsIdeas() || to is not null && !to.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (AssigneeId == to?.Id) return false;
        (Assignee, AssigneeId) = (to, to?.Id);
        Version++;
        return true;
    }

    /// <summary>Puts the idea where it belongs.</summary>
    /// <returns>Whether that changed anything.</returns>
    /// <exception cref="RuleViolation">The person is not staff, or it answers a challenge that more people see than the topic.</exception>
    public bool MoveTo(Person by, Topic topic)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (TopicId == topic.Id) return false;
        if (ChallengeId is not null && !topic.ExistsForAllOf(Audience, CircleId)) throw new RuleViolation("Rule.ChallengeTopicAudience");
        (Topic, TopicId) = (topic, topic.Id);
        Version++;
        return true;
    }
}
