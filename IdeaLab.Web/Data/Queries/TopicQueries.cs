using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Web.Data.Queries;

public static class TopicQueries
{
    /// <summary>The topics that exist for the person (null: a visitor); every read but that of admins goes through here. <see cref="Topic.ExistsFor"/> asks the same of one topic.</summary>
    public static IQueryable<Topic> VisibleTo(this IQueryable<Topic> topics, Person? person)
    {
        if (person.ReviewsIdeas()) return topics;
        var (audiences, circles) = (Permissions.AudiencesOf(person), person?.Circles.ToList() ?? []);
        return circles.Count == 0
            ? topics.Where(t => audiences.Contains(t.Audience))
            : topics.Where(t => audiences.Contains(t.Audience) || t.Audience == Audience.Segments && circles.Contains(t.CircleId!.Value));
    }

    /// <summary>Those that do not exist for the person: the others of <see cref="VisibleTo"/>.</summary>
    internal static IQueryable<Topic> HiddenFrom(this IQueryable<Topic> topics, Person? person)
    {
        var (audiences, circles) = (Permissions.AudiencesOf(person), person?.Circles.ToList() ?? []);
        var hidden = topics.Where(t => !audiences.Contains(t.Audience));
        return circles.Count == 0 ? hidden : hidden.Where(t => t.CircleId == null || !circles.Contains(t.CircleId.Value));
    }
}
