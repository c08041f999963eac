using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class ChallengeQueries
{
    /// <summary>The challenges that exist for the person (null: a visitor); every read goes through here.</summary>
    public static IQueryable<Challenge> VisibleTo(this IQueryable<Challenge> challenges, Person? person)
    {
        if (person.ReviewsIdeas()) return challenges;
        var audiences = Permissions.AudiencesOf(person);
        return challenges.Where(c => audiences.Contains(c.Audience));
    }

    /// <summary>
    /// Gives an idea so many votes of the person's budget in all; call inside <see cref="RaceQueries.InOneGoAsync{T}"/>, with the person's share of the idea loaded.
    /// Only votes for ideas that still take some are spent; those on the others have come back.
    /// </summary>
    public static async Task GiveVotesAsync(this IdeaLabDb db, Idea idea, Person voter, int amount, DateTime at, CancellationToken ct)
    {
        var challenge = idea.Challenge ?? throw new InvalidOperationException("The idea is in no challenge.");
        var ballot = await db.Ballots.SingleOrDefaultAsync(b => b.ChallengeId == challenge.Id && b.PersonId == voter.Id, ct);
        if (ballot is null) db.Ballots.Add(ballot = new Ballot(challenge, voter));

        idea.GiveVotes(voter, amount, ballot, await db.VotesGivenAsync(challenge.Id, voter, idea.Id, ct), at);
        await db.RescoreAsync(idea, ct);
    }

    /// <summary>What the person has given to the ideas of a challenge that still take votes, one of them left out.</summary>
    public static Task<int> VotesGivenAsync(this IdeaLabDb db, int challengeId, Person voter, int exceptIdeaId, CancellationToken ct) =>
        db.Votes.Where(v => v.VoterId == voter.Id && v.IdeaId != exceptIdeaId && v.Idea.ChallengeId == challengeId && StatusSteps.Moving.Contains(v.Idea.Status))
            .SumAsync(v => v.Amount, ct);
}
