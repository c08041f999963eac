namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>Words, or several that stand together, one a line. They are found whole, whatever the case and the accents.</summary>
public sealed class WordList
{
    public const int LinesMax = 500;
    public const int LineMaxLength = 60;
    public const int WordsMax = 5;

    private readonly HashSet<string> _entries;
    private readonly int _longest;

    private WordList(HashSet<string> entries) => (_entries, _longest) = (entries, entries.Select(entry => entry.Count(c => c == ' ') + 1).DefaultIfEmpty().Max());

    /// <exception cref="RuleViolation">There are too many lines, or one of them is too long or holds no word.</exception>
    public static WordList Of(string lines)
    {
        var typed = lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (typed.Length > LinesMax) throw new RuleViolation("Rule.HoldingLines", LinesMax);
        var entries = typed.Select(line => (Line: line, Words: Words.In(line))).ToList();
        if (entries.Find(entry => entry.Line.Length > LineMaxLength || entry.Words.Count is 0 or > WordsMax).Line is { } other) throw new RuleViolation("Rule.HoldingLine", Shown(other), WordsMax, LineMaxLength);
        return new([.. entries.Select(entry => string.Join(' ', entry.Words))]);
    }

    /// <summary>Which of them the text holds, each once.</summary>
    public IReadOnlySet<string> FoundIn(IReadOnlyList<string> words)
    {
        var found = new HashSet<string>();
        for (var from = 0; from < words.Count; from++)
        {
            var entry = words[from];
            for (var next = from + 1; ; next++)
            {
                if (_entries.Contains(entry)) found.Add(entry);
                if (next == words.Count || next - from >= _longest) break;
                entry = $"{entry} {words[next]}";
            }
        }

        return found;
    }

    private static string Shown(string line) => line.Length <= LineMaxLength ? line : $"{OneLine.Of(line[..LineMaxLength])}…";
}
