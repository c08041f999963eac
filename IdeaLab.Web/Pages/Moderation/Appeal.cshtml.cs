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

/// <summary>An objection to what staff did, answered by another one of staff than who did it, as long as there is one.</summary>
public sealed class AppealModel(IdeaLabDb db, CurrentUser me, ModerationMails mails, IJobEngine engine, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Fields Form { get; set; } = new();

    public Appeal Appeal { get; private set; } = null!;
    public ModerationItem? Item { get; private set; }
    public RuleViolation? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var appeal = await db.InOneGoAsync(() => DecideAsync(ct), ct);
        if (appeal is null) return NotFound();
        var reader = await me.RequirePersonAsync(ct);
        if (appeal.DecidedById != reader.Id || appeal.IsUpheld != Form.IsUpheld)
        {
            ModelState.AddModelError("", text["Appeal.Overtaken", appeal.DecidedBy!.Name]);
            return await ShowAsync(ct);
        }

        if (appeal.IsUpheld is true && appeal.Act.Kind.Silences()) await engine.RunSoonAsync(ScheduledJob.NameOf(typeof(ApplySanctionsJob)), reader.Id, ct);
        this.SayDone(text["Appeal.Answer.Done"]);
        return RedirectToPage("Index", new { show = ModerationPile.Appeals });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var reader = await me.RequirePersonAsync(ct);
        if (await db.ActAsync(reader, Id, ct) is not { Appeal: { } appeal } act) return NotFound();
        Appeal = appeal;
        if (act.IdeaId is { } ideaId)
        {
            var key = new ContributionKey(ideaId, act.CommentId, act.VersionId);
            Item = (await ModerationItem.ReadAsync(db, reader, [key], ct)).GetValueOrDefault(key);
        }
        WhyNot = !appeal.IsOpen ? null : appeal.WhyNotDecidedBy(reader, await HasOthersAsync(act, ct));
        return Page();
    }

    private async Task<Appeal?> DecideAsync(CancellationToken ct)
    {
        var by = await me.RequirePersonAsync(ct);
        if (await db.ActAsync(by, Id, ct) is not { Appeal: { } appeal } act) return null;
        if (!appeal.IsOpen) return appeal;

        appeal.Decide(by, Form.IsUpheld!.Value, Form.Answer!, await HasOthersAsync(act, ct), await db.PromiseTermsAsync(ct), clock.GetUtcNow().UtcDateTime);
        await db.SaveModeratedAsync(act.CommentId is null ? null : act.Idea, ct);
        await mails.TellReviewedAsync(act, appeal.IsUpheld is true ? ModerationReview.Upheld : ModerationReview.Refused, appeal.Answer!, ct);
        return appeal;
    }

    private Task<bool> HasOthersAsync(ModerationAct act, CancellationToken ct) => db.HasOtherStaffAsync(act.ById, act.PersonId, ct);

    public sealed class Fields
    {
        [Display(Name = "Appeal.Verdict")]
        [Required(ErrorMessage = "Form.Required")]
        public bool? IsUpheld { get; set; }

        [Display(Name = "Appeal.Answer")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Appeal.AnswerMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Answer { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
