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

/// <summary>Shows what each idea will have once a merge is undone, and undoes it. Followers are told by a job.</summary>
public sealed class UndoMergeModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public IdeaStatus Status { get; private set; }

    /// <summary>Null when the idea is not merged, or not any more.</summary>
    public UndoPreview? Preview { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).AnyAsync(i => i.Id == Id, ct)) return NotFound();

        var other = await db.InOneGoAsync(() => UndoAsync(ct), ct);
        if (other is not null)
        {
            ModelState.AddModelError("", other.UndoneBy is { } faster
                ? text["Merge.Undo.Overtaken", faster.Name, text.Moment(other.UndoneAt!.Value, await frame.ZoneAsync(ct))]
                : text["Merge.Undo.Anew", other.By.Name, other.Target.Title, text.Moment(other.At, await frame.ZoneAsync(ct))]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Merge.Undo.Done"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var reviewer = await me.RequirePersonAsync(ct);
        if (await db.Ideas.VisibleTo(reviewer).SingleOrDefaultAsync(i => i.Id == Id, ct) is not { } idea) return NotFound();

        (IdeaTitle, Status) = (idea.Title, idea.Status);
        if (await db.ForUndoingAsync(Id, ct) is { IsStanding: true } merge) Preview = UndoPreview.Of(merge, reviewer, clock.GetUtcNow().UtcDateTime);
        return Page();
    }

    /// <returns>The merge as somebody else left it meanwhile; null when it is undone as asked.</returns>
    private async Task<Merge?> UndoAsync(CancellationToken ct)
    {
        var (reviewer, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        var merge = await db.ForUndoingAsync(Id, ct);
        if (merge is null || merge.Id != Input.MergeId || !merge.IsStanding) return merge is { IsStanding: false } && merge.UndoneById == reviewer.Id ? null : merge;

        var end = merge.End!;
        merge.Undo(reviewer, Input.Reason!, now);
        await db.RescoreAsync(end, ct);
        await db.JudgeAgainAsync(end.Id, ct);
        return null;
    }

    public sealed class Fields
    {
        /// <summary>The merge that was looked at.</summary>
        public int MergeId { get; set; }

        [Display(Name = "Merge.Undo.Reason")]
        [Required(ErrorMessage = "Form.Required"), StringLength(StatusChange.ReasonMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
