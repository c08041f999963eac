namespace IdeaLab.Web.Commands.Import;

/// <summary>What somebody asked to bring in.</summary>
internal sealed record ImportRequest(FileInfo File, string Source)
{
    /// <summary>Which column holds which field, as typed: "key=id,title=name". Without it the columns are named as the fields.</summary>
    public string? Columns { get; init; }

    public char Delimiter { get; init; } = ',';
    public bool IsHtml { get; init; }

    /// <summary>A .NET date format; without it dates are ISO 8601.</summary>
    public string? DateFormat { get; init; }

    public string Topic { get; init; } = "General";
}

/// <summary>Nothing can be read: the whole import fails with this sentence.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);

/// <summary>One row cannot come in, for this reason.</summary>
internal sealed class RowRefusedException(string message) : Exception(message);
