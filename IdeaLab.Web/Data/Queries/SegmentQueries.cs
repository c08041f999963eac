using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class SegmentQueries
{
    /// <summary>Looks up which circles admit these people, as everything that asks whether something exists for them expects. One query.</summary>
    public static async Task WithCirclesAsync(this IdeaLabDb db, IEnumerable<Person> people, CancellationToken ct)
    {
        var asked = people.Distinct().ToList();
        var ids = asked.ConvertAll(p => p.Id);
        if (ids.Count == 0) return;
        var circles = (await db.Memberships.Where(m => ids.Contains(m.PersonId)).Join(db.CircleSegments, m => m.SegmentId, c => c.SegmentId, (m, c) => new { m.PersonId, c.CircleId }).Distinct().ToListAsync(ct))
            .ToLookup(c => c.PersonId, c => c.CircleId);
        foreach (var person in asked) person.BelongTo(circles[person.Id]);
    }

    /// <summary>The people whom an audience admits: <see cref="Permissions.Admits"/> in a query.</summary>
    public static IQueryable<Person> AdmittedTo(this IQueryable<Person> people, Audience audience, int? circleId, IdeaLabDb db) => audience switch
    {
        Audience.Everyone => people,
        Audience.Customers => people.Where(p => p.Kind == PersonKind.Customer || (p.Roles & PeopleQueries.Reviewing) > Roles.None),
        Audience.Employees => people.Where(p => p.Kind == PersonKind.Employee || (p.Roles & PeopleQueries.Reviewing) > Roles.None),
        _ => people.Where(p => (p.Roles & PeopleQueries.Reviewing) > Roles.None || db.CircleSegments.Any(c => c.CircleId == circleId && p.Memberships.Any(m => m.SegmentId == c.SegmentId))),
    };

    /// <summary>The circle of these segments; made, and saved, where there is none yet. Call inside <see cref="RaceQueries.InOneGoAsync{T}"/>: of two who make the same at once, one looks again.</summary>
    /// <returns>Null where a segment is none, or is not the person's to close something to.</returns>
    public static async Task<Circle?> CircleAsync(this IdeaLabDb db, IReadOnlyCollection<int> segments, Person by, CancellationToken ct)
    {
        var wanted = segments.Distinct().ToList();
        var found = await db.Segments.Where(s => wanted.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(ct);
        await db.Entry(by).Collection(p => p.Memberships).LoadAsync(ct);
        if (found.Count != wanted.Count || found.Count == 0 || !found.TrueForAll(by.MayAddress)) return null;

        var name = Circle.NameOf(wanted);
        var circle = await db.Circles.SingleOrDefaultAsync(c => c.Name == name, ct);
        if (circle is null)
        {
            circle = db.Add(new Circle(found)).Entity;
            await db.SaveChangesAsync(ct);
        }

        await db.WithCirclesAsync([by], ct);
        return circle;
    }

    /// <summary>The segments the person may close something to.</summary>
    public static Task<List<Segment>> AddressableByAsync(this IdeaLabDb db, Person person, CancellationToken ct) =>
        (person.ReviewsIdeas() || person.AdministersLab() ? db.Segments.AsNoTracking() : db.Segments.AsNoTracking().Where(s => db.Memberships.Any(m => m.PersonId == person.Id && m.SegmentId == s.Id))).ToListAsync(ct);
}
