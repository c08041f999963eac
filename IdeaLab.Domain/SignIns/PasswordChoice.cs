using System.Collections.Frozen;

namespace IdeaLab.Domain.SignIns;

/// <summary>Which passwords may be chosen: long enough, none of the commonest and none that is the person's own name or the lab's. What kinds of characters it has does not matter (NIST SP 800-63B, 5.1.1.2).</summary>
public static class PasswordChoice
{
    /// <summary>Length is what counts.</summary>
    public const int MinLength = 10;

    /// <summary>Hashing takes longer with length, so there is an end.</summary>
    public const int MaxLength = 128;

    private static readonly Lazy<FrozenSet<string>> Commonest = new(Read);

    /// <param name="password">What is chosen.</param>
    /// <param name="own">What anybody would try first of this person: the mail address, the name, the lab's name.</param>
    /// <exception cref="RuleViolation">The length is outside the limits, or the password is one that is tried first.</exception>
    public static void Check(string password, params IReadOnlyCollection<string> own)
    {
        if (password.Length is < MinLength or > MaxLength) throw new RuleViolation("Rule.PasswordLength", MinLength, MaxLength);
        if (IsCommon(password)) throw new RuleViolation("Rule.PasswordCommon");
        if (own.Any(name => IsOf(password, name))) throw new RuleViolation("Rule.PasswordOwn");
    }

    /// <summary>Whether it is on the list beside this file, in whatever case.</summary>
    public static bool IsCommon(string password) => Commonest.Value.Contains(password);

    // "Ana.García-1987" is "ana.garcia@example.org" as anybody would guess it.
    private static bool IsOf(string password, string name)
    {
        var letters = Letters(password);
        return letters.Length > 0 && (letters == Letters(name) || letters == Letters(name.Split('@')[0]));
    }

    private static string Letters(string text) => string.Concat(People.Person.Searchable(text).Where(char.IsLetter));

    private static FrozenSet<string> Read()
    {
        using var list = new StreamReader(typeof(PasswordChoice).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return list.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
