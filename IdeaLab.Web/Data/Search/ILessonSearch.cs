using IdeaLab.Domain.Lessons;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Data.Search;

/// <summary>Search over lessons and the titles of their ideas: accents and case do not matter, the best match comes first.</summary>
public interface ILessonSearch
{
    /// <summary>The lessons among <paramref name="among"/> that hold all the words, best match first, from behind <paramref name="place"/> on.</summary>
    Task<List<LessonHit>> FindAsync(string? typed, IQueryable<Lesson> among, BoardPlace? place, int take, CancellationToken ct);
}

/// <summary>A lesson found. Lower ranks match better. The texts hold U+0002 and U+0003 around the words that match.</summary>
public sealed record LessonHit
{
    public int Id { get; init; }
    public double Rank { get; init; }
    public string Title { get; init; } = "";
    public string Happened { get; init; } = "";
    public string Learned { get; init; } = "";
    public string NextTime { get; init; } = "";
}
