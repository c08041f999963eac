using System.Globalization;
using System.Text;

namespace IdeaLab.Domain.Ideas;

/// <summary>The readable part of an idea's address.</summary>
public static class Slug
{
    public const int MaxLength = 60;

    /// <summary>Lower-case letters and digits joined by hyphens, accents folded, cut at a word; "idea" when nothing is left.</summary>
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

        return text.Length > 0 ? text : "idea";
    }
}
