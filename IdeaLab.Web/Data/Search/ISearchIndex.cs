namespace IdeaLab.Web.Data.Search;

/// <summary>What makes search fast. SQLite's is part of the schema; a server's is its DBA's to make.</summary>
public interface ISearchIndex
{
    /// <summary>Whether searches are answered by the index. Without it they are answered all the same, slower.</summary>
    ValueTask<bool> ServesAsync(CancellationToken ct);

    /// <summary>Looks at it anew.</summary>
    Task<SearchIndexFinding> ExamineAsync(CancellationToken ct);
}

/// <param name="IsSound">Whether there is nothing to do about it.</param>
/// <param name="Line">What was found and what to do, in English.</param>
public sealed record SearchIndexFinding(bool IsSound, string Line);
