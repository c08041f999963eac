using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class ScoreQueries
{
    /// <summary>The scoring of an idea with all its verbs expect; null while nobody was asked.</summary>
    public static Task<Scoring?> ScoringAsync(this IdeaLabDb db, int ideaId, CancellationToken ct) => db.Scorings
        .Include(s => s.Idea).Include(s => s.Set.Criteria.OrderBy(c => c.Position))
        .Include(s => s.Invitations.OrderBy(i => i.InvitedAt).ThenBy(i => i.Id)).ThenInclude(i => i.Person)
        .Include(s => s.Invitations).ThenInclude(i => i.By)
        .Include(s => s.Scorecards.OrderBy(c => c.Id)).ThenInclude(c => c.Person)
        .AsSplitQuery().SingleOrDefaultAsync(s => s.IdeaId == ideaId, ct);

    /// <summary>The criteria in force for ideas of a challenge, which are the organisation's when it has none of its own; null asks for those.</summary>
    public static async Task<CriteriaSet> CriteriaAsync(this IdeaLabDb db, int? challengeId, CancellationToken ct) =>
        (challengeId is null ? null : await db.LastSetAsync(challengeId, ct)) ?? (await db.LastSetAsync(null, ct))!;

    /// <summary>The ideas that somebody was asked to score and still may: an invitation is of no use once its idea is past choosing.</summary>
    public static IQueryable<ScoreInvitation> OpenFor(this IQueryable<ScoreInvitation> invitations, Person person) =>
        invitations.Where(i => i.PersonId == person.Id && i.OpenSince > DateTime.MinValue && Scoring.Scored.Contains(i.Scoring.Idea.Status));

    /// <summary>The scorings of which the person may see what they come to: <see cref="Scoring.ShowsResultTo"/> in a query.</summary>
    public static IQueryable<Scoring> ResultsShownTo(this IQueryable<Scoring> scorings, Person person)
    {
        var isStaff = person.ReviewsIdeas();
        return scorings.Where(s => s.Scorecards.Any(c => c.PersonId == person.Id) || isStaff && !s.Invitations.Any(i => i.PersonId == person.Id && i.OpenSince > DateTime.MinValue));
    }

    /// <summary>Those of some ideas where reviewers disagree and it is not decided yet. Asked so that the index of disagreements is walked, which is short, and not the one of statuses.</summary>
    public static IQueryable<Scoring> Divided(this IQueryable<Scoring> scorings, IQueryable<Idea> ideas) =>
        scorings.Where(s => s.DividedSince > DateTime.MinValue && ideas.Any(i => i.Id == s.IdeaId && Scoring.Scored.Contains(i.Status)));

    /// <summary>Members with an account for whom an idea exists, its author left out: <see cref="Scoring.MayBeAsked"/> in a query.</summary>
    public static IQueryable<Person> ToScore(this IdeaLabDb db, Idea idea) => db.Users.Where(a => a.EmailConfirmed && a.PersonId != idea.AuthorId).Select(a => a.Person)
        .AdmittedTo(idea.Audience, idea.CircleId, db).AdmittedTo(idea.Topic.Audience, idea.Topic.CircleId, db);

    /// <summary>The newest set of a challenge itself, or of the organisation; null when a challenge has none.</summary>
    public static Task<CriteriaSet?> LastSetAsync(this IdeaLabDb db, int? challengeId, CancellationToken ct) =>
        db.CriteriaSets.Include(s => s.Criteria.OrderBy(c => c.Position)).Where(s => s.ChallengeId == challengeId).OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);
}
