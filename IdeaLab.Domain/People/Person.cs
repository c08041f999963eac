using System.Globalization;
using System.Text;

namespace IdeaLab.Domain.People;

/// <summary>Somebody who speaks here. The account with which they sign in is something else and may be absent (imported or erased people).</summary>
public sealed partial class Person
{
    public const int NameMaxLength = 80;

    private Person() { }

    public Person(string name, PersonKind kind, string language, string timeZone, DateTime joinedAt)
    {
        Rename(name);
        Kind = kind;
        Language = language;
        TimeZone = timeZone;
        JoinedAt = joinedAt;
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The name as one looks for it and as lists are ordered: see <see cref="Searchable"/>.</summary>
    public string SearchName { get; private set; } = "";

    public PersonKind Kind { get; private set; }
    public Roles Roles { get; private set; }

    /// <summary>Whether what the roles allow rests for now, since the lab wants a second factor of staff and this sign-in had none. Not stored: it is so for who asks, and not for whom one reads about.</summary>
    public bool RolesRest { get; private set; }

    /// <summary>"en" or "es".</summary>
    public string Language { get; private set; } = "en";

    /// <summary>IANA name, such as "Europe/Madrid".</summary>
    public string TimeZone { get; private set; } = "Europe/Madrid";

    /// <summary>How often each kind of news is mailed.</summary>
    public NewsChoices News { get; private set; } = NewsChoices.All(MailChoice.Instant);

    /// <summary>Whether an owner or lead has stopped the weekly digest.</summary>
    public bool DeclinesDigest { get; private set; }

    /// <summary>Whether an owner or lead is written to at once when more comes to an idea than is usual.</summary>
    public bool ReceivesWarnings { get; private set; }

    public DateTime JoinedAt { get; private set; }

    /// <summary>Where an imported person comes from; null for members.</summary>
    public string? Source { get; private set; }

    /// <summary>The person's key at <see cref="Source"/>.</summary>
    public string? SourceKey { get; private set; }

    public int Version { get; private set; }

    /// <summary>A pseudonymous author of imported ideas: no account, no address.</summary>
    public static Person Imported(string name, string source, string sourceKey, string language, string timeZone, DateTime joinedAt) =>
        new(name, PersonKind.Customer, language, timeZone, joinedAt) { Source = source, SourceKey = sourceKey, News = NewsChoices.All(MailChoice.Never) };

    /// <exception cref="RuleViolation">The name is empty or longer than <see cref="NameMaxLength"/>, or the person is suspended or banned.</exception>
    public void Rename(string name)
    {
        name = OneLine.Of(name);
        if (name.Length is 0 or > NameMaxLength) throw new RuleViolation("Rule.PersonName", NameMaxLength);
        if (name != Name) this.RefuseWhenSilenced();
        Name = name;
        SearchName = Searchable(name);
        Version++;
    }

    /// <summary>Small letters without accents, so that "oscar" finds Óscar.</summary>
    public static string Searchable(string name)
    {
        var letters = name.Trim().Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var folded = string.Concat(letters).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return folded.Length <= NameMaxLength ? folded : folded[..NameMaxLength];
    }

    /// <summary>How the lab speaks and writes to the person: "en" or "es", and an IANA time zone. None of them is checked here.</summary>
    public void Prefer(string language, string timeZone)
    {
        Language = language;
        TimeZone = timeZone;
        Version++;
    }

    /// <summary>Sets the language, "en" or "es", and leaves the rest.</summary>
    public void SpeakIn(string language)
    {
        Language = language;
        Version++;
    }

    /// <summary>Sets how often each kind of news is mailed; the weekly digest is another choice, <see cref="ReceiveDigest"/>.</summary>
    public void ReceiveNews(NewsChoices choices)
    {
        News = choices;
        Version++;
    }

    /// <summary>Stops the weekly digest, or receives it again. It goes to owners and leads only, whatever is wanted.</summary>
    public void ReceiveDigest(bool wanted)
    {
        DeclinesDigest = !wanted;
        Version++;
    }

    /// <summary>Receives early warnings by mail, or stops them. They go to owners and leads only, whatever is wanted.</summary>
    public void ReceiveWarnings(bool wanted)
    {
        ReceivesWarnings = wanted;
        Version++;
    }

    /// <summary>Makes a customer an employee or the other way round. Ideas for the other audience are gone for the person, their own excepted.</summary>
    public void Become(PersonKind kind)
    {
        Kind = kind;
        Version++;
    }

    /// <summary>Until the next request the person is a member like others.</summary>
    public void RestRoles() => RolesRest = true;

    /// <summary>Takes these roles in place of those before. Unchecked: <see cref="Settings.LabSettings.GiveRoles"/> keeps the last admin.</summary>
    public void TakeRoles(Roles roles)
    {
        Roles = roles;
        RolesFromSignOn &= roles;
        Version++;
    }
}
