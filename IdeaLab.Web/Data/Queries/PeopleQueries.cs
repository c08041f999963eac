using IdeaLab.Domain.People;

namespace IdeaLab.Web.Data.Queries;

public static class PeopleQueries
{
    internal const Roles Reviewing = Roles.Reviewer | Roles.Owner | Roles.Lead;

    /// <summary>Those who review ideas: <see cref="Permissions.ReviewsIdeas"/> in a query. The first condition is for the index, since most people have no role.</summary>
    public static IQueryable<Person> Staff(this IQueryable<Person> people) => people.Where(p => p.Roles > Roles.None && (p.Roles & Reviewing) > Roles.None);
}
