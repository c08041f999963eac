using System.Globalization;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>Colleagues named in a text as "@Ruth Keller", whatever the case and the accents.</summary>
public static class Mentions
{
    /// <summary>The people of a list whom a text names. Where one name begins another the longer is meant; of two of the same name, both.</summary>
    public static IReadOnlyList<Person> In(string text, IEnumerable<Person> people)
    {
        var byLength = people.OrderByDescending(p => p.Name.Length).ToList();
        var found = new List<Person>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var named = byLength.Find(p => Begins(text.AsSpan(at + 1), p.Name));
            if (named is not null) found.AddRange(byLength.Where(p => Same(p.Name, named.Name)));
        }

        return [.. found.Distinct()];
    }

    private static bool Begins(ReadOnlySpan<char> text, string name) =>
        text.Length >= name.Length && Same(text[..name.Length], name) && (text.Length == name.Length || !char.IsLetterOrDigit(text[name.Length]));

    private static bool Same(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;
}
