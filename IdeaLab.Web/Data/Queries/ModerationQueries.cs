using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class ModerationQueries
{
    /// <summary>One text with its author and what withholds it, as the verbs of moderation expect; null when there is none, it is deleted, or its idea does not exist for who acts.</summary>
    public static async Task<Contribution?> ContributionAsync(this IdeaLabDb db, Person staff, ContributionKey key, CancellationToken ct)
    {
        if (await db.Ideas.VisibleTo(staff).Include(i => i.Author).WithWhatIsWithheld().AsSplitQuery().SingleOrDefaultAsync(i => i.Id == key.IdeaId, ct) is not { } idea) return null;
        if (key.CommentId is { } commentId)
        {
            var comment = await db.Comments.Include(c => c.Author).Include(c => c.Withholdings.Where(w => w.EndedAt == null)).ThenInclude(w => w.Act).SingleOrDefaultAsync(c => c.Id == commentId && c.IdeaId == idea.Id && c.DeletedAt == null, ct);
            return comment is null ? null : new(idea, comment);
        }
        if (key.VersionId is not { } versionId) return new(idea);
        var version = await db.ProposalVersions.Include(v => v.By).Include(v => v.Proposal).Include(v => v.Withholdings.Where(w => w.EndedAt == null)).ThenInclude(w => w.Act).SingleOrDefaultAsync(v => v.Id == versionId && v.IdeaId == idea.Id, ct);
        return version is null ? null : new(idea, null, version);
    }

    /// <summary>A person with the acts that silence them and the sanctions that stand, as the verbs of moderation expect.</summary>
    public static Task<Person?> ForModerationAsync(this IdeaLabDb db, int personId, CancellationToken ct) => db.People
        .Include(p => p.Acts.Where(a => a.UndoneAt == null && (a.Kind == ActKind.Suspend || a.Kind == ActKind.Ban))).ThenInclude(a => a.By)
        .Include(p => p.Sanctions.Where(s => s.LiftedAt == null))
        .AsSplitQuery().SingleOrDefaultAsync(p => p.Id == personId, ct);

    /// <summary>An act with all that undoing it, and answering an objection to it, expects.</summary>
    public static async Task<ModerationAct?> ActAsync(this IdeaLabDb db, Person staff, int id, CancellationToken ct)
    {
        var act = await db.ModerationActs.Include(a => a.By).Include(a => a.UndoneBy).Include(a => a.Earlier).Include(a => a.Appeal!.DecidedBy).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (act is null) return null;
        await db.ForModerationAsync(act.PersonId, ct);
        if (act.IdeaId is not { } ideaId) return act;
        await db.ContributionAsync(staff, new(ideaId, act.CommentId, act.VersionId), ct);
        // A comment its author has deleted since is not among those one can act on.
        if (act.CommentId is not null && act.Comment is null) await db.Comments.Include(c => c.Withholdings.Where(w => w.EndedAt == null)).SingleAsync(c => c.Id == act.CommentId, ct);
        return act;
    }

    /// <summary>What was done about one text, or about a person.</summary>
    public static IQueryable<ModerationAct> About(this IQueryable<ModerationAct> acts, ContributionKey key) =>
        acts.Where(a => a.IdeaId == key.IdeaId && a.CommentId == key.CommentId && a.VersionId == key.VersionId);

    /// <summary>The flags of one text that wait for staff.</summary>
    public static IQueryable<Flag> OpenAbout(this IQueryable<Flag> flags, ContributionKey key) =>
        flags.Where(f => f.OpenSince > DateTime.MinValue && f.IdeaId == key.IdeaId && f.CommentId == key.CommentId && f.VersionId == key.VersionId);

    /// <summary>Whether there is staff besides these people, who could decide in their place.</summary>
    public static Task<bool> HasOtherStaffAsync(this IdeaLabDb db, int one, int other, CancellationToken ct) => db.People.Staff().AnyAsync(p => p.Id != one && p.Id != other, ct);

    /// <summary>Sets the score of an idea anew where a comment on it went or came back, and saves.</summary>
    public static async Task SaveModeratedAsync(this IdeaLabDb db, Idea? idea, CancellationToken ct)
    {
        if (idea is null) await db.SaveChangesAsync(ct);
        else await db.RescoreEachAsync([idea], ct);
    }
}

/// <summary>The keys of one text: an idea, a comment on it, or a version of its proposal.</summary>
public sealed record ContributionKey(int IdeaId, int? CommentId = null, int? VersionId = null);
