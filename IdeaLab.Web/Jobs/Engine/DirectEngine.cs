namespace IdeaLab.Web.Jobs.Engine;

/// <summary>Runs what is asked for then and there and fires nothing by itself: for commands, and where <c>Jobs:Enabled</c> is false.</summary>
internal sealed class DirectEngine(JobRunner runner, TimeProvider clock) : IJobEngine
{
    public bool KeepsTimetable => false;

    public Task RunSoonAsync(string job, int? askedById, CancellationToken ct) =>
        runner.RunAsync(Schedule.Named(job), clock.GetUtcNow().UtcDateTime, askedById, ct);
}
