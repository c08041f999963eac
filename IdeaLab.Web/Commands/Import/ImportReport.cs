using System.Diagnostics;
using IdeaLab.Domain;

namespace IdeaLab.Web.Commands.Import;

/// <summary>What became of the rows.</summary>
internal sealed class ImportReport
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly SortedDictionary<long, string> _refused = [];

    public int Read { get; set; }
    public int Added { get; set; }
    public int Unchanged { get; set; }

    public void Refuse(long line, string reason) => _refused[line] = reason;

    /// <summary>Says what was refused and why, then the sums.</summary>
    /// <returns>The exit code: 0, or 1 when a row was refused.</returns>
    public int Print(TextWriter output, TextWriter error, string what)
    {
        foreach (var (line, reason) in _refused) error.WriteLine($"Line {line} refused: {OneLine.Of(reason)}.");
        output.WriteLine(FormattableString.Invariant(
            $"{what}: {Read:N0} rows read, {Added:N0} added, {Unchanged:N0} unchanged, {_refused.Count:N0} refused, in {_time.Elapsed.TotalSeconds:0.0} s."));
        return _refused.Count == 0 ? 0 : 1;
    }
}
