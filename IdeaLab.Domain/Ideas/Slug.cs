using System.Globalization;
using System.Text;

namespace IdeaLab.Domain.Ideas;

/// <summary>The readable part of an idea's address.</summary>
public static class Slug
{
    public const int MaxLength = 60;

    /// <summary>Lower-case letters and digits joined by hyphens, accents folded, cut at a word; "idea" when nothing is left.
    /// A single word could be the name of an act on the idea (/ideas/42/vote), so it becomes "idea-vote".</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        if (text.Length > MaxLength)
        {
            var end = text.LastIndexOf('-', MaxLength);
            text = text[..(end > 0 ? end : MaxLength)];
        }

        if (text.Length == 0) return "idea";
        return text.Contains('-', StringComparison.Ordinal) ? text : $"idea-{text}";
    }
}
