using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class IdeaQueries
{
    /// <summary>The ideas that exist for the person (null: a visitor); every read goes through here. <see cref="Idea.ExistsFor"/> asks the same of one idea.</summary>
    public static IQueryable<Idea> VisibleTo(this IQueryable<Idea> ideas, Person? person)
    {
        if (person.ReviewsIdeas()) return ideas;
        // The topic is looked up by its key for each row that is read, and decided by what it says now: kept on the idea, it would have to follow a topic that changes while ideas come into it.
        var closed = ideas.Beside<Topic>().HiddenFrom(person);
        var (audiences, circles) = (Permissions.AudiencesOf(person), person?.Circles.ToList() ?? []);
        if (person is null) return ideas.Where(i => i.WithheldAt == null && audiences.Contains(i.Audience) && !closed.Any(t => t.Id == i.TopicId));
        return circles.Count == 0
            ? ideas.Where(i => i.WithheldAt == null && audiences.Contains(i.Audience) && !closed.Any(t => t.Id == i.TopicId) || i.AuthorId == person.Id)
            : ideas.Where(i => i.WithheldAt == null && (audiences.Contains(i.Audience) || i.Audience == Audience.Segments && circles.Contains(i.CircleId!.Value)) && !closed.Any(t => t.Id == i.TopicId) || i.AuthorId == person.Id);
    }

    /// <summary>The ideas that are owed a first official answer: <see cref="StatusSteps.AwaitsAnswer"/> in a query.</summary>
    public static IQueryable<Idea> AwaitingAnswer(this IQueryable<Idea> ideas) =>
        ideas.Where(i => i.FirstAnsweredAt == null && i.WithheldAt == null && (i.Status == IdeaStatus.Submitted || i.Status == IdeaStatus.UnderReview));

    /// <summary>Loads what the person has done to the idea (vote, follow, comments) and the questions that wait for staff, as the verbs of voting and discussion expect.</summary>
    public static IQueryable<Idea> WithShareOf(this IQueryable<Idea> ideas, Person person) => ideas
        .Include(i => i.Votes.Where(v => v.VoterId == person.Id))
        .Include(i => i.Follows.Where(f => f.PersonId == person.Id))
        .Include(i => i.Comments.Where(c => c.AuthorId == person.Id || c.AsksStaffSince != null))
        .AsSplitQuery();

    /// <summary>The author's idea with what decides whether they may still reword it.</summary>
    public static async Task<Idea> ForEditingAsync(this IdeaLabDb db, int ideaId, Person author, CancellationToken ct)
    {
        var idea = await db.Ideas.WithShareOf(author).WithWhatIsWithheld().SingleAsync(i => i.Id == ideaId, ct);
        await db.Votes.Where(v => v.IdeaId == ideaId && v.VoterId != author.Id).OrderBy(v => v.VoterId).Take(1).LoadAsync(ct);
        return idea;
    }

    /// <summary>Loads what these people have done to the ideas, as the verbs of voting expect.</summary>
    public static IQueryable<Idea> WithSharesOf(this IQueryable<Idea> ideas, IReadOnlyCollection<int> people) => ideas
        .Include(i => i.Votes.Where(v => people.Contains(v.VoterId)))
        .Include(i => i.Follows.Where(f => people.Contains(f.PersonId)))
        .Include(i => i.Comments.Where(c => people.Contains(c.AuthorId)))
        .AsSplitQuery();
}
