using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

/// <summary>What the holding rules ask of the database. However much there is, each asks for a bounded number of rows from the end of an index.</summary>
public static class HoldingQueries
{
    /// <summary>How far back a text of one's own is a repetition.</summary>
    public static readonly TimeSpan OwnTime = TimeSpan.FromDays(30);

    /// <summary>How far back a text of others is one.</summary>
    public static readonly TimeSpan OthersTime = TimeSpan.FromDays(1);

    private const int MostOwn = 20;
    private const int MostOthers = 100;

    /// <summary>The rules as they are set, not tracked; where nobody has set them, those a lab begins with.</summary>
    public static async Task<HoldingSettings> HoldingAsync(this IdeaLabDb db, CancellationToken ct) => await db.HoldingSettings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new HoldingSettings();

    /// <summary>How many ideas and comments of a person stand, counted up to a number.</summary>
    public static async Task<int> AcceptedPostsAsync(this IdeaLabDb db, int personId, int most, CancellationToken ct)
    {
        var ideas = await db.Ideas.Where(i => i.AuthorId == personId && i.WithheldAt == null).Take(most).CountAsync(ct);
        return ideas >= most ? ideas : ideas + await db.Comments.Where(c => c.AuthorId == personId && c.DeletedAt == null && c.WithheldAt == null).Take(most - ideas).CountAsync(ct);
    }

    /// <summary>What the author wrote in the last month, and others in the last day, of any audience and also what is held: a wave of spam comes from many accounts. The beginnings, as far as they are compared.</summary>
    /// <param name="idea">The text that is looked at is the idea's own; null when it is not.</param>
    /// <param name="comment">Or that of a comment.</param>
    public static async Task<RecentTexts> RecentTextsAsync(this IdeaLabDb db, int authorId, int? idea, int? comment, DateTime now, CancellationToken ct)
    {
        var (ownSince, othersSince) = (now - OwnTime, now - OthersTime);
        List<Recent> recent =
        [
            .. await Of(db.Ideas.Where(i => i.AuthorId == authorId && i.CreatedAt >= ownSince).OrderByDescending(i => i.Id)).Take(MostOwn).ToListAsync(ct),
            .. await Of(db.Comments.Where(c => c.AuthorId == authorId && c.CreatedAt >= ownSince).OrderByDescending(c => c.CreatedAt)).Take(MostOwn).ToListAsync(ct),
            .. await Of(db.Ideas.Where(i => i.CreatedAt >= othersSince).OrderByDescending(i => i.CreatedAt)).Take(MostOthers).ToListAsync(ct),
            .. await Of(db.Comments.Where(c => c.CreatedAt >= othersSince).OrderByDescending(c => c.CreatedAt)).Take(MostOthers).ToListAsync(ct),
        ];
        var others = recent.Where(text => text.Id != (text.IsComment ? comment : idea)).ToLookup(text => text.AuthorId == authorId, text => Shingles.Of(text.Text));
        return new([.. others[true]], [.. others[false]]);
    }

    /// <summary>The last texts of members, the newest first, as the rules would have met them; each is compared with those before it. When a form was shown, and what was in its hidden field, nobody keeps.</summary>
    /// <param name="links">Counts the links of a text in Markdown.</param>
    /// <param name="plain">Reads one.</param>
    public static async Task<IReadOnlyList<Post>> LatestPostsAsync(this IdeaLabDb db, int most, Func<string, int> links, Func<string, string> plain, CancellationToken ct)
    {
        var ideas = await db.Ideas.IgnoreAutoIncludes().Where(i => i.Source == null && i.Author.Roles == Roles.None).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(most)
            .Select(i => new Sent(i.Title, i.Body, i.AuthorId, i.Author.JoinedAt, i.CreatedAt,
                db.Ideas.Count(o => o.AuthorId == i.AuthorId && o.CreatedAt < i.CreatedAt && o.WithheldAt == null) + db.Comments.Count(o => o.AuthorId == i.AuthorId && o.CreatedAt < i.CreatedAt && o.DeletedAt == null && o.WithheldAt == null))).ToListAsync(ct);
        var comments = await db.Comments.Where(c => c.Source == null && c.DeletedAt == null && c.Author.Roles == Roles.None).OrderByDescending(c => c.CreatedAt).Take(most)
            .Select(c => new Sent("", c.Body, c.AuthorId, c.Author.JoinedAt, c.CreatedAt,
                db.Ideas.Count(o => o.AuthorId == c.AuthorId && o.CreatedAt < c.CreatedAt && o.WithheldAt == null) + db.Comments.Count(o => o.AuthorId == c.AuthorId && o.CreatedAt < c.CreatedAt && o.DeletedAt == null && o.WithheldAt == null))).ToListAsync(ct);
        var latest = ideas.Concat(comments).OrderByDescending(sent => sent.At).Take(most).Select(sent => (Sent: sent, Shingles: Shingles.Of($"{sent.Title} {sent.Body}"))).ToList();
        return latest.ConvertAll(one =>
        {
            var before = latest.Where(other => other.Sent.At < one.Sent.At).ToLookup(other => other.Sent.AuthorId == one.Sent.AuthorId);
            return new Post(one.Sent.Title, plain(one.Sent.Body))
            {
                Links = links(one.Sent.Body),
                AccountAge = one.Sent.At - one.Sent.JoinedAt,
                AcceptedPosts = one.Sent.Before,
                OwnTexts = [.. before[true].Where(own => one.Sent.At - own.Sent.At <= OwnTime).Select(own => own.Shingles)],
                OtherTexts = [.. before[false].Where(other => one.Sent.At - other.Sent.At <= OthersTime).Select(other => other.Shingles)],
            };
        });
    }

    private static IQueryable<Recent> Of(IQueryable<Idea> ideas) => ideas.IgnoreAutoIncludes().Select(i => new Recent(i.Id, false, i.AuthorId, i.Title, i.Body.Substring(0, Shingles.Length)));

    private static IQueryable<Recent> Of(IQueryable<Comment> comments) => comments.Select(c => new Recent(c.Id, true, c.AuthorId, "", c.Body.Substring(0, Shingles.Length)));

    private sealed record Sent(string Title, string Body, int AuthorId, DateTime JoinedAt, DateTime At, int Before);

    private sealed record Recent(int Id, bool IsComment, int AuthorId, string Title, string Start)
    {
        public string Text => IsComment ? Start : $"{Title}\n{Start}";
    }
}
