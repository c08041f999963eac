using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Data.Search;

/// <summary>By the full-text indexes where they serve, by LIKE where not.</summary>
public sealed class ServerIdeaSearch(ISearchIndex index, IdeaLabDb db) : IIdeaSearch
{
    public async Task<List<SearchHit>> FindAsync(string? typed, IQueryable<Idea> among, Person? reader, BoardPlace? place, int take, CancellationToken ct, bool asThemselves = false) =>
        await (await ChosenAsync(ct)).FindAsync(typed, among, reader, place, take, ct, asThemselves);

    public async Task<List<SimilarIdea>> SimilarToAsync(string? title, Person? person, int take, CancellationToken ct, int? except = null) =>
        await (await ChosenAsync(ct)).SimilarToAsync(title, person, take, ct, except);

    private async Task<IIdeaSearch> ChosenAsync(CancellationToken ct) => await index.ServesAsync(ct) ? new FullTextIdeaSearch(db) : new LikeIdeaSearch(db);
}
