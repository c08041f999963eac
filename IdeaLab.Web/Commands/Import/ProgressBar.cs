namespace IdeaLab.Web.Commands.Import;

/// <summary>A line that fills up at the console; nothing at all where the output goes to a file.</summary>
internal sealed class ProgressBar(TextWriter output, int total) : IDisposable
{
    private const int Width = 40;

    private readonly bool _isShown = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && total > 0;
    private int _percent = -1;

    public void Show(int done)
    {
        var percent = _isShown ? 100 * done / total : _percent;
        if (percent == _percent) return;

        _percent = percent;
        var filled = Width * percent / 100;
        output.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %");
    }

    public void Dispose()
    {
        if (_isShown) output.Write($"\r{new string(' ', Width + 10)}\r");
    }
}
