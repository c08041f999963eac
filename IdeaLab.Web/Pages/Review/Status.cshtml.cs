using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Takes an idea one step on, with the reason. Its followers are told by a job.</summary>
public sealed class StatusModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public StatusForm.Fields Input { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public StatusForm Form { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.To is IdeaStatus.Declined && string.IsNullOrWhiteSpace(Input.ReopenWhen)) ModelState.AddModelError("Input.ReopenWhen", text["Review.Step.ReopenMissing"]);
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).AnyAsync(i => i.Id == Id, ct)) return NotFound();

        var stands = await db.InOneGoAsync(() => TakeStepAsync(ct), ct);
        if (stands is not null)
        {
            ModelState.AddModelError("", text["Review.Step.Overtaken", stands.By.Name, text.Word(stands.To), text.Moment(stands.At, await frame.ZoneAsync(ct)), stands.Reason]);
            return await ShowAsync(ct);
        }

        this.SayDone(text[Input.Tells ? "Review.Step.Done" : "Review.Step.DoneQuietly", text.Word(Input.To!.Value)]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var idea = await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).Where(i => i.Id == Id)
            .Select(i => new { i.Title, i.Status, LastStep = i.History.Max(step => (int?)step.Id) ?? 0 }).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();

        IdeaTitle = idea.Title;
        Form = new StatusForm(Id, idea.Status, idea.LastStep, Input);
        return Page();
    }

    /// <returns>The step of somebody else that came between; null when this one was taken.</returns>
    private async Task<StatusChange?> TakeStepAsync(CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        var last = await db.StatusChanges.Include(step => step.By).Where(step => step.IdeaId == Id).OrderByDescending(step => step.Id).FirstOrDefaultAsync(ct);
        if (last is not null && last.Id != Input.LastStep) return IsMine(last, reviewer) ? null : last;

        var idea = await db.Ideas.WithWhatIsOwed().SingleAsync(i => i.Id == Id, ct);
        DateTime? again = Input.LookAgainOn is { } day ? LocalDay.StartOf(day, await frame.LabZoneAsync(ct)) : null;
        var reopening = Input.To is IdeaStatus.Declined ? new Reopening(Input.ReopenWhen!, again) : null;
        idea.TakeStep(Input.To!.Value, reviewer, Input.Reason!, clock.GetUtcNow().UtcDateTime, reopening, Input.Tells);
        return null;
    }

    // The same form sent twice took the step already.
    private bool IsMine(StatusChange step, Person reviewer) => (step.ById, step.To, step.Reason) == (reviewer.Id, Input.To, Input.Reason!.Trim());
}
