namespace IdeaLab.Domain.People;

/// <summary>A closed community of members, such as "SMEs" or "under 30". Ideas, topics and challenges can be for its members alone.</summary>
public sealed class Segment
{
    public const int NameMaxLength = 60;
    public const int KeyMaxLength = 40;
    public const int DescriptionMaxLength = 300;

    private Segment() { }

    /// <param name="key">By what files and sign-on rules name it, for good; empty takes it from the English name.</param>
    /// <exception cref="RuleViolation">A name or the key is empty or too long, the key has other than small ASCII letters, digits and hyphens, or the description is too long.</exception>
    public Segment(string key, string english, string spanish, string description = "")
    {
        key = key.Trim();
        Key = key.Length == 0 ? KeyOf(english) : key;
        if (Key.Length is 0 or > KeyMaxLength || !Key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')) throw new RuleViolation("Rule.SegmentKey", KeyMaxLength);
        Rename(english, spanish, description);
    }

    public int Id { get; private set; }

    /// <summary>Small ASCII letters, digits and hyphens.</summary>
    public string Key { get; private set; } = "";

    public string English { get; private set; } = "";
    public string Spanish { get; private set; } = "";

    /// <summary>What it is for, for those who manage it and those who are invited; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Concurrency token, raised by every verb.</summary>
    public int Version { get; private set; }

    /// <summary>The name in "en" or "es"; any other language reads the English one.</summary>
    public string NameIn(string language) => language == "es" ? Spanish : English;

    /// <exception cref="RuleViolation">A name is empty or too long, or the description is too long.</exception>
    public void Rename(string english, string spanish, string description)
    {
        (english, spanish, description) = (OneLine.Of(english), OneLine.Of(spanish), OneLine.Of(description));
        if (english.Length is 0 or > NameMaxLength || spanish.Length is 0 or > NameMaxLength) throw new RuleViolation("Rule.SegmentName", NameMaxLength);
        if (description.Length > DescriptionMaxLength) throw new RuleViolation("Rule.SegmentDescription", DescriptionMaxLength);
        (English, Spanish, Description) = (english, spanish, description);
        Version++;
    }

    private static string KeyOf(string name)
    {
        var letters = string.Concat(Person.Searchable(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var key = string.Join('-', letters.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return key.Length <= KeyMaxLength ? key : key[..KeyMaxLength].Trim('-');
    }
}
