using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Scorecards;
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

/// <summary>By what the ideas of a challenge are scored, with weights. Until its owner sets them it begins with the lines the challenge names.</summary>
public sealed class CriteriaModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true, Name = "challenge")]
    public int Of { get; set; }

    [BindProperty]
    public CriteriaFields Form { get; set; } = new();

    /// <summary>The set that was shown, 0 for none: when another comes between, whoever saves is told.</summary>
    [BindProperty]
    public int SetId { get; set; }

    public string Question { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await ChallengeAsync(ct) is { } challenge)
            Form = await db.LastSetAsync(Of, ct) is { } set ? CriteriaFields.Of(set) : CriteriaFields.Of(challenge.CriteriaLines);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(keepsSet: true, ct);
        if (!ModelState.IsValid || shown is not PageResult) return shown;

        var isSaved = await db.InOneGoAsync(() => SaveAsync(ct), ct);
        if (!isSaved)
        {
            ModelState.AddModelError("", text["Criteria.Overtaken"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Criteria.Saved"]);
        return RedirectToPage(new { challenge = Of });
    }

    public Task<IActionResult> ShowAsync(CancellationToken ct) => ShowAsync(keepsSet: false, ct);

    private async Task<IActionResult> ShowAsync(bool keepsSet, CancellationToken ct)
    {
        if (await ChallengeAsync(ct) is not { } challenge) return NotFound();
        if (!CriteriaSet.MayBeSetBy(await me.RequirePersonAsync(ct), challenge)) return Forbid();

        Question = challenge.Question;
        Form.WithSpareRows();
        if (!keepsSet) SetId = (await db.LastSetAsync(Of, ct))?.Id ?? 0;
        return Page();
    }

    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        var (person, challenge, current) = (await me.RequirePersonAsync(ct), (await ChallengeAsync(ct))!, await db.LastSetAsync(Of, ct));
        if (current?.Says(Form.Terms) is true) return true;
        if ((current?.Id ?? 0) != SetId) return false;
        db.Add(new CriteriaSet(challenge, Form.Terms, person, clock.GetUtcNow().UtcDateTime));
        return true;
    }

    private async Task<Challenge?> ChallengeAsync(CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        return await db.Challenges.VisibleTo(person).SingleOrDefaultAsync(c => c.Id == Of, ct);
    }
}
