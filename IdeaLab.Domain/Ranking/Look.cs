using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ranking;

/// <summary>That one viewer saw one idea on one day (UTC), however often. Who is not signed in is known for that day only, by a hash (<see cref="DaySalt"/>).</summary>
public sealed record Look
{
    private Look(int ideaId, int? personId, Guid visitor, DateTime at) => (IdeaId, PersonId, Visitor, Day) = (ideaId, personId, visitor, DateOnly.FromDateTime(at));

    public int IdeaId { get; }

    /// <summary>The member; null for a visitor.</summary>
    public int? PersonId { get; }

    public Guid Visitor { get; }
    public DateOnly Day { get; }

    public static Look Of(Person member, int ideaId, DateTime at) => new(ideaId, member.Id, default, at);

    /// <param name="visitor">From <see cref="DaySalt.HashOf"/>.</param>
    public static Look Of(Guid visitor, int ideaId, DateTime at) => new(ideaId, null, visitor, at);
}
