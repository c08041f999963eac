using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Lessons;

/// <summary>A lesson as somebody worded it.</summary>
public sealed class LessonVersion
{
    private LessonVersion() { }

    internal LessonVersion(Lesson lesson, int number, Person by, LessonText text, DateTime at)
    {
        (Lesson, Number, By, ById, At) = (lesson, number, by, by.Id, at);
        (Happened, Learned, NextTime) = text;
    }

    public int LessonId { get; private set; }
    public Lesson Lesson { get; private set; } = null!;

    /// <summary>From 1 and without gaps.</summary>
    public int Number { get; private set; }

    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime At { get; private set; }
    public string Happened { get; private set; } = "";
    public string Learned { get; private set; } = "";
    public string NextTime { get; private set; } = "";
}
