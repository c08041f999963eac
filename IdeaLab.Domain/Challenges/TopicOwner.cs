using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Challenges;

/// <summary>Who owns a topic.</summary>
public sealed class TopicOwner
{
    private TopicOwner() { }

    internal TopicOwner(Topic topic, Person person)
    {
        Topic = topic;
        Person = person;
        PersonId = person.Id;
    }

    public int TopicId { get; private set; }
    public Topic Topic { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
}
