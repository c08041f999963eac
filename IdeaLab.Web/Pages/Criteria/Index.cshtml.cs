using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Criteria;

/// <summary>The organisation's own criteria, for ideas of no challenge and for challenges that set none. What was scored before stands by the criteria of then.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public CriteriaFields Form { get; set; } = new();

    /// <summary>The set that was shown: when another comes between, whoever saves is told.</summary>
    [BindProperty]
    public int SetId { get; set; }

    public string? SetBy { get; private set; }
    public DateTime SetAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form = CriteriaFields.Of(await db.CriteriaAsync(null, ct));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var isSaved = await db.InOneGoAsync(() => SaveAsync(ct), ct);
        if (!isSaved)
        {
            ModelState.AddModelError("", text["Criteria.Overtaken"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Criteria.Saved"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var current = await db.CriteriaAsync(null, ct);
        if (current.ById is not null) await db.Entry(current).Reference(c => c.By).LoadAsync(ct);
        // What was posted is shown as typed, but saving once more is meant with what stands now in view.
        ModelState.Remove(nameof(SetId));
        (SetId, SetBy, SetAt) = (current.Id, current.By?.Name, current.At);
        Form.WithSpareRows();
        return Page();
    }

    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        var (person, current) = (await me.RequirePersonAsync(ct), await db.CriteriaAsync(null, ct));
        if (current.Says(Form.Terms)) return true;
        if (current.Id != SetId) return false;
        db.Add(new CriteriaSet(null, Form.Terms, person, clock.GetUtcNow().UtcDateTime));
        return true;
    }
}
