using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Challenges;

/// <summary>What ideas are about. Its owners receive its weekly digest.</summary>
public sealed class Topic
{
    public const int NameMaxLength = 60;

    private readonly List<TopicOwner> _owners = [];

    private Topic() { }

    /// <exception cref="RuleViolation">A name is empty or longer than <see cref="NameMaxLength"/>.</exception>
    public Topic(string english, string spanish) => Rename(english, spanish);

    public int Id { get; private set; }
    public string English { get; private set; } = "";
    public string Spanish { get; private set; } = "";

    /// <summary>A closed topic takes no new ideas; those it has stay.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>For whom the topic and all that is in it exists, whatever else an idea in it says.</summary>
    public Audience Audience { get; private set; }

    /// <summary>The segments it is for; null for any other audience.</summary>
    public int? CircleId { get; private set; }
    public Circle? Circle { get; private set; }

    public IReadOnlyList<TopicOwner> Owners => _owners;

    public int Version { get; private set; }

    /// <summary>The name in "en" or "es"; any other language reads the English one.</summary>
    public string NameIn(string language) => language == "es" ? Spanish : English;

    /// <exception cref="RuleViolation">A name is empty or longer than <see cref="NameMaxLength"/>.</exception>
    public void Rename(string english, string spanish)
    {
        (english, spanish) = (OneLine.Of(english), OneLine.Of(spanish));
        if (english.Length is 0 or > NameMaxLength || spanish.Length is 0 or > NameMaxLength) throw new RuleViolation("Rule.TopicName", NameMaxLength);
        English = english;
        Spanish = spanish;
        Version++;
    }

    /// <summary>Whether the topic exists for the person; null is a visitor. <c>VisibleTo</c> asks the same in a query. The person's circles must be known.</summary>
    public bool ExistsFor(Person? person) => Audience.Admits(person, CircleId);

    /// <summary>Whether it exists for everybody for whom something of this audience does.</summary>
    public bool ExistsForAllOf(Audience audience, int? circleId) => Audience is Audience.Everyone || (Audience, CircleId) == (audience, circleId);

    /// <summary>Says for whom it exists from now on, and with it its ideas.</summary>
    /// <exception cref="RuleViolation">The audience is one of segments and there are none, or the other way round.</exception>
    public void BeFor(Audience audience, Circle? circle = null)
    {
        if (audience is Audience.Segments == circle is null) throw new RuleViolation("Rule.AudienceSegments");
        (Audience, Circle, CircleId) = (audience, circle, circle?.Id);
        Version++;
    }

    /// <summary>Takes no new ideas from now on; those it has stay and go on. Closing twice is fine.</summary>
    public void Close()
    {
        IsClosed = true;
        Version++;
    }

    /// <summary>Takes new ideas again. Reopening an open topic is fine.</summary>
    public void Reopen()
    {
        IsClosed = false;
        Version++;
    }

    /// <summary>Gives the topic to these people; whoever is not among them owns it no longer.</summary>
    /// <exception cref="RuleViolation">One of them is neither owner nor lead.</exception>
    public void GiveTo(IReadOnlyCollection<Person> owners)
    {
        if (owners.FirstOrDefault(o => !o.OwnsTopics()) is { } other) throw new RuleViolation("Rule.TopicOwnerRole", other.Name);
        _owners.RemoveAll(o => owners.All(p => p.Id != o.PersonId));
        _owners.AddRange(owners.Where(p => _owners.TrueForAll(o => o.PersonId != p.Id)).Select(p => new TopicOwner(this, p)));
        Version++;
    }

    /// <summary>Takes the topic from somebody who may not own one any more.</summary>
    public void TakeFrom(Person owner)
    {
        if (_owners.RemoveAll(o => o.PersonId == owner.Id) > 0) Version++;
    }
}
