using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>By LIKE, on a server without full-text indexes: every idea is read, and words are found within others too. A word in the title weighs as much as ten in the body.</summary>
public sealed class LikeIdeaSearch(IdeaLabDb db) : IdeaSearch(db)
{
    protected override IQueryable<SearchHit> Matches(SearchTerms terms)
    {
        var texts = Db.Ideas.Select(i => new { i.Id, Title = EF.Functions.Collate(i.Title, Like.Collation), Body = EF.Functions.Collate(i.Body, Like.Collation) });
        if (!terms.AreAlternatives)
        {
            foreach (var pattern in Like.Patterns(terms)) texts = texts.Where(t => EF.Functions.Like(t.Title, pattern) || EF.Functions.Like(t.Body, pattern));
        }

        // Counted and not summed: T-SQL cannot sum what is partly of the idea and partly of the pattern. The patterns of a column have its type, so each has its own.
        var (inTitle, inBody) = (Like.Patterns(terms), Like.Patterns(terms));
        var hits = texts.Select(t => new SearchHit
        {
            Id = t.Id,
            FoundId = t.Id,
            Rank = -(10.0 * inTitle.Count(p => EF.Functions.Like(t.Title, p)) + inBody.Count(p => EF.Functions.Like(t.Body, p))),
            Title = "",
            Snippet = "",
        });
        return terms.AreAlternatives ? hits.Where(hit => hit.Rank < 0) : hits;
    }
}
