using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.Segments;

/// <summary>A segment's names and what it is for; or its end, where nothing is for it.</summary>
public sealed class EditModel(IdeaLabDb db, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SegmentFields Form { get; set; } = new();

    /// <summary>The state the admin saw when deciding.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Segment Now { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (Now is not null) Form = new SegmentFields { English = Now.English, Spanish = Now.Spanish, Description = Now.Description };
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var isSaved = await db.InOneGoAsync(async () =>
        {
            if (await db.Segments.SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } segment || segment.Version != Version) return false;
            await Form.RequireFreeAsync(db, segment, ct);
            segment.Rename(Form.English, Form.Spanish, Form.Description ?? "");
            return true;
        }, ct);
        if (!isSaved)
        {
            ModelState.AddModelError("", text["Admin.Changed"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Segment.Saved"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await db.Segments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } segment) return NotFound();
        Now = segment;
        return Page();
    }
}
