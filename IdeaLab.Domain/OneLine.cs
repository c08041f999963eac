using System.Text;

namespace IdeaLab.Domain;

/// <summary>Names and titles as they are kept: one line, and nothing in it that changes how the text around it is read.</summary>
public static class OneLine
{
    /// <summary>
    /// Folds white space and line breaks to single spaces, and drops control characters and the bidirectional embeddings, overrides and isolates
    /// (Unicode Standard Annex 9, sections 2.1 to 2.4), which turn round what stands beside them.
    /// </summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) line.Append(char.IsControl(c) || TurnsText(c) ? "" : c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }

    private static bool TurnsText(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
