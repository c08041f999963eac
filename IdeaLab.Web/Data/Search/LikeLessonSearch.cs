using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>By LIKE, as <see cref="LikeIdeaSearch"/>.</summary>
public sealed class LikeLessonSearch(IdeaLabDb db) : LessonSearch(db)
{
    protected override IQueryable<LessonHit> Matches(SearchTerms terms)
    {
        var texts = Db.Lessons.Select(l => new
        {
            l.Id,
            Title = EF.Functions.Collate(l.Idea.Title, Like.Collation),
            Happened = EF.Functions.Collate(l.Happened, Like.Collation),
            Learned = EF.Functions.Collate(l.Learned, Like.Collation),
            NextTime = EF.Functions.Collate(l.NextTime, Like.Collation),
        });
        foreach (var pattern in Like.Patterns(terms))
            texts = texts.Where(t => EF.Functions.Like(t.Title, pattern) || EF.Functions.Like(t.Happened, pattern) || EF.Functions.Like(t.Learned, pattern) || EF.Functions.Like(t.NextTime, pattern));

        var (inTitle, happened, learned, nextTime) = (Like.Patterns(terms), Like.Patterns(terms), Like.Patterns(terms), Like.Patterns(terms));
        return texts.Select(t => new LessonHit
        {
            Id = t.Id,
            Rank = -(4.0 * inTitle.Count(p => EF.Functions.Like(t.Title, p)) + 2.0 * nextTime.Count(p => EF.Functions.Like(t.NextTime, p))
                + happened.Count(p => EF.Functions.Like(t.Happened, p)) + learned.Count(p => EF.Functions.Like(t.Learned, p))),
            Title = "",
            Happened = "",
            Learned = "",
            NextTime = "",
        });
    }
}
