using System.Globalization;
using System.Text.RegularExpressions;

namespace IdeaLab.Web.Commands.Import;

/// <summary>One row of a file, by field.</summary>
internal sealed partial class SourceRow(long line, Dictionary<string, string> values)
{
    public const int KeyMaxLength = 100;

    public long Line => line;

    /// <summary>Why the row cannot be read at all; null when it can.</summary>
    public string? Flaw { get; init; }

    /// <summary>The field's text without control characters; empty when the file has no such column.</summary>
    public string Text(string field) =>
        new([.. values.GetValueOrDefault(field, "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]);

    public string OnOneLine(string field) => WhiteSpace().Replace(Text(field), " ").Trim();

    public string Key(string field)
    {
        var key = OnOneLine(field);
        return key.Length <= KeyMaxLength ? key : throw new RowRefusedException($"its {field} is longer than {KeyMaxLength} characters");
    }

    public string NeededKey(string field) =>
        Key(field) is { Length: > 0 } key ? key : throw new RowRefusedException($"its {field} is empty");

    /// <summary>A number that is not there is 0.</summary>
    public int Number(string field)
    {
        var text = OnOneLine(field);
        if (text.Length == 0) return 0;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RowRefusedException($"its {field} \"{text}\" is not a whole number");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
