using IdeaLab.Domain.Lessons;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>What searching lessons is on every engine; each says which lessons match and how well.</summary>
public abstract class LessonSearch(IdeaLabDb db) : ILessonSearch
{
    // What to do next time is what one searches for.
    private const int SnippetWords = 32;
    private const int NextTimeWords = 64;

    protected IdeaLabDb Db { get; } = db;

    public async Task<List<LessonHit>> FindAsync(string? typed, IQueryable<Lesson> among, BoardPlace? place, int take, CancellationToken ct)
    {
        if (SearchText.AllOf(typed) is not { } terms) return [];

        var hits = Matches(terms);
        if (place is { } last)
        {
            var (id, rank) = (last.Id, last.Score);
            hits = hits.Where(hit => hit.Rank > rank || hit.Rank == rank && hit.Id > id);
        }

        return await MarkedAsync(await BestFirst(hits.Join(among, hit => hit.Id, lesson => lesson.Id, (hit, _) => hit)).Take(take).ToListAsync(ct), terms, ct);
    }

    /// <summary>The lessons that match, with their ranks.</summary>
    protected abstract IQueryable<LessonHit> Matches(SearchTerms terms);

    /// <summary>Equal ranks by id, on which the pages of a long result rely.</summary>
    protected virtual IQueryable<LessonHit> BestFirst(IQueryable<LessonHit> hits) => hits.OrderBy(hit => hit.Rank).ThenBy(hit => hit.Id);

    /// <summary>The texts of those that are shown, with their words marked.</summary>
    protected virtual async Task<List<LessonHit>> MarkedAsync(List<LessonHit> hits, SearchTerms terms, CancellationToken ct)
    {
        var (ids, marks) = (hits.ConvertAll(hit => hit.Id), new Marks(terms));
        var texts = await Db.Lessons.Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Idea.Title, l.Happened, l.Learned, l.NextTime }).ToDictionaryAsync(l => l.Id, ct);
        return [.. from hit in hits
                   where texts.ContainsKey(hit.Id)
                   let text = texts[hit.Id]
                   select hit with
                   {
                       Title = marks.In(text.Title),
                       Happened = marks.Around(text.Happened, SnippetWords),
                       Learned = marks.Around(text.Learned, SnippetWords),
                       NextTime = marks.Around(text.NextTime, NextTimeWords),
                   }];
    }
}
