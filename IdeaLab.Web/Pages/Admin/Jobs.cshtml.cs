using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>What runs by itself, how it last went, and a button to run it now.</summary>
public sealed class JobsModel(IdeaLabDb db, CurrentUser me, IJobEngine engine, AuditNotes notes, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public const int PageSize = 30;

    /// <summary>Only runs of this job.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Job { get; set; }

    /// <summary>The last run of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public bool TimetableIsOn => engine.KeepsTimetable;
    public IReadOnlyList<Line> Timetable { get; private set; } = [];
    public IReadOnlyList<Run> Runs { get; private set; } = [];
    /// <summary>How far scores have been set anew; null when all are as they should be.</summary>
    public Rescoring? Rescoring { get; private set; }
    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var newest = db.JobRuns.GroupBy(r => r.Job).Select(same => same.Max(r => r.Id));
        var last = await Rows(db.JobRuns.Where(r => newest.Contains(r.Id))).ToDictionaryAsync(r => r.Job, ct);
        Timetable = [.. Schedule.Jobs.Select(job => new Line(job, last.GetValueOrDefault(job.Name), job.NextSlotAfter(now)))];

        Rescoring = await db.RescoringAsync(ct);

        var runs = db.JobRuns.AsQueryable();
        if (!string.IsNullOrEmpty(Job)) runs = runs.Where(r => r.Job == Job);
        if (Before is { } id) runs = runs.Where(r => r.Id < id);
        var rows = await Rows(runs.OrderByDescending(r => r.Id).Take(PageSize + 1)).ToListAsync(ct);
        (Runs, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    public async Task<IActionResult> OnPostAsync(string name, CancellationToken ct)
    {
        if (Schedule.Jobs.All(job => job.Name != name)) return NotFound();

        await notes.AddAsync(AuditAct.Started, AuditNotes.Job, ct, new AuditChange("Name", null, name));
        await db.SaveChangesAsync(ct);
        await engine.RunSoonAsync(name, (await me.RequirePersonAsync(ct)).Id, ct);

        this.SayDone(text["Jobs.Asked", text[$"Job.{name}"].Value]);
        return RedirectToPage();
    }

    private IQueryable<Run> Rows(IQueryable<JobRun> runs) => runs.Select(r => new Run(
        r.Id, r.Job, r.StartedAt, r.EndedAt, r.Outcome, r.Items, r.Error, db.People.Where(p => p.Id == r.AskedById).Select(p => p.Name).FirstOrDefault()));

    public sealed record Line(ScheduledJob Job, Run? Last, DateTime NextAt);

    public sealed record Run(int Id, string Job, DateTime StartedAt, DateTime? EndedAt, JobOutcome Outcome, int Items, string? Error, string? AskedBy)
    {
        public string Tone => Outcome switch { JobOutcome.Succeeded => "tag-good", JobOutcome.Failed => "tag-bad", JobOutcome.Abandoned => "tag-warn", _ => "" };
    }
}
