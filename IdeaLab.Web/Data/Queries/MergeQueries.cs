using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class MergeQueries
{
    /// <summary>Everything that leads to an idea, however far.</summary>
    public static IQueryable<Merge> LeadingTo(this IQueryable<Merge> merges, int ideaId) => merges.Where(m => m.EndId == ideaId);

    /// <summary>Where a merged idea leads, if that is among these.</summary>
    public static IQueryable<Idea> LedToFrom(this IQueryable<Idea> ideas, IdeaLabDb db, int mergedId) =>
        db.Merges.Where(m => m.IdeaId == mergedId && m.EndId != null).Join(ideas, m => m.EndId, i => (int?)i.Id, (_, idea) => idea);

    /// <summary>Those of these ideas that lead to one, however far.</summary>
    public static IQueryable<Idea> LeadingTo(this IQueryable<Idea> ideas, IdeaLabDb db, int ideaId) =>
        db.Merges.LeadingTo(ideaId).Join(ideas, m => m.IdeaId, i => i.Id, (_, idea) => idea);

    /// <summary>Two ideas, by their keys, with all that the verbs of merging expect.</summary>
    public static async Task<Dictionary<int, Idea>> ForMergingAsync(this IdeaLabDb db, int oneId, int otherId, CancellationToken ct)
    {
        var parts = await db.Merges.Where(m => m.EndId == oneId || m.EndId == otherId).ToListAsync(ct);
        List<int> ids = [oneId, otherId, .. parts.Select(m => m.IdeaId)];
        return await db.Ideas.Include(i => i.Votes).Include(i => i.Follows).Include(i => i.Promises).AsSplitQuery().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
    }

    /// <summary>What merging one idea into another would come to. Whoever has voted for the target already counts by that vote alone, or not where that is in doubt.</summary>
    public static async Task<MergePreview> MergePreviewAsync(this IdeaLabDb db, Idea idea, Idea target, CancellationToken ct)
    {
        var counts = await db.Ideas.Where(i => i.Id == idea.Id).Select(_ => new
        {
            FollowersHere = db.Follows.Count(f => f.IdeaId == idea.Id),
            FollowersThere = db.Follows.Count(f => f.IdeaId == target.Id),
            VotedForBoth = db.Votes.Count(v => v.IdeaId == idea.Id && v.Doubts == VoteDoubts.None && db.Votes.Any(other => other.IdeaId == target.Id && other.VoterId == v.VoterId)),
            FollowBoth = db.Follows.Count(f => f.IdeaId == idea.Id && db.Follows.Any(other => other.IdeaId == target.Id && other.PersonId == f.PersonId)),
        }).SingleAsync(ct);
        return new(new(idea.VoteCount, target.VoteCount, counts.VotedForBoth), new(counts.FollowersHere, counts.FollowersThere, counts.FollowBoth), idea.ImportedSupport, target.ImportedSupport);
    }

    /// <summary>The last merge of an idea, undone or not, with all that undoing it expects where it stands; null when it never was merged.</summary>
    public static async Task<Merge?> ForUndoingAsync(this IdeaLabDb db, int ideaId, CancellationToken ct)
    {
        var merge = await db.Merges.Include(m => m.By).Include(m => m.UndoneBy).Include(m => m.Step).Where(m => m.IdeaId == ideaId).OrderByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        if (merge?.EndId is { } endId) await db.ForMergingAsync(ideaId, endId, ct);
        return merge;
    }

    /// <summary>Loads whatever was merged into the idea with the person's share in it, as taking a vote or a follow back expects.</summary>
    public static Task LoadMergedAsync(this IdeaLabDb db, Idea idea, Person person, CancellationToken ct) => db.LoadMergedAsync([idea], [person], ct);

    /// <summary>The same for several ideas and people, in as many queries as for one.</summary>
    public static async Task LoadMergedAsync(this IdeaLabDb db, IEnumerable<Idea> ideas, IEnumerable<Person> people, CancellationToken ct)
    {
        var (ends, persons) = (ideas.Select(i => (int?)i.Id).ToList(), people.Select(p => p.Id).ToList());
        var merges = await db.Merges.Where(m => ends.Contains(m.EndId)).ToListAsync(ct);
        if (merges.Count == 0) return;
        var parts = merges.ConvertAll(m => m.IdeaId);
        await db.Ideas.Where(i => parts.Contains(i.Id)).WithSharesOf(persons).LoadAsync(ct);
    }
}

/// <summary>Who supports and follows two ideas, and both together, each person once.</summary>
public sealed record MergePreview(MergePreview.Counts Voters, MergePreview.Counts Followers, int ImportedHere, int ImportedThere)
{
    public sealed record Counts(int Here, int There, int Both)
    {
        public int After => Here + There - Both;
    }
}
