namespace IdeaLab.Web.Jobs;

/// <summary>What fires the timetable. The rest of the program only ever asks it for a run out of turn.</summary>
public interface IJobEngine
{
    /// <summary>Whether it fires by itself; otherwise jobs run only when asked for.</summary>
    bool KeepsTimetable { get; }

    /// <param name="job">A name of <see cref="Schedule"/>.</param>
    /// <param name="askedById">The person who asks; null for the program itself.</param>
    Task RunSoonAsync(string job, int? askedById, CancellationToken ct);
}
