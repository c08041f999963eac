using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Objects to what staff did about oneself, once.</summary>
[Limited(RateLimits.Comment)]
public sealed class AppealModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Fields Form { get; set; } = new();

    public ModerationAct Act { get; private set; } = null!;

    /// <summary>Of the idea it is about; null where it is about none, or about one that does not exist for the reader any more.</summary>
    public string? IdeaTitle { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        return await db.InOneGoAsync<IActionResult>(async () =>
        {
            var person = await me.RequirePersonAsync(ct);
            if (await ReadAsync(person.Id, ct) is not { } act) return NotFound();
            // A double click objected already.
            if (act.Appeal?.Text != Form.Text!.Trim()) act.RaiseAppeal(person, Form.Text!, clock.GetUtcNow().UtcDateTime);

            this.SayDone(text["Appeal.Done"]);
            return RedirectToPage("Moderation");
        }, ct);
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var person = await me.RequirePersonAsync(ct);
        if (await ReadAsync(person.Id, ct) is not { } act) return NotFound();
        Act = act;
        IdeaTitle = await db.Ideas.VisibleTo(person).Where(i => i.Id == act.IdeaId).Select(i => i.Title).SingleOrDefaultAsync(ct);
        return act.TakesAppealOf(person) ? Page() : RedirectToPage("Moderation");
    }

    private Task<ModerationAct?> ReadAsync(int personId, CancellationToken ct) =>
        db.ModerationActs.Include(a => a.Idea).Include(a => a.Appeal).SingleOrDefaultAsync(a => a.Id == Id && a.PersonId == personId && a.Ground != null, ct);

    public sealed class Fields
    {
        [Display(Name = "Appeal.Text")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Appeal.TextMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Text { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
