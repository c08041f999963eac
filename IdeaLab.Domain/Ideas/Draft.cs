using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What a person has typed but not sent yet; one per person. Kept as typed, checked only when sent.</summary>
public sealed class Draft
{
    /// <summary>Four times what an idea may have, so that too long a text is told and not cut.</summary>
    public const int TitleMaxLength = Idea.TitleMaxLength * 4;
    public const int BodyMaxLength = Idea.BodyMaxLength * 4;

    private Draft() { }

    public Draft(Person person)
    {
        Person = person;
        PersonId = person.Id;
    }

    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;

    /// <summary>Names the text through all its forms, tabs and devices; the idea sent from it keeps it as <see cref="Idea.DraftKey"/>.</summary>
    public Guid Key { get; private set; }

    public string Title { get; private set; } = "";
    public string Body { get; private set; } = "";
    public int? TopicId { get; private set; }
    public Audience Audience { get; private set; }

    /// <summary>The segments it is for, as a <see cref="Circle.Name"/>.</summary>
    public string Segments { get; private set; } = "";

    /// <summary>The challenge it is written for; null for none.</summary>
    public int? ChallengeId { get; private set; }
    public DateTime SavedAt { get; private set; }

    /// <summary>Raised by every change; a form that has seen an earlier one does not overwrite it unasked.</summary>
    public int Version { get; private set; }

    /// <summary>Keeps what was typed; what is over the limits is cut.</summary>
    public void Keep(Guid key, string title, string body, int? topicId, Audience audience, DateTime at, int? challengeId = null, string segments = "")
    {
        (title, body, segments) = (Cut(title, TitleMaxLength), Cut(body, BodyMaxLength), Cut(segments, Circle.NameMaxLength));
        if (Version > 0 && (key, title, body, topicId, audience, challengeId, segments) == (Key, Title, Body, TopicId, Audience, ChallengeId, Segments)) return;

        (Key, Title, Body, TopicId, Audience, ChallengeId, Segments, SavedAt) = (key, title, body, topicId, audience, challengeId, segments, at);
        Version++;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
