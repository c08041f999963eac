using System.Diagnostics.CodeAnalysis;
using IdeaLab.Domain.Ideas;

namespace IdeaLab.Domain.People;

/// <summary>Who may do what; null is a visitor who has not signed in.</summary>
public static class Permissions
{
    /// <summary>Reviewers, owners and leads: they see every idea and answer it.</summary>
    public static bool ReviewsIdeas(this Person? person) => person.Has(Roles.Reviewer | Roles.Owner | Roles.Lead);

    public static bool OwnsTopics(this Person? person) => person.Has(Roles.Owner | Roles.Lead);

    public static bool LeadsInnovation(this Person? person) => person.Has(Roles.Lead);

    /// <summary>Leads, whose criteria they are, and admins, who set the lab up.</summary>
    public static bool SetsCriteria(this Person? person) => person.LeadsInnovation() || person.AdministersLab();

    public static bool AdministersLab(this Person? person) => person.Has(Roles.Admin);

    /// <summary>Whether an idea for this audience exists for the person; the author of an idea sees it whatever its audience.</summary>
    /// <param name="circleId">The circle of an audience of segments. Without one, as after a fault, it is closed to all but staff.</param>
    public static bool Admits(this Audience audience, Person? person, int? circleId = null) =>
        person.ReviewsIdeas() || audience switch
        {
            Audience.Everyone => true,
            Audience.Customers => person is { Kind: PersonKind.Customer },
            Audience.Employees => person is { Kind: PersonKind.Employee },
            Audience.Segments => circleId is { } circle && person?.Circles.Contains(circle) is true,
            _ => false,
        };

    /// <summary>The audiences whose ideas exist for the person: <see cref="Admits"/> as a list. What is for segments is not among them but for staff: of it exists what <see cref="Person.Circles"/> says.</summary>
    public static Audience[] AudiencesOf(Person? person) => [.. Enum.GetValues<Audience>().Where(a => a.Admits(person))];

    /// <summary>Whether the person may close something to a segment: staff to every one, others to those they are in. Their memberships must be loaded.</summary>
    public static bool MayAddress(this Person person, Segment segment) => person.ReviewsIdeas() || person.AdministersLab() || person.IsIn(segment);

    /// <summary>Whether the person is neither suspended nor banned.</summary>
    public static bool MayTakePart([NotNullWhen(true)] this Person? person) => person is { IsSilenced: false };

    /// <exception cref="RuleViolation">The person is suspended or banned.</exception>
    internal static void RefuseWhenSilenced(this Person person)
    {
        if (person.IsSilenced) throw new RuleViolation(person.SilencedUntil is null ? "Rule.Banned" : "Rule.Suspended");
    }

    private static bool Has(this Person? person, Roles any) => person is { RolesRest: false } && (person.Roles & any) > Roles.None;
}
