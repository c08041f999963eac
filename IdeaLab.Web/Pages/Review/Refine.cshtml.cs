using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Takes a promising idea into refining, with the reason, and goes on to its proposal.</summary>
public sealed class RefineModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public IdeaStatus Status { get; private set; }
    public bool MayBeRefined => StatusSteps.Allows(Status, IdeaStatus.Refining);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        // Past this step already, one goes on to what it leads to.
        return await db.Ideas.VisibleTo(reviewer).SingleOrDefaultAsync(i => i.Id == Id, ct) is { Status: not IdeaStatus.UnderReview, TakesProposal: true } ? ToProposal() : await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);
        return await db.InOneGoAsync(() => StepAsync(ct), ct);
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var idea = await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).Where(i => i.Id == Id).Select(i => new { i.Title, i.Status }).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();

        (IdeaTitle, Status) = (idea.Title, idea.Status);
        return Page();
    }

    private async Task<IActionResult> StepAsync(CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        if (await db.Ideas.VisibleTo(reviewer).WithWhatIsOwed().SingleOrDefaultAsync(i => i.Id == Id, ct) is not { } idea) return NotFound();
        // Two who press it at once both want to refine: one step is enough.
        if (idea.Status is not IdeaStatus.Refining) idea.TakeStep(IdeaStatus.Refining, reviewer, Form.Reason!, clock.GetUtcNow().UtcDateTime, tells: Form.Tells);
        return ToProposal();
    }

    private RedirectToPageResult ToProposal() => RedirectToPage("/Proposals/Edit", new { Id });

    public sealed class Input
    {
        [Display(Name = "Review.Step.Reason")]
        [Required(ErrorMessage = "Review.Step.Why"), StringLength(StatusChange.ReasonMaxLength, ErrorMessage = "Review.Step.WhyTooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Review.Step.Tells")]
        public bool Tells { get; set; } = true;
    }
}
