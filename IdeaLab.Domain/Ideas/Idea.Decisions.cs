using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>Who decides. The question expects the topic with its owners to be loaded.</summary>
public sealed partial class Idea
{
    /// <summary>Whether the person may put a decision on the record: a lead, or an owner of its topic or challenge, unless it was merged.</summary>
    public bool MayBeDecidedBy(Person? person) =>
        person is not null && Status is not IdeaStatus.Merged && (person.LeadsInnovation() || person.OwnsTopics() && (Challenge?.OwnerId == person.Id || Topic.Owners.Any(owner => owner.PersonId == person.Id)));
}
