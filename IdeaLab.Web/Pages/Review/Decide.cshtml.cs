using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Decisions;
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

/// <summary>Puts a decision on the record, with what is known of the idea at this moment.</summary>
public sealed class DecideModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public Evidence Evidence { get; private set; } = null!;

    /// <summary>Whether who decides owes a scorecard, and so is not shown what the others came to.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>A decision that came in between; the form then asks whether this one still stands beside it.</summary>
    public Said? Other { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form.Outcome is DecisionOutcome.Decline && string.IsNullOrWhiteSpace(Form.ReopenWhen)) ModelState.AddModelError("Form.ReopenWhen", text["Review.Step.ReopenMissing"]);
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (await IdeaAsync(ct) is not { } found) return NotFound();
        if (!found.MayBeDecidedBy(await me.RequirePersonAsync(ct))) return Forbid();

        var today = LocalDay.Of(clock.GetUtcNow().UtcDateTime, await frame.LabZoneAsync(ct));
        var recorded = await db.InOneGoAsync(() => RecordAsync(today, ct), ct);
        if (recorded is null)
        {
            ModelState.AddModelError("", text["Decide.Overtaken"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Decide.Done", recorded.Number]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await IdeaAsync(ct) is not { } idea) return NotFound();
        if (!idea.MayBeDecidedBy(await me.RequirePersonAsync(ct))) return Forbid();

        IdeaTitle = idea.Title;
        Evidence = await db.EvidenceAsync(Id, clock.GetUtcNow().UtcDateTime, ct);
        IsBlind = await db.ScoringAsync(Id, ct) is { Filed: > 0 } scoring && !scoring.ShowsResultTo(await me.RequirePersonAsync(ct));
        Other = await db.Decisions.Where(d => d.IdeaId == Id).OrderByDescending(d => d.Number).Select(d => new Said(d.Number, d.By.Name, d.At, d.Outcome)).FirstOrDefaultAsync(ct);
        return Page();
    }

    private async Task<Idea?> IdeaAsync(CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        return await db.Ideas.VisibleTo(person).Include(i => i.Topic.Owners).WithWhatIsOwed().SingleOrDefaultAsync(i => i.Id == Id, ct);
    }

    /// <returns>Null when somebody else decided since the form was opened.</returns>
    private async Task<Decision?> RecordAsync(DateOnly today, CancellationToken ct)
    {
        var (owner, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        var last = await db.Decisions.Include(d => d.Idea).Where(d => d.IdeaId == Id).OrderByDescending(d => d.Number).FirstOrDefaultAsync(ct);
        // The same form sent twice has put it on the record already.
        if (last is not null && last.Number != Form.LastNumber) return (last.ById, last.Outcome, last.Reason) == (owner.Id, Form.Outcome, Form.Reason!.Trim()) ? last : null;

        var chain = await db.DecisionChains.SingleAsync(ct);
        var idea = (await IdeaAsync(ct))!;
        var terms = new DecisionTerms(Form.Outcome!.Value, Form.Options!.Split('\n'), Form.Model!.Value, Form.Reason!, Form.ReviewOn, Form.Outcome is DecisionOutcome.Decline ? new Reopening(Form.ReopenWhen!) : null);
        var decision = chain.Record(idea, owner, terms, await db.EvidenceAsync(Id, now, ct), today, now);
        db.Add(decision);
        if (await db.ScoringAsync(Id, ct) is { } scoring) scoring.Settle(now);
        if (terms.ReviewOn is { } day) idea.LookAgain(owner, LocalDay.StartOf(day, await frame.LabZoneAsync(ct)), now);
        return decision;
    }

    public sealed record Said(int Number, string By, DateTime At, DecisionOutcome Outcome);

    public sealed class Input
    {
        /// <summary>The idea's last decision when the form was opened, 0 for none.</summary>
        public int LastNumber { get; set; }

        [Display(Name = "Decide.Options")]
        [Required(ErrorMessage = "Form.Required")]
        public string? Options { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Decide.Outcome")]
        [Required(ErrorMessage = "Form.Required"), EnumDataType(typeof(DecisionOutcome), ErrorMessage = "Form.Choose")]
        public DecisionOutcome? Outcome { get; set; }

        [Display(Name = "Decide.Model")]
        [Required(ErrorMessage = "Form.Required"), EnumDataType(typeof(DecisionModel), ErrorMessage = "Form.Choose")]
        public DecisionModel? Model { get; set; }

        [Display(Name = "Decide.Reason")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Decision.ReasonMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Review.Step.Reopen")]
        [StringLength(Reopening.WhenMaxLength, ErrorMessage = "Form.TooLong")]
        public string? ReopenWhen { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Decide.ReviewOn")]
        public DateOnly? ReviewOn { get; set; }
    }
}
