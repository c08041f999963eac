using System.Text.RegularExpressions;

namespace IdeaLab.Web.Jobs.Engine;

/// <summary>What went wrong, for admins: every cause on a line, no stack (the log has it) and no secret.</summary>
internal static partial class FaultInWords
{
    public static string Of(Exception fault)
    {
        var causes = new List<string>();
        for (var e = fault; e is not null; e = e.InnerException) causes.Add($"{e.GetType().Name}: {e.Message}");
        return Secret.Replace(string.Join('\n', causes.Distinct()), "$1…");
    }

    // "Password=hunter2;" of a connection string, "token: abc" of a server's answer, "https://name:word@host".
    [GeneratedRegex(@"((?:password|pwd|secret|token|api[-_ ]?key|authorization)\s*[=:]\s*|://[^/\s:@]+:)(?:""[^""]*""|'[^']*'|[^;,\s@]+)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret { get; }
}
