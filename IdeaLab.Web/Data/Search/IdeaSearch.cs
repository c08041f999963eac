using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>What searching ideas is on every engine; each says which ideas match and how well.</summary>
public abstract class IdeaSearch(IdeaLabDb db) : IIdeaSearch
{
    private const int SnippetWords = 32;

    protected IdeaLabDb Db { get; } = db;

    public async Task<List<SearchHit>> FindAsync(string? typed, IQueryable<Idea> among, Person? reader, BoardPlace? place, int take, CancellationToken ct, bool asThemselves = false)
    {
        if (SearchText.AllOf(typed) is not { } terms) return [];

        var hits = asThemselves ? Matches(terms) : Led(Matches(terms), reader);
        if (place is { } last)
        {
            var (id, rank) = (last.Id, last.Score);
            hits = hits.Where(hit => hit.Rank > rank || hit.Rank == rank && hit.FoundId > id);
        }

        return await MarkedAsync(await BestFirst(hits.Join(among, hit => hit.Id, idea => idea.Id, (hit, _) => hit)).Take(take).ToListAsync(ct), terms, ct);
    }

    public async Task<List<SimilarIdea>> SimilarToAsync(string? title, Person? person, int take, CancellationToken ct, int? except = null)
    {
        if (SearchText.AnyOf(title) is not { } terms) return [];

        return await Led(Matches(terms), person).Join(Db.Ideas.VisibleTo(person).Listed(), hit => hit.Id, idea => idea.Id, (hit, idea) => new { hit, idea })
            .Where(found => found.idea.Id != except && found.idea.Status != IdeaStatus.Merged)
            .OrderBy(found => found.hit.Rank)
            .Take(take)
            .Select(found => new SimilarIdea(found.idea.Id, found.idea.Title, found.idea.Status, found.idea.Support,
                found.idea.Status == IdeaStatus.Declined ? found.idea.History.Where(step => step.To == IdeaStatus.Declined).OrderByDescending(step => step.At).Select(step => step.Reason).FirstOrDefault() : null,
                found.idea.Status == IdeaStatus.Declined ? found.idea.History.Where(step => step.To == IdeaStatus.Declined).OrderByDescending(step => step.At).Select(step => step.ReopenWhen).FirstOrDefault() : null,
                Db.Lessons.Where(lesson => lesson.IdeaId == found.idea.Id).Select(lesson => lesson.Learned).FirstOrDefault(),
                Db.Lessons.Where(lesson => lesson.IdeaId == found.idea.Id).Select(lesson => lesson.NextTime).FirstOrDefault()))
            .ToListAsync(ct);
    }

    /// <summary>The ideas that match, each as itself, with its rank.</summary>
    protected abstract IQueryable<SearchHit> Matches(SearchTerms terms);

    /// <summary>Equal ranks by id, on which the pages of a long result rely.</summary>
    protected virtual IQueryable<SearchHit> BestFirst(IQueryable<SearchHit> hits) => hits.OrderBy(hit => hit.Rank).ThenBy(hit => hit.FoundId);

    /// <summary>The texts of those that are shown, with their words marked. They are read for these alone, since bodies are long.</summary>
    protected virtual async Task<List<SearchHit>> MarkedAsync(List<SearchHit> hits, SearchTerms terms, CancellationToken ct)
    {
        var (ids, marks) = (hits.ConvertAll(hit => hit.FoundId), new Marks(terms));
        var texts = await Db.Ideas.Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.Title, i.Body }).ToDictionaryAsync(i => i.Id, ct);
        return [.. hits.Where(hit => texts.ContainsKey(hit.FoundId)).Select(hit => hit with { Title = marks.In(texts[hit.FoundId].Title), Snippet = marks.Around(texts[hit.FoundId].Body, SnippetWords) })];
    }

    private IQueryable<SearchHit> Led(IQueryable<SearchHit> matches, Person? reader)
    {
        var hits = Led(matches);
        if (reader.ReviewsIdeas()) return hits;
        // Both were for the same people when they were merged, which the topics they are in may have changed.
        var visible = Db.Ideas.VisibleTo(reader).Listed();
        return hits.Where(hit => hit.FoundId == hit.Id || visible.Any(idea => idea.Id == hit.FoundId));
    }

    // A merged idea is left out where the idea it leads to, or an earlier one merged into that, matches too: each is found once.
    private IQueryable<SearchHit> Led(IQueryable<SearchHit> matches) =>
        from match in matches
        join merge in Db.Merges.Where(m => m.EndId != null) on match.Id equals merge.IdeaId into leading
        from lead in leading.DefaultIfEmpty()
        where lead == null
            || !matches.Any(end => end.Id == lead.EndId)
                && !Db.Merges.Any(other => other.EndId == lead.EndId && other.IdeaId < lead.IdeaId && matches.Any(earlier => earlier.Id == other.IdeaId))
        select new SearchHit { Id = lead.EndId ?? match.Id, FoundId = match.Id, Rank = match.Rank, Title = match.Title, Snippet = match.Snippet };
}
