using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
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

/// <summary>Sets the day on which staff look whether what was decided still holds, or says that they need not.</summary>
public sealed class LookAgainModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public string? ReopenWhen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var due = await db.Ideas.Where(i => i.Id == Id).Select(i => i.LookAgainAt).SingleOrDefaultAsync(ct);
        // A day that has come is not offered again.
        Form.On = due > clock.GetUtcNow().UtcDateTime ? LocalDay.Of(due.Value, await frame.LabZoneAsync(ct)) : null;
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || await ShowAsync(ct) is NotFoundResult) return await ShowAsync(ct);

        DateTime? when = Form.On is { } day ? LocalDay.StartOf(day, await frame.LabZoneAsync(ct)) : null;
        await db.InOneGoAsync(() => LookAgainAsync(when, ct), ct);
        this.SayDone(Form.On is { } on ? text["Review.LookAgain.Done", on.ToString(text["Time.DayFormat"])] : text["Review.LookAgain.Never"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var idea = await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).Where(i => i.Id == Id)
            .Select(i => new { i.Title, i.History.OrderByDescending(step => step.Id).First().ReopenWhen }).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();

        (IdeaTitle, ReopenWhen) = (idea.Title, idea.ReopenWhen);
        return Page();
    }

    private async Task<Idea> LookAgainAsync(DateTime? when, CancellationToken ct)
    {
        var idea = await db.Ideas.WithWhatIsOwed().SingleAsync(i => i.Id == Id, ct);
        idea.LookAgain(await me.RequirePersonAsync(ct), when, clock.GetUtcNow().UtcDateTime);
        return idea;
    }

    public sealed class Input
    {
        [Display(Name = "Review.LookAgain.On")]
        public DateOnly? On { get; set; }
    }
}
