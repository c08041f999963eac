namespace IdeaLab.Domain.Promises;

/// <summary>A day on which the organisation does not work, and which no promise counts.</summary>
public sealed class Holiday
{
    public const int NameMaxLength = 60;

    private Holiday() { }

    /// <exception cref="RuleViolation">The name is empty or too long.</exception>
    public Holiday(DateOnly day, string name)
    {
        name = OneLine.Of(name);
        if (name.Length is 0 or > NameMaxLength) throw new RuleViolation("Rule.HolidayName", NameMaxLength);
        (Day, Name) = (day, name);
    }

    public DateOnly Day { get; private set; }
    public string Name { get; private set; } = "";
}
