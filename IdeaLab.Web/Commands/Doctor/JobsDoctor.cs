using System.CommandLine;
using System.Globalization;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Engine;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Commands.Doctor;

/// <summary>Whether each job of the timetable ended well within its last three periods.</summary>
internal sealed class JobsDoctor(IdeaLabDb db, IConfiguration configuration, TimeProvider clock) : IDoctor
{
    private const int Periods = 3;

    public async Task<bool> ExamineAsync(InvocationConfiguration to, CancellationToken ct)
    {
        if (!configuration.Setting("Jobs:Enabled", true)) return await to.SayAsync(true, "Jobs: not checked. Jobs:Enabled is false, so the timetable is kept elsewhere.");
        if (await db.JobRuns.MinAsync(r => (DateTime?)r.StartedAt, ct) is not { } begun) return await to.SayAsync(true, "Jobs: not checked. None has run yet; a site starts them.");

        var now = clock.GetUtcNow().UtcDateTime;
        var alive = now - JobRunner.Lease;
        var ended = await db.JobRuns.Where(r => r.Outcome == JobOutcome.Succeeded).GroupBy(r => r.Job).Select(same => new { Job = same.Key, At = same.Max(r => r.EndedAt) }).ToDictionaryAsync(r => r.Job, r => r.At, ct);
        var running = await db.JobRuns.Where(r => r.Outcome == JobOutcome.Running && r.StartedAt > alive).Select(r => r.Job).ToListAsync(ct);
        // One that never ended well may be newer than the lab; it is given its periods from the first run of any.
        var late = Schedule.Jobs.Where(job => !running.Contains(job.Name) && now - (ended.GetValueOrDefault(job.Name) ?? begun) > Periods * job.Every).ToList();
        foreach (var job in late) await to.SayAsync(false, $"Job {job.Name} is due every {Minutes(job)} and {Last(ended.GetValueOrDefault(job.Name))}.");
        return late.Count == 0 && await to.SayAsync(true, $"Jobs: each of {Schedule.Jobs.Count} ended well within its last {Periods} periods.");
    }

    private static string Minutes(ScheduledJob job) => job.Every == TimeSpan.FromMinutes(1) ? "minute" : $"{job.Every.TotalMinutes:N0} minutes";

    private static string Last(DateTime? at) => at is { } ended ? string.Create(CultureInfo.InvariantCulture, $"last ended well at {ended:yyyy-MM-dd HH:mm} UTC") : "never ended well";
}
