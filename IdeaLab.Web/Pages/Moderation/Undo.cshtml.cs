using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail.ModerationReviewed;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>Takes an act back, with a reason its person reads.</summary>
public sealed class UndoModel(IdeaLabDb db, CurrentUser me, ModerationMails mails, IJobEngine engine, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Fields Form { get; set; } = new();

    public ModerationAct Act { get; private set; } = null!;
    public RuleViolation? WhyNot { get; private set; }

    /// <summary>Whether released now it comes too late for its challenge.</summary>
    public bool IsLate { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var undone = await db.InOneGoAsync(() => UndoAsync(ct), ct);
        if (undone is null) return NotFound();

        if (undone.Kind.Silences()) await engine.RunSoonAsync(ScheduledJob.NameOf(typeof(ApplySanctionsJob)), (await me.RequirePersonAsync(ct)).Id, ct);
        this.SayDone(text["Moderation.Undo.Done"]);
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var reader = await me.RequirePersonAsync(ct);
        if (await db.ActAsync(reader, Id, ct) is not { } act) return NotFound();
        (Act, WhyNot) = (act, act.IsUndone ? new RuleViolation("Rule.ModerationUndone") : act.WhyNotUndoneBy(reader));
        IsLate = act is { Kind: ActKind.Hide, CommentId: null, VersionId: null, Idea: { } idea } && idea.IsLateForChallenge(clock.GetUtcNow().UtcDateTime);
        return Page();
    }

    private async Task<ModerationAct?> UndoAsync(CancellationToken ct)
    {
        var by = await me.RequirePersonAsync(ct);
        if (await db.ActAsync(by, Id, ct) is not { } act) return null;
        if (act.IsUndone) return act;

        act.Undo(by, Form.Reason!, await db.PromiseTermsAsync(ct), clock.GetUtcNow().UtcDateTime);
        await db.SaveModeratedAsync(act.CommentId is null ? null : act.Idea, ct);
        await mails.TellReviewedAsync(act, ModerationReview.Undone, act.UndoReason!, ct);
        return act;
    }

    public sealed class Fields
    {
        [Display(Name = "Moderation.Reason")]
        [Required(ErrorMessage = "Form.Required"), StringLength(ModerationAct.ReasonMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
