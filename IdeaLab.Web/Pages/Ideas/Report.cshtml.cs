using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;
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

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Tells staff that something is wrong with an idea or a comment.</summary>
public sealed class ReportModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Null for the idea itself.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Comment { get; set; }

    /// <summary>The number of the version of the proposal; null for another thing.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (!ModelState.IsValid || shown is not PageResult) return shown;

        await db.InOneGoAsync(() => ReportAsync(ct), ct);
        this.SayDone(text["Report.Done"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var member = await me.RequirePersonAsync(ct);
        var title = await db.Ideas.VisibleTo(member).Where(i => i.Id == Id).Select(i => i.Title).SingleOrDefaultAsync(ct);
        if (title is null || Comment is not null && !await db.Comments.StandingFor(member).AnyAsync(c => c.Id == Comment && c.IdeaId == Id, ct)
            || Version is not null && (Comment is not null || !await db.ProposalVersions.AnyAsync(v => v.IdeaId == Id && v.Number == Version, ct))) return NotFound();

        IdeaTitle = title;
        return Page();
    }

    private async Task<bool> ReportAsync(CancellationToken ct)
    {
        var member = await me.RequirePersonAsync(ct);
        // One open report of a person about a thing is enough.
        var idea = await db.Ideas.Include(i => i.Proposal).SingleAsync(i => i.Id == Id, ct);
        var version = Version is null ? null : await db.ProposalVersions.SingleAsync(v => v.IdeaId == Id && v.Number == Version, ct);
        var key = new ContributionKey(Id, Comment, version?.Id);
        if (await db.Flags.OpenAbout(key).AnyAsync(f => f.ById == member.Id, ct)) return false;

        var comment = Comment is null ? null : await db.Comments.SingleAsync(c => c.Id == Comment, ct);
        db.Add(new Flag(idea, comment, member, Form.Reason!, clock.GetUtcNow().UtcDateTime, Form.Ground!.Value, version));
        return true;
    }

    public sealed class Input
    {
        [Display(Name = "Report.Ground")]
        [Required(ErrorMessage = "Form.Required")]
        public Ground? Ground { get; set; }

        [Display(Name = "Report.Reason")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Flag.ReasonMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
