using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Lessons;

/// <summary>What an idea that was delivered or declined taught; one for each idea. Whoever sees the idea reads it. Earlier versions are kept.</summary>
public sealed class Lesson
{
    private readonly List<LessonVersion> _versions = [];

    private Lesson() { }

    internal Lesson(Idea idea, Person by, LessonText text, DateTime at)
    {
        (Idea, IdeaId, WrittenAt) = (idea, idea.Id, at);
        Keep(by, text.Checked(), at);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;

    public string Happened { get; private set; } = "";
    public string Learned { get; private set; } = "";
    public string NextTime { get; private set; } = "";

    public DateTime WrittenAt { get; private set; }

    /// <summary>How many versions there are; raised by every new one.</summary>
    public int Version { get; private set; }

    /// <summary>Every version, the newest included.</summary>
    public IReadOnlyList<LessonVersion> Versions => _versions;

    public LessonText Text => new(Happened, Learned, NextTime);

    /// <summary>Says it otherwise from now on. The same text again changes nothing.</summary>
    /// <returns>Whether that changed anything.</returns>
    /// <exception cref="RuleViolation">The person is not staff, or a text is missing or too long.</exception>
    public bool Reword(Person by, LessonText text, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        text = text.Checked();
        if (text == Text) return false;
        Keep(by, text, at);
        return true;
    }

    private void Keep(Person by, LessonText text, DateTime at)
    {
        (Happened, Learned, NextTime) = text;
        Version++;
        _versions.Add(new LessonVersion(this, Version, by, text, at));
    }
}
