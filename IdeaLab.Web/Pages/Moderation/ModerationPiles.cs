using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>One line of a pile.</summary>
/// <param name="Key">What of; null for an objection of somebody to something about themself.</param>
/// <param name="Since">What the pile is ordered by, UTC.</param>
/// <param name="Number">The order of what came at once.</param>
/// <param name="ActId">The act that is objected to; null in the other piles.</param>
public sealed record ModerationLine(ContributionKey? Key, DateTime Since, int Number, int? ActId = null)
{
    public string Place => new BoardPlace(Since.Ticks, Number).ToString();
}

/// <summary>The piles of <c>/moderation</c>, each the oldest first. What is open is later than never, since SQLite does not look "is not null" up in an index.</summary>
internal sealed class ModerationPiles(IdeaLabDb db, DateTime now)
{
    /// <summary>So long members are new, and what they write is looked at.</summary>
    public static readonly TimeSpan New = TimeSpan.FromDays(14);

    /// <summary>How many there are, up to a limit.</summary>
    public async Task<int> CountAsync(ModerationPile pile, int upTo, CancellationToken ct) => pile switch
    {
        ModerationPile.Flagged => await Flagged().Take(upTo).CountAsync(ct),
        ModerationPile.First => Math.Min(upTo, await FirstIdeas().Take(upTo).CountAsync(ct) + await FirstComments().Take(upTo).CountAsync(ct)),
        ModerationPile.Links => Math.Min(upTo, await LinkIdeas().Take(upTo).CountAsync(ct) + await LinkComments().Take(upTo).CountAsync(ct)),
        _ => await Simple(pile).Take(upTo).CountAsync(ct),
    };

    public async Task<List<ModerationLine>> ReadAsync(ModerationPile pile, BoardPlace? after, int count, CancellationToken ct)
    {
        var lines = pile switch
        {
            ModerationPile.First => [.. await LinesAsync(FirstIdeas().Select(i => new Line { IdeaId = i.Id, Since = i.CreatedAt, Number = i.Id * 2 }), after, count, ct),
                .. await LinesAsync(FirstComments().Select(c => new Line { IdeaId = c.IdeaId, CommentId = c.Id, Since = c.CreatedAt, Number = c.Id * 2 + 1 }), after, count, ct)],
            ModerationPile.Links => [.. await LinesAsync(LinkIdeas().Select(i => new Line { IdeaId = i.Id, Since = i.CreatedAt, Number = i.Id * 2 }), after, count, ct),
                .. await LinesAsync(LinkComments().Select(c => new Line { IdeaId = c.IdeaId, CommentId = c.Id, Since = c.CreatedAt, Number = c.Id * 2 + 1 }), after, count, ct)],
            ModerationPile.Flagged => await LinesAsync(Flagged(), after, count, ct),
            _ => await LinesAsync(Simple(pile), after, count, ct),
        };
        return [.. lines.OrderBy(l => l.Since).ThenBy(l => l.Number).Take(count).Select(l => new ModerationLine(l.IdeaId is { } idea ? new(idea, l.CommentId, l.VersionId) : null, l.Since, l.Number, l.ActId))];
    }

    private static Task<List<Line>> LinesAsync(IQueryable<Line> lines, BoardPlace? after, int count, CancellationToken ct)
    {
        if (after is not null) lines = lines.Where(l => l.Since >= after.Time && (l.Since > after.Time || l.Number > after.Id));
        return lines.OrderBy(l => l.Since).ThenBy(l => l.Number).Take(count).ToListAsync(ct);
    }

    private IQueryable<Line> Simple(ModerationPile pile) => pile switch
    {
        ModerationPile.Appeals => db.Appeals.Where(a => a.OpenSince > DateTime.MinValue)
            .Select(a => new Line { IdeaId = a.Act.IdeaId, CommentId = a.Act.CommentId, VersionId = a.Act.VersionId, ActId = a.ActId, Since = a.OpenSince!.Value, Number = a.ActId }),
        ModerationPile.Hidden => db.Withheld.Where(w => w.EndedAt == null && w.ActId != null).Select(w => new Line { IdeaId = w.IdeaId, CommentId = w.CommentId, VersionId = w.VersionId, Since = w.Since, Number = w.Id }),
        _ => db.Withheld.WaitingForStaff().Select(w => new Line { IdeaId = w.IdeaId, CommentId = w.CommentId, VersionId = w.VersionId, Since = w.Since, Number = w.Id }),
    };

    // A comment that its author has deleted since needs nobody any more.
    private IQueryable<Line> Flagged() => db.Flags.Where(f => f.OpenSince > DateTime.MinValue && (f.CommentId == null || f.Comment!.DeletedAt == null))
        .GroupBy(f => new { f.IdeaId, f.CommentId, f.VersionId })
        .Select(same => new Line { IdeaId = same.Key.IdeaId, CommentId = same.Key.CommentId, VersionId = same.Key.VersionId, Since = same.Min(f => f.OpenSince)!.Value, Number = same.Min(f => f.Id) });

    private IQueryable<Idea> FirstIdeas() => NewIdeas().Where(i => !db.Ideas.Any(o => o.AuthorId == i.AuthorId && o.CreatedAt < i.CreatedAt) && !db.Comments.Any(c => c.AuthorId == i.AuthorId && c.CreatedAt < i.CreatedAt));

    private IQueryable<Comment> FirstComments() => NewComments().Where(c => !db.Ideas.Any(i => i.AuthorId == c.AuthorId && i.CreatedAt < c.CreatedAt) && !db.Comments.Any(o => o.AuthorId == c.AuthorId && o.CreatedAt < c.CreatedAt));

    private IQueryable<Idea> LinkIdeas() => NewIdeas().Where(i => i.Body.Contains("://") || i.Body.Contains("www."));

    private IQueryable<Comment> LinkComments() => NewComments().Where(c => c.Body.Contains("://") || c.Body.Contains("www."));

    // What somebody of staff has done something about is looked at; what is withheld is in a pile of its own.
    private IQueryable<Idea> NewIdeas()
    {
        var since = now - New;
        return db.Ideas.Where(i => i.CreatedAt > since && i.WithheldAt == null && i.Source == null && i.Author.JoinedAt > since && i.Author.Roles == Roles.None
            && !db.ModerationActs.Any(a => a.IdeaId == i.Id && a.CommentId == null && a.VersionId == null));
    }

    private IQueryable<Comment> NewComments()
    {
        var since = now - New;
        return db.Comments.Where(c => c.CreatedAt > since && c.DeletedAt == null && c.WithheldAt == null && c.Source == null && c.Author.JoinedAt > since && c.Author.Roles == Roles.None
            && !db.ModerationActs.Any(a => a.CommentId == c.Id));
    }

    // Set by names, since a query sees through that and not through a constructor.
    private sealed class Line
    {
        public int? IdeaId { get; init; }
        public int? CommentId { get; init; }
        public int? VersionId { get; init; }
        public int? ActId { get; init; }
        public required DateTime Since { get; init; }
        public required int Number { get; init; }
    }
}
