namespace IdeaLab.Domain.Ideas;

/// <summary>For whom an idea, a topic or a challenge exists.</summary>
public enum Audience
{
    Everyone = 0,
    Customers = 1,
    Employees = 2,

    /// <summary>Whoever is in one of the segments of its circle (<see cref="People.Circle"/>).</summary>
    Segments = 3,
}
