using System.CommandLine;
using System.Text;
using IdeaLab.Web.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Commands;

/// <summary>Files to bring in, and the command line of a lab of its own.</summary>
public abstract class ImportLab : IAsyncLifetime
{
    protected LabApp Lab { get; } = new();

    /// <summary>What the last command said.</summary>
    protected string Said { get; private set; } = "";

    protected string File(string text, Encoding? encoding = null, string name = "rows.csv")
    {
        var path = Path.Combine(Lab.DataFolder, name);
        System.IO.File.WriteAllText(path, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    protected async Task<int> RunAsync(params string[] args)
    {
        await using var said = new StringWriter();
        var exitCode = await CommandLine.RunAsync(Lab.Services, args, new InvocationConfiguration { Output = said, Error = said });
        Said = said.ToString();
        return exitCode;
    }

    protected Task<int> ImportIdeasAsync(string text, params string[] more) =>
        RunAsync(["import", "ideas", File(text), "--source", "town", .. more]);

    protected Task<int> ImportCommentsAsync(string text, params string[] more) =>
        RunAsync(["import", "comments", File(text), "--source", "town", .. more]);

    protected Task<int> ImportVotesAsync(string text, params string[] more) =>
        RunAsync(["import", "votes", File(text), "--source", "town", .. more]);

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync() => await Lab.DisposeAsync();
}
