using System.ComponentModel.DataAnnotations;
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

/// <summary>Asks the author something, by mail too; the idea waits for the reply.</summary>
public sealed class AskModel(IdeaLabDb db, CurrentUser me, Asking asking, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).AnyAsync(i => i.Id == Id, ct)) return NotFound();

        await db.InOneGoAsync(async () => await asking.AskAsync(Id, await me.RequirePersonAsync(ct), Form.Body!, ct), ct);
        this.SayDone(text["Ask.Done"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var title = await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).Where(i => i.Id == Id).Select(i => i.Title).SingleOrDefaultAsync(ct);
        if (title is null) return NotFound();

        IdeaTitle = title;
        return Page();
    }

    public sealed class Input
    {
        [Display(Name = "Ask.Body")]
        [Required(ErrorMessage = "Form.Required"), StringLength(AuthorQuestion.BodyMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
