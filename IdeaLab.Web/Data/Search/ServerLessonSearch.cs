using IdeaLab.Domain.Lessons;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Data.Search;

/// <summary>By the full-text indexes where they serve, by LIKE where not.</summary>
public sealed class ServerLessonSearch(ISearchIndex index, IdeaLabDb db) : ILessonSearch
{
    public async Task<List<LessonHit>> FindAsync(string? typed, IQueryable<Lesson> among, BoardPlace? place, int take, CancellationToken ct) =>
        await (await ChosenAsync(ct)).FindAsync(typed, among, place, take, ct);

    private async Task<ILessonSearch> ChosenAsync(CancellationToken ct) => await index.ServesAsync(ct) ? new FullTextLessonSearch(db) : new LikeLessonSearch(db);
}
