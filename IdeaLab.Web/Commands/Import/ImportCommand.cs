using System.CommandLine;
using IdeaLab.Domain.Challenges;

namespace IdeaLab.Web.Commands.Import;

/// <summary><c>import ideas</c>, <c>import comments</c>, <c>import votes</c> and <c>import members</c>.</summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> _file = new("file") { Description = "A CSV file whose first line names its columns." };
    private static readonly Option<string> _columns = new("--columns") { Description = "Which column holds which field, such as \"key=id,title=name,created=date\"." };
    private static readonly Option<string> _delimiter = new("--delimiter") { Description = "What stands between columns: one character, or \"tab\".", DefaultValueFactory = _ => "," };
    private static readonly Option<bool> _html = new("--html") { Description = "Bodies are HTML; they become Markdown." };
    private static readonly Option<string> _dateFormat = new("--date-format") { Description = "The form of dates, such as dd/MM/yyyy; without it ISO 8601." };
    private static readonly Option<string> _source = new("--source") { Description = "A name for where this comes from; the same key of the same source is never brought in twice.", Required = true };
    private static readonly Option<string> _topic = new("--topic") { Description = "The topic the ideas go to; made when there is none of that name.", DefaultValueFactory = _ => "General" };

    public static Command Create(IServiceProvider services)
    {
        var ideas = new Command("ideas", $"Bring in ideas. {Fields(ImportedFields.OfIdeas)}") { _file, _columns, _delimiter, _html, _dateFormat, _source, _topic };
        ideas.SetAction((parsed, ct) => RunAsync(services, parsed, ImportedFields.OfIdeas, (scope, request, rows, report, progress) =>
            ActivatorUtilities.CreateInstance<IdeaImport>(scope).RunAsync(request, rows, report, progress, ct)));

        var comments = new Command("comments", $"Bring in comments on ideas that came in before. {Fields(ImportedFields.OfComments)}") { _file, _columns, _delimiter, _html, _dateFormat, _source };
        comments.SetAction((parsed, ct) => RunAsync(services, parsed, ImportedFields.OfComments, (scope, request, rows, report, progress) =>
            ActivatorUtilities.CreateInstance<CommentImport>(scope).RunAsync(request, rows, report, progress, ct)));

        var votes = new Command("votes", $"Bring in votes on ideas that came in before, one by one as they were cast and taken back, in any order. {Fields(ImportedFields.OfVotes)} A value of 1 is support, as is none at all; 0 and -1 take it back. Times are dates as elsewhere, or milliseconds since 1970.")
        {
            _file, _columns, _delimiter, _dateFormat, _source,
        };
        votes.SetAction((parsed, ct) => RunAsync(services, parsed, ImportedFields.OfVotes, (scope, request, rows, report, progress) =>
            ActivatorUtilities.CreateInstance<VoteImport>(scope).RunAsync(request, rows, report, progress, ct)));

        var members = new Command("members", $"Bring in members and the segments they are in. {Fields(ImportedFields.OfMembers)} Segments are keys with a space, a comma or a semicolon between them; a kind is customer or employee. A new member signs in by a mailed code.") { _file, _columns, _delimiter };
        members.SetAction((parsed, ct) => RunAsync(services, parsed, ImportedFields.OfMembers, (scope, _, rows, report, progress) =>
            ActivatorUtilities.CreateInstance<MemberImport>(scope).RunAsync(rows, report, progress, ct)));

        return new Command("import", "Bring in ideas, comments, votes or members from a CSV file. Exit code 0; 1 when a row was refused; 2 when nothing can be read: no file, no such column, or an option that says nothing.") { ideas, comments, votes, members };
    }

    private static string Fields(ImportedFields fields) => $"Fields: {string.Join(", ", fields.Needed)}; and where there are any: {string.Join(", ", fields.Optional)}.";

    private static async Task<int> RunAsync(
        IServiceProvider services, ParseResult parsed, ImportedFields fields, Func<IServiceProvider, ImportRequest, List<SourceRow>, ImportReport, ProgressBar, Task> import)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var request = Request(parsed);
            var report = new ImportReport();
            var rows = SourceFile.Read(request, fields);
            return await CommandLine.PreparedAsync(services, async scope =>
            {
                using (var progress = new ProgressBar(output, rows.Count)) await import(scope, request, rows, report, progress);
                return report.Print(output, error, request.File.Name);
            });
        }
        catch (UnreadableFileException e)
        {
            await error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static ImportRequest Request(ParseResult parsed)
    {
        var source = parsed.GetValue(_source)?.Trim();
        if (source?.Length is 0 or > SourceRow.KeyMaxLength) throw new UnreadableFileException($"--source needs a name of at most {SourceRow.KeyMaxLength} characters.");
        var topic = (parsed.GetValue(_topic) ?? "General").Trim();
        if (topic.Length is 0 or > Topic.NameMaxLength) throw new UnreadableFileException($"--topic needs a name of at most {Topic.NameMaxLength} characters.");

        return new ImportRequest(parsed.GetRequiredValue(_file), source ?? "")
        {
            Columns = parsed.GetValue(_columns),
            Delimiter = Delimiter(parsed.GetRequiredValue(_delimiter)),
            IsHtml = parsed.GetValue(_html),
            DateFormat = parsed.GetValue(_dateFormat),
            Topic = topic,
        };
    }

    private static char Delimiter(string typed) => typed switch
    {
        "tab" or "\\t" => '\t',
        [var one] when char.IsAscii(one) && one is not '"' => one,
        _ => throw new UnreadableFileException($"--delimiter is one character, such as \";\", or \"tab\"; \"{typed}\" is not."),
    };
}
