using IdeaLab.Domain;
using IdeaLab.Web.Localization;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Commands.Import;

internal static class RowReading
{
    /// <summary>Reads what can be read and reports the rest.</summary>
    public static IEnumerable<T> ReadEach<T>(this IEnumerable<SourceRow> rows, Func<SourceRow, T> read, ImportReport report) where T : class
    {
        foreach (var row in rows)
        {
            if (TryRead(row, read, report) is { } result) yield return result;
        }
    }

    /// <summary>The rule's sentence, ready to stand after "refused:".</summary>
    public static string InWords(this IStringLocalizer<Text> texts, RuleViolation violation) =>
        texts[violation.Message, [.. violation.Values]].Value.TrimEnd('.');

    private static T? TryRead<T>(SourceRow row, Func<SourceRow, T> read, ImportReport report) where T : class
    {
        try
        {
            if (row.Flaw is { } flaw) throw new RowRefusedException(flaw);
            return read(row);
        }
        catch (RowRefusedException refusal)
        {
            report.Refuse(row.Line, refusal.Message);
            return null;
        }
    }
}
