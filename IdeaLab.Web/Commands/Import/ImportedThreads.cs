using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Web.Commands.Import;

/// <summary>A row of a file of comments.</summary>
internal sealed record ImportedComment(long Line, string Key, string Idea, string Parent, string Author, string Body, DateTime CreatedAt)
{
    public bool HasText => Body.Length > 0;
}

/// <summary>
/// Fits the debate of an idea, of any depth, into threads of two levels: a reply joins the thread of the highest comment above it that comes in,
/// and begins a thread where there is none.
/// </summary>
internal sealed class ImportedThreads(Idea idea, IEnumerable<ImportedComment> debate)
{
    private readonly List<ImportedComment> _inOrder = [.. debate.OrderBy(comment => comment.CreatedAt).ThenBy(comment => comment.Line)];
    private readonly Dictionary<string, ImportedComment> _rows = debate.GroupBy(comment => comment.Key).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<string, Comment> _known = idea.Comments.Where(comment => comment.SourceKey is not null).ToDictionary(comment => comment.SourceKey!);

    public IEnumerable<ImportedComment> Roots => _inOrder.Where(comment => RootOf(comment) is null);

    public IEnumerable<ImportedComment> Replies => _inOrder.Where(comment => RootOf(comment) is not null);

    public void Add(ImportedComment comment, Person author, Trending trending, string source)
    {
        var root = RootOf(comment) is { } key ? _known.GetValueOrDefault(key) : null;
        _known[comment.Key] = idea.ImportComment(author, comment.Body, root, trending, comment.CreatedAt, source, comment.Key);
    }

    // The file may hold the later part of a debate whose beginning came in before.
    private string? RootOf(ImportedComment comment)
    {
        var above = Above(comment).ToList();
        var beyond = (above.LastOrDefault() ?? comment).Parent;
        return _known.ContainsKey(beyond) ? beyond : above.LastOrDefault(row => row.HasText)?.Key;
    }

    // From its parent upwards as far as the file knows; a circle ends where it would begin again.
    private IEnumerable<ImportedComment> Above(ImportedComment comment)
    {
        var seen = new HashSet<string> { comment.Key };
        for (var row = comment; _rows.TryGetValue(row.Parent, out var parent) && seen.Add(parent.Key); row = parent) yield return parent;
    }
}
