using System.Linq.Expressions;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class ChallengeQueries
{
    /// <summary>The challenges that exist for the person (null: a visitor); every read goes through here.</summary>
    public static IQueryable<Challenge> VisibleTo(this IQueryable<Challenge> challenges, Person? person)
    {
        if (person.ReviewsIdeas()) return challenges;
        var (audiences, circles) = (Permissions.AudiencesOf(person), person?.Circles.ToList() ?? []);
        return circles.Count == 0
            ? challenges.Where(c => audiences.Contains(c.Audience))
            : challenges.Where(c => audiences.Contains(c.Audience) || c.Audience == Audience.Segments && circles.Contains(c.CircleId!.Value));
    }

    /// <summary>Those that take ideas at a moment, the one that closes next first: <see cref="Challenge.IsOpenAt"/> in a query.</summary>
    public static IQueryable<Challenge> OpenAt(this IQueryable<Challenge> challenges, DateTime at) =>
        challenges.Where(c => c.ClosedAt == null && c.OpensAt <= at && c.ClosesAt > at).OrderBy(c => c.ClosesAt).ThenBy(c => c.Id);

    /// <summary>Its ideas.</summary>
    public static IQueryable<Idea> OfChallenge(this IQueryable<Idea> ideas, int challengeId) => ideas.Where(i => i.ChallengeId == challengeId);

    /// <summary>Who shared an idea in it, voted for one or commented on one, each once. A vote that a merge brought was not given to it; one in doubt was, for its voter.</summary>
    public static IQueryable<int> ParticipantsOf(this IdeaLabDb db, int challengeId) => db.ParticipantsOf(challengeId, v => v.MergeId == null);

    /// <summary>The same without those who did nothing in it but give votes that do not count.</summary>
    public static IQueryable<int> CountedParticipantsOf(this IdeaLabDb db, int challengeId) => db.ParticipantsOf(challengeId, v => v.MergeId == null && v.Doubts == VoteDoubts.None);

    private static IQueryable<int> ParticipantsOf(this IdeaLabDb db, int challengeId, Expression<Func<Vote, bool>> votes) => db.Ideas.OfChallenge(challengeId).Listed().Select(i => i.AuthorId)
        .Union(db.Ideas.OfChallenge(challengeId).Listed().SelectMany(i => i.Votes.AsQueryable().Where(votes)).Select(v => v.VoterId))
        .Union(db.Ideas.OfChallenge(challengeId).Listed().SelectMany(i => i.Comments.Where(c => c.DeletedAt == null && c.WithheldAt == null)).Select(c => c.AuthorId));

    /// <summary>What of the person's budget an idea has, as its row and theirs stand; null where votes come from no budget. The person's share of the idea must be loaded.</summary>
    public static async Task<VoteShare?> VoteShareAsync(this IdeaLabDb db, Idea idea, Person voter, CancellationToken ct) => idea.Challenge?.Budget is { } budget
        ? new VoteShare(idea.Challenge.Id, budget, idea.VotesOf(voter), await db.VotesGivenAsync(idea.Challenge.Id, voter, idea.Id, ct))
        : null;

    /// <summary>
    /// Gives an idea so many votes of the person's budget in all, and saves; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>, with the person's share of the idea loaded, and write nothing after it.
    /// Only votes for ideas that still take some are spent; those on the others have come back.
    /// </summary>
    public static async Task GiveVotesAsync(this IdeaLabDb db, Idea idea, Person voter, int amount, DateTime at, CancellationToken ct, Func<Task>? alongside = null)
    {
        var challenge = idea.Challenge ?? throw new InvalidOperationException("The idea is in no challenge.");
        var ballot = await db.Ballots.SingleOrDefaultAsync(b => b.ChallengeId == challenge.Id && b.PersonId == voter.Id, ct);
        if (ballot is null) db.Ballots.Add(ballot = new Ballot(challenge, voter));

        var (isFirst, doubts) = (!idea.HasVoteOf(voter), await db.DoubtsOfAsync(idea.Id, voter.Id, ct));
        idea.GiveVotes(voter, amount, ballot, await db.VotesGivenAsync(challenge.Id, voter, idea.Id, ct), await db.FirstCastAsync(idea, voter, at, ct), doubts);
        if (alongside is not null) await alongside();

        if (isFirst && doubts is VoteDoubts.None) await db.CountAsync(idea, voter, await db.TrendingAsync(ct), ct);
        else await db.RescoreAsync(idea, ct);
    }

    /// <summary>What the person has given to the ideas of a challenge that still take votes, one of them left out. Votes that do not count are spent as well.</summary>
    public static Task<int> VotesGivenAsync(this IdeaLabDb db, int challengeId, Person voter, int exceptIdeaId, CancellationToken ct) =>
        db.Votes.Where(v => v.VoterId == voter.Id && v.IdeaId != exceptIdeaId && v.Idea.ChallengeId == challengeId && StatusSteps.Moving.Contains(v.Idea.Status))
            .SumAsync(v => v.Amount, ct);
}
