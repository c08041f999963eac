using System.ComponentModel.DataAnnotations;
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

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>The author rewords an idea nobody has voted or commented on yet.</summary>
[Limited(RateLimits.Submit)]
public sealed class EditModel(IdeaLabDb db, CurrentUser me, Screener screener, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    public sealed class EditInput
    {
        [Required(ErrorMessage = "Submit.Title.Missing"), StringLength(Idea.TitleMaxLength, ErrorMessage = "Submit.Title.TooLong")]
        public string? Title { get; set; }

        // Browsers send two characters for a line break, and people count one.
        [Required(ErrorMessage = "Submit.Body.Missing"), StringLength(Idea.BodyMaxLength, ErrorMessage = "Submit.Body.TooLong")]
        public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public EditInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        var owner = await OwnerAsync(author, ct);
        if (owner is null) return NotFound();
        if (owner != author.Id) return Forbid();

        var idea = await db.ForEditingAsync(Id, author, ct);
        if (!idea.MayBeEditedBy(author))
        {
            TempData[RuleViolationFilter.NoticeKey] = text["Rule.IdeaEditClosed"].Value;
            return ToIdea(idea);
        }

        Input = new EditInput { Title = idea.Title, Body = idea.Body };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool preview, CancellationToken ct)
    {
        var author = await me.RequirePersonAsync(ct);
        var owner = await OwnerAsync(author, ct);
        if (owner is null) return NotFound();
        if (owner != author.Id) return Forbid();
        if (preview) ModelState.Clear();
        if (preview || !ModelState.IsValid) return Page();

        var idea = await db.InOneGoAsync(async () =>
        {
            var person = await me.RequirePersonAsync(ct);
            var own = await db.ForEditingAsync(Id, person, ct);
            var before = own.Version;
            own.Revise(person, Input.Title!, Input.Body!);
            if (own.Version != before && await screener.ScreenAsync(person, "idea-edit", own.Title, own.Body, own, null, ct) is { } screening) own.Withhold(screening, clock.GetUtcNow().UtcDateTime);
            return own;
        }, ct);

        this.SayDone(text[idea.IsWithheld ? "Holding.Waits.Edit" : "Submit.Edit.Done"]);
        return ToIdea(idea);
    }

    public Task<IActionResult> ShowAsync(CancellationToken ct) => Task.FromResult<IActionResult>(Page());

    private Task<int?> OwnerAsync(Person author, CancellationToken ct) => db.Ideas.VisibleTo(author).Where(i => i.Id == Id).Select(i => (int?)i.AuthorId).SingleOrDefaultAsync(ct);

    private RedirectToPageResult ToIdea(Idea idea) => RedirectToPage("Details", new { idea.Id, slug = Slug.Of(idea.Title) });
}
