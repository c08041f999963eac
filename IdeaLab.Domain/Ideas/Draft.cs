using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What a person has typed but not sent yet; one per person. Kept as typed, checked only when sent.</summary>
public sealed class Draft
{
    private Draft() { }

    public Draft(Person person) => Person = person;

    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public string Title { get; private set; } = "";
    public string Body { get; private set; } = "";
    public int? TopicId { get; private set; }
    public Audience Audience { get; private set; }
    public DateTime SavedAt { get; private set; }

    /// <summary>Keeps what fits; a text over the limits of <see cref="Idea"/> is cut to four times the limit so that an error loses nothing.</summary>
    public void Keep(string? title, string? body, int? topicId, Audience audience, DateTime at)
    {
        Title = Cut(title, Idea.TitleMaxLength * 4);
        Body = Cut(body, Idea.BodyMaxLength * 4);
        TopicId = topicId;
        Audience = audience;
        SavedAt = at;
    }

    private static string Cut(string? text, int length) => text is null ? "" : text.Length <= length ? text : text[..length];
}
