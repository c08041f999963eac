using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class WithholdingQueries
{
    /// <summary>Those that lists show: what is withheld is on none, not even for its author and staff.</summary>
    public static IQueryable<Idea> Listed(this IQueryable<Idea> ideas) => ideas.Where(i => i.WithheldAt == null);

    /// <summary>Those that stand for the person (null: a visitor): <see cref="Comment.StandsFor"/> in a query.</summary>
    public static IQueryable<Comment> StandingFor(this IQueryable<Comment> comments, Person? person)
    {
        if (person.ReviewsIdeas()) return comments.Where(c => c.DeletedAt == null);
        var readerId = person?.Id ?? 0;
        return comments.Where(c => c.DeletedAt == null && (c.WithheldAt == null || c.AuthorId == readerId));
    }

    /// <summary>What a rule keeps back and staff have not looked at. A comment that its author has deleted since needs nobody any more.</summary>
    /// <remarks>Written so that no engine looks for it among the acts: nearly all of what is withheld by nobody is over.</remarks>
    public static IQueryable<Withheld> WaitingForStaff(this IQueryable<Withheld> withheld) =>
        withheld.Where(w => w.EndedAt == null && (w.ActId ?? 0) == 0 && (w.CommentId == null || w.Comment!.DeletedAt == null));

    /// <summary>Loads the promises and what withholds the idea now, as the verbs of withholding expect.</summary>
    public static IQueryable<Idea> WithWhatIsWithheld(this IQueryable<Idea> ideas) =>
        ideas.Include(i => i.Promises).Include(i => i.Withholdings.Where(w => w.EndedAt == null && w.CommentId == null && w.VersionId == null)).ThenInclude(w => w.Act);

    /// <summary>A rule keeps a comment back, and saves; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>, with its idea loaded.</summary>
    public static async Task WithholdAsync(this IdeaLabDb db, Comment comment, Screening screening, DateTime at, CancellationToken ct)
    {
        comment.Withhold(screening, at);
        await db.RescoreEachAsync([comment.Idea], ct);
    }
}
