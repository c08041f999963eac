namespace IdeaLab.Domain.Lessons;

/// <summary>What a lesson says, in Markdown. What is done next time has half of the room, since that is what others come for.</summary>
/// <param name="Happened">What happened.</param>
/// <param name="Learned">What we learned.</param>
/// <param name="NextTime">What we do next time.</param>
public sealed record LessonText(string Happened, string Learned, string NextTime)
{
    public const int HappenedMaxLength = 1000;
    public const int LearnedMaxLength = 1000;
    public const int NextTimeMaxLength = 2000;

    /// <summary>The same without space around it.</summary>
    /// <exception cref="RuleViolation">One of the three is missing or too long.</exception>
    internal LessonText Checked() => new(
        Checked(Happened, HappenedMaxLength, "Rule.LessonHappened"),
        Checked(Learned, LearnedMaxLength, "Rule.LessonLearned"),
        Checked(NextTime, NextTimeMaxLength, "Rule.LessonNextTime"));

    private static string Checked(string text, int maxLength, string rule)
    {
        text = text.Trim();
        return text.Length == 0 || text.Length > maxLength ? throw new RuleViolation(rule, maxLength) : text;
    }
}
