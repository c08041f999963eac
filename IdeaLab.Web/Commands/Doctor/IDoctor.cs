using System.CommandLine;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Looks at one subject: what is well on a line of output, each fault on one of error.</summary>
internal interface IDoctor
{
    /// <returns>Whether nothing is wrong; what could not be checked is not.</returns>
    Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct);
}

internal static class Findings
{
    /// <returns><paramref name="isSound"/>, so that findings can be added up.</returns>
    public static async Task<bool> SayAsync(this InvocationConfiguration to, bool isSound, string line)
    {
        await (isSound ? to.Output : to.Error).WriteLineAsync(line);
        return isSound;
    }
}
