using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs.Engine;

/// <summary>Claims a firing, does the work in a scope of its own and writes down how it went. Whatever engine fires, the runs are these.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> log)
{
    /// <summary>A run is cut off after this; the next one goes on from the rows.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(25);

    /// <summary>A run that has not ended after this has no process any more.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    private static readonly string Node = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <returns>The run as it ended; null when another process has taken this firing.</returns>
    public async Task<JobRun?> RunAsync(ScheduledJob job, DateTime slot, int? askedById, CancellationToken ct)
    {
        if (await ClaimAsync(job, slot, askedById, ct) is not { } claim) return null;
        using var span = LabActivity.Job(job.Name);
        var began = clock.GetTimestamp();
        var run = await RunAsync(claim, job, ct);
        if (run.Outcome is JobOutcome.Failed) span.Fail("Failed");
        LabMeters.JobEnded(job.Name, run.Outcome, clock.GetElapsedTime(began));
        return run;
    }

    private async Task<JobRun> RunAsync(int claim, ScheduledJob job, CancellationToken ct)
    {
        using var cut = new CancellationTokenSource(LongestRun);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, cut.Token);
        try
        {
            var items = await WorkAsync(job, stop.Token);
            return await EndAsync(claim, (run, at) => run.Succeed(items, at));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            log.LogWarning("{Job} was interrupted", job.Name);
            return await EndAsync(claim, (run, at) => run.Abandon(at));
        }
#pragma warning disable CA1031 // Whatever went wrong belongs into the run, and the next firing must come.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "{Job} failed", job.Name);
            return await EndAsync(claim, (run, at) => run.Fail(FaultInWords.Of(e), at));
        }
    }

    private async Task<int?> ClaimAsync(ScheduledJob job, DateTime slot, int? askedById, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var lost = now - Lease;
        var claim = await db.InOneGoAsync(async () =>
        {
            foreach (var run in await db.JobRuns.Where(r => r.Job == job.Name && r.Outcome == JobOutcome.Running && r.StartedAt < lost).ToListAsync(ct)) run.Abandon(now);
            if (await db.JobRuns.AnyAsync(r => r.Job == job.Name && r.Slot == slot, ct)) return null;
            return db.Add(new JobRun(job.Name, slot, now, Node, askedById)).Entity;
        }, ct);
        return claim?.Id;
    }

    private async Task<int> WorkAsync(ScheduledJob job, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ((ILabJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(ct);
    }

    // In a scope of its own as well: the work may have left its unit of work in any state.
    private async Task<JobRun> EndAsync(int claim, Action<JobRun, DateTime> end)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        var run = await db.JobRuns.SingleAsync(r => r.Id == claim, CancellationToken.None);
        end(run, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(CancellationToken.None);
        return run;
    }
}
