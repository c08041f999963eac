using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>One text as staff look at it: what it says, who wrote it and how they stand, and why it is here.</summary>
public sealed record ModerationItem(ContributionKey Key, string Title, string Text, DateTime At, Person Author, IReadOnlyList<Flag> Flags, Withheld? Withheld, IReadOnlyList<ModerationAct> Acts, int Earlier)
{
    /// <summary>What kind of text it is, as the end of a key: <c>Moderation.Of.Idea</c> and the like.</summary>
    public string Kind => Key.VersionId is not null ? "Proposal" : Key.CommentId is not null ? "Comment" : "Idea";

    /// <summary>Those of these keys that exist for the reader, by key, in as many queries as for one.</summary>
    public static async Task<Dictionary<ContributionKey, ModerationItem>> ReadAsync(IdeaLabDb db, Person reader, IReadOnlyCollection<ContributionKey> keys, CancellationToken ct)
    {
        var ids = keys.Select(k => k.IdeaId).Distinct().ToList();
        var ideas = await db.Ideas.AsNoTracking().VisibleTo(reader).Include(i => i.Author).Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var commentIds = keys.Select(k => k.CommentId).OfType<int>().ToList();
        var comments = await db.Comments.AsNoTracking().Include(c => c.Author).Where(c => commentIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var versionIds = keys.Select(k => k.VersionId).OfType<int>().ToList();
        var versions = await db.ProposalVersions.AsNoTracking().Include(v => v.By).Where(v => versionIds.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        var flags = (await db.Flags.AsNoTracking().Include(f => f.By).Where(f => f.OpenSince > DateTime.MinValue && ids.Contains(f.IdeaId)).OrderBy(f => f.Id).ToListAsync(ct)).ToLookup(f => new ContributionKey(f.IdeaId, f.CommentId, f.VersionId));
        var withheld = (await db.Withheld.AsNoTracking().Include(w => w.Act).Where(w => w.EndedAt == null && ids.Contains(w.IdeaId)).ToListAsync(ct)).ToDictionary(w => new ContributionKey(w.IdeaId, w.CommentId, w.VersionId));
        var acts = (await db.ModerationActs.AsNoTracking().Include(a => a.By).Include(a => a.UndoneBy).Include(a => a.Appeal).Where(a => a.IdeaId != null && ids.Contains(a.IdeaId.Value)).OrderByDescending(a => a.Id).ToListAsync(ct)).ToLookup(a => new ContributionKey(a.IdeaId!.Value, a.CommentId, a.VersionId));

        var found = new List<ModerationItem>();
        foreach (var key in keys.Distinct())
        {
            if (!ideas.TryGetValue(key.IdeaId, out var idea)) continue;
            if (key.CommentId is { } c && !comments.ContainsKey(c) || key.VersionId is { } v && !versions.ContainsKey(v)) continue;
            var (author, text, at) = key switch
            {
                { CommentId: { } comment } => (comments[comment].Author, comments[comment].Body, comments[comment].CreatedAt),
                { VersionId: { } version } => (versions[version].By, string.Join("\n\n", versions[version].Problem, versions[version].Beneficiaries, versions[version].Solution), versions[version].At),
                _ => (idea.Author, idea.Body, idea.CreatedAt),
            };
            found.Add(new(key, idea.Title, text, at, author, [.. flags[key]], withheld.GetValueOrDefault(key), [.. acts[key]], 0));
        }

        var authors = found.Select(item => item.Author.Id).Distinct().ToList();
        var earlier = await db.ModerationActs.Where(a => authors.Contains(a.PersonId) && a.Ground != null && a.UndoneAt == null).GroupBy(a => a.PersonId).Select(own => new { own.Key, Count = own.Count() }).ToDictionaryAsync(own => own.Key, own => own.Count, ct);
        return found.ToDictionary(item => item.Key, item => item with { Earlier = earlier.GetValueOrDefault(item.Author.Id) });
    }
}
