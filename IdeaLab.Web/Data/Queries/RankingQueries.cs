using System.Runtime.CompilerServices;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class RankingQueries
{
    /// <summary>Saves, then sets the scores of the idea and of what is loaded of those merged into it from all their rows; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>.</summary>
    public static Task RescoreAsync(this IdeaLabDb db, Idea idea, CancellationToken ct) => db.RescoreAsync([idea], ct);

    /// <summary>The same for several ideas, in as many queries as for one.</summary>
    public static Task RescoreAsync(this IdeaLabDb db, IReadOnlyCollection<Idea> ideas, CancellationToken ct) =>
        db.RescoreEachAsync([.. ideas.SelectMany(idea => idea.Whole()).Distinct()], ct);

    /// <summary>The same for these ideas and none that were merged into them.</summary>
    public static async Task RescoreEachAsync(this IdeaLabDb db, IReadOnlyCollection<Idea> ideas, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        if (ideas.Count == 0) return;
        var ids = ideas.Select(idea => idea.Id).ToList();
        var trending = await db.TrendingAsync(ct);
        var events = await db.Ideas.Where(i => ids.Contains(i.Id)).EventsAsync(trending, DateTime.MaxValue, ct);
        foreach (var idea in ideas) idea.Rescore(events[idea.Id], trending);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What the lab ranks by at present. A verb that adds to a score reads it in the same transaction, so that a rebuild meanwhile starts it over.</summary>
    public static async Task<Trending> TrendingAsync(this IdeaLabDb db, CancellationToken ct) => (await db.Settings.AsNoTracking().SingleAsync(ct)).Trending;

    /// <summary>How many scores have been set anew since half-life or weights changed, and how many there are; null when all are as they should be.</summary>
    public static async Task<Rescoring?> RescoringAsync(this IdeaLabDb db, CancellationToken ct) =>
        await db.Settings.Select(s => s.RescoredUpTo).SingleAsync(ct) is { } upTo ? new(await db.Ideas.CountAsync(i => i.Id <= upTo, ct), await db.Ideas.CountAsync(ct)) : null;

    /// <summary>Everything that moves an idea's trending score, from its rows.</summary>
    public static async Task<List<TrendingEvent>> EventsOfAsync(this IdeaLabDb db, Idea idea, Trending trending, CancellationToken ct) =>
        [.. (await db.Ideas.Where(i => i.Id == idea.Id).EventsAsync(trending, DateTime.MaxValue, ct))[idea.Id]];

    /// <summary>What one idea's score is made of now: as the last snapshot of all ideas has it while that is still the score, else from its rows.</summary>
    public static async Task<(RankTerms Terms, RankPlace? Place)> TermsOfAsync(this IdeaLabDb db, int ideaId, double score, Trending trending, DateTime now, Person? reader, CancellationToken ct)
    {
        var last = await db.PlacesAsync(BoardOrder.Trending, null, [ideaId], now, reader, ct);
        var place = last.Of(ideaId);
        if (place is { Cast: not null } && place.Score == score) return (place.Terms.After(now - last.TakenAt, trending), place);
        var events = await db.Ideas.Where(i => i.Id == ideaId).EventsAsync(trending, DateTime.MaxValue, ct);
        return (RankTerms.Of(events[ideaId], trending, now), place);
    }

    /// <summary>
    /// Everything that moved these ideas before a moment, by idea, in five queries however many they are. A comment removed since then still counts for a moment
    /// at which it stood; a vote or follow taken back has left no row and does not, nor does a vote that is kept out of the count now. What a merge brought counts from the merge on, at the time it was cast elsewhere.
    /// </summary>
    /// <param name="ideas">Of which ideas.</param>
    /// <param name="trending">What the lab ranks by.</param>
    /// <param name="before">The first moment whose events are none of these, UTC.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <param name="since">The first moment whose events are among them, UTC.</param>
    public static async Task<ILookup<int, TrendingEvent>> EventsAsync(this IQueryable<Idea> ideas, Trending trending, DateTime before, CancellationToken ct, DateTime since = default) =>
        (await ideas.EachVoteAsync(before, since, ct).ToListAsync(ct)).Concat(await ideas.OtherEventsAsync(trending, before, since, ct)).ToLookup(e => e.Item1, e => e.Item2);

    /// <summary>
    /// The scores of these ideas from all their rows, by idea; one of which no event weighs anything is left out. The database adds up the votes itself, as what they are worth now,
    /// which the domain does for the rest.
    /// </summary>
    public static async Task<Dictionary<int, double>> ScoresAsync(this IQueryable<Idea> ideas, Trending trending, DateTime now, CancellationToken ct)
    {
        var scores = new Dictionary<int, double>();
        void Add(int idea, TrendingEvent happened)
        {
            if (happened.Weight > 0) scores[idea] = trending.Add(scores.TryGetValue(idea, out var score) ? score : Trending.Quiet(happened.At), happened.Weight, happened.At);
        }

        var votes = await ideas.WorthOfVotesAsync(trending, now, ct);
        if (votes.Exists(v => v.Worth is < Faint or double.PositiveInfinity))
            await foreach (var (idea, vote) in ideas.EachVoteAsync(DateTime.MaxValue, default).WithCancellation(ct)) Add(idea, vote);
        else
            foreach (var (idea, worth) in votes) Add(idea, new TrendingEvent(RankTerm.Votes, worth, now));
        foreach (var (idea, happened) in await ideas.OtherEventsAsync(trending, DateTime.MaxValue, default, ct)) Add(idea, happened);
        return scores;
    }

    // A thousand half-lives ago a number in the database has no digits left, and a few less are enough to lose some.
    private const double Faint = 1e-280;

    // Trending.FreshVotes in a query.
    private static async Task<List<(int IdeaId, double Worth)>> WorthOfVotesAsync(this IQueryable<Idea> ideas, Trending trending, DateTime now, CancellationToken ct)
    {
        var (seconds, halfLife) = ((now - DateTime.UnixEpoch).TotalSeconds, trending.HalfLife.TotalSeconds);
        var votes = await ideas.SelectMany(i => i.Votes).Where(v => v.Doubts == VoteDoubts.None).GroupBy(v => v.IdeaId)
            .Select(own => new { IdeaId = own.Key, Worth = own.Sum(v => v.Amount * Trending.VoteWeight * Math.Pow(2, (IdeaLabDb.UnixSeconds(v.CastAt) - seconds) / halfLife)) }).ToListAsync(ct);
        return votes.ConvertAll(v => (v.IdeaId, v.Worth));
    }

    private static IQueryable<Vote> VotesBetween(this IQueryable<Idea> ideas, DateTime since, DateTime before) =>
        ideas.SelectMany(i => i.Votes).Where(v => v.Doubts == VoteDoubts.None && v.CastAt >= since && v.CastAt < before && (v.MergeId == null || v.Merge!.At < before));

    private static async IAsyncEnumerable<(int IdeaId, TrendingEvent Vote)> EachVoteAsync(this IQueryable<Idea> ideas, DateTime before, DateTime since, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var v in ideas.VotesBetween(since, before).Select(v => new { v.IdeaId, v.Amount, At = v.CastAt }).AsAsyncEnumerable().WithCancellation(ct))
            yield return (v.IdeaId, new TrendingEvent(RankTerm.Votes, v.Amount * Trending.VoteWeight, v.At));
    }

    private static async Task<List<(int IdeaId, TrendingEvent Event)>> OtherEventsAsync(this IQueryable<Idea> ideas, Trending trending, DateTime before, DateTime since, CancellationToken ct)
    {
        var follows = await ideas.SelectMany(i => i.Follows.Where(f => f.Reason == FollowReason.Chosen && f.PersonId != i.AuthorId && f.At >= since && f.At < before && (f.MergeId == null || f.Merge!.At < before)))
            .Select(f => new { f.IdeaId, f.At }).ToListAsync(ct);
        var comments = await ideas.SelectMany(i => i.Comments.Where(c => c.AuthorId != i.AuthorId && c.CreatedAt < before && (c.DeletedAt == null || c.DeletedAt >= before) && (c.WithheldAt == null || c.WithheldAt >= before)))
            .GroupBy(c => new { c.IdeaId, c.AuthorId }).Select(own => new { own.Key.IdeaId, At = own.Min(c => c.CreatedAt) }).Where(c => c.At >= since).ToListAsync(ct);
        var merged = await ideas.SelectMany(i => i.Merges.Where(m => m.ImportedSupport > 0))
            .Select(m => new { m.TargetId, m.ImportedSupport, m.ImportedAt, m.At }).ToListAsync(ct);
        var brought = merged.ToLookup(m => m.TargetId);
        var imported = (await ideas.Where(i => i.ImportedSupport > 0 && i.CreatedAt >= since && i.CreatedAt < before).Select(i => new { i.Id, i.ImportedSupport, i.CreatedAt }).ToListAsync(ct))
            .Select(i => (i.Id, Support: i.ImportedSupport - brought[i.Id].Sum(m => m.ImportedSupport), At: i.CreatedAt))
            .Concat(merged.Where(m => m.ImportedAt >= since && m.At < before).Select(m => (Id: m.TargetId, Support: m.ImportedSupport, At: m.ImportedAt)));

        return
        [
            .. follows.Select(f => (f.IdeaId, new TrendingEvent(RankTerm.Follows, trending.FollowWeight, f.At))),
            .. comments.Select(c => (c.IdeaId, new TrendingEvent(RankTerm.Comments, trending.CommentWeight, c.At))),
            .. imported.Where(i => i.Support > 0).Select(i => (i.Id, new TrendingEvent(RankTerm.Imported, i.Support * Trending.VoteWeight, i.At))),
        ];
    }
}

/// <summary>Progress of setting all scores anew, in ideas.</summary>
public sealed record Rescoring(int Done, int Total);
