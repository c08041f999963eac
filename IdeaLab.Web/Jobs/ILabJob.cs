namespace IdeaLab.Web.Jobs;

/// <summary>Work of the timetable. It asks the database what is due, claims it, does it and marks it, so it is safe to run twice and on two nodes at once.</summary>
public interface ILabJob
{
    /// <returns>How many things were dealt with.</returns>
    Task<int> RunAsync(CancellationToken ct);
}
