using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Money;
using IdeaLab.Domain.Outcomes;
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

/// <summary>Files what a delivered idea brought and cost by so many days after its delivery, or corrects it.</summary>
public sealed class OutcomeModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Days { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public DateTime DeliveredAt { get; private set; }
    public string Currency { get; private set; } = "";

    /// <summary>What somebody else filed meanwhile.</summary>
    public Standing? Other { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await OutcomesOfIdea().AsNoTracking().SingleOrDefaultAsync(ct);
        var (value, cost) = outcome is null ? await db.ExpectedOfAsync(Id, ct) : (outcome.ExpectedValue, outcome.ExpectedCost);
        Form = new Input
        {
            Version = outcome?.Version ?? 0,
            Value = outcome?.Value,
            Cost = outcome?.Cost,
            Note = outcome?.Note,
            IsPublic = outcome?.IsPublic ?? false,
            ExpectedValueLow = value?.Low,
            ExpectedValueHigh = value?.High,
            ExpectedCostLow = cost?.Low,
            ExpectedCostHigh = cost?.High,
        };
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (value, cost) = (Expected(Form.ExpectedValueLow, Form.ExpectedValueHigh, nameof(Input.ExpectedValueHigh)), Expected(Form.ExpectedCostLow, Form.ExpectedCostHigh, nameof(Input.ExpectedCostHigh)));
        var shown = await ShowAsync(ct);
        if (!ModelState.IsValid || shown is not PageResult) return shown;

        var figures = new OutcomeFigures(Form.Value!.Value, Form.Cost!.Value, value, cost, Form.Note?.Trim() ?? "", Form.IsPublic);
        Other = await db.InOneGoAsync(() => FileAsync(figures, ct), ct);
        if (Other is { } other)
        {
            ModelState.AddModelError("", text["Outcome.Overtaken", other.By]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Outcome.Done"]);
        return RedirectToPage("Details", null, new { Id }, $"outcome-{Days}");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await db.Ideas.AsNoTracking().VisibleTo(await me.RequirePersonAsync(ct)).SingleOrDefaultAsync(i => i.Id == Id, ct) is not { } idea || !OutcomeAges.Days.Contains(Days)) return NotFound();
        if (!idea.TakesOutcomeAfter(Days, clock.GetUtcNow().UtcDateTime)) return Forbid();

        (IdeaTitle, DeliveredAt, Currency) = (idea.Title, idea.DeliveredAt!.Value, (await frame.LabAsync(ct)).Currency);
        return Page();
    }

    /// <returns>What somebody else filed meanwhile; null when these figures stand.</returns>
    private async Task<Standing?> FileAsync(OutcomeFigures figures, CancellationToken ct)
    {
        var (reviewer, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        var outcome = await OutcomesOfIdea().Include(o => o.FiledBy).SingleOrDefaultAsync(ct);
        // The same form sent twice finds its own figures; any others are somebody else's.
        if (outcome?.Figures is { } before && outcome.Version != Form.Version) return before == figures ? null : new Standing(outcome.FiledBy!.Name, before, outcome.Version);

        if (outcome is null)
        {
            // Nobody was asked yet: the job comes at night.
            outcome = (await db.Ideas.SingleAsync(i => i.Id == Id, ct)).AskOutcome(Days, figures.ExpectedValue, figures.ExpectedCost, now);
            db.Add(outcome);
        }

        outcome.File(reviewer, figures, now);
        return null;
    }

    private IQueryable<Outcome> OutcomesOfIdea() => db.Outcomes.Where(o => o.IdeaId == Id && o.AfterDays == Days && o.DeliveredAt == o.Idea.DeliveredAt);

    private MoneyRange? Expected(long? low, long? high, string field)
    {
        if (!ModelState.IsValid) return null;
        if (low <= high || low is null || high is null) return MoneyRange.Of(low, high);
        ModelState.AddModelError($"Form.{field}", text["Rule.MoneyRange"]);
        return null;
    }

    public sealed record Standing(string By, OutcomeFigures Figures, int Version);

    public sealed class Input
    {
        /// <summary>Of the figures one began with, 0 for none.</summary>
        public int Version { get; set; }

        [Display(Name = "Outcome.Value")]
        [Required(ErrorMessage = "Form.Required"), Range(0, MoneyRange.Max, ErrorMessage = "Outcome.Amount")]
        public long? Value { get; set; }

        [Display(Name = "Outcome.Cost")]
        [Required(ErrorMessage = "Form.Required"), Range(0, MoneyRange.Max, ErrorMessage = "Outcome.Amount")]
        public long? Cost { get; set; }

        [Display(Name = "Outcome.ExpectedValueLow")]
        [Range(0, MoneyRange.Max, ErrorMessage = "Outcome.Amount")]
        public long? ExpectedValueLow { get; set; }

        [Display(Name = "Outcome.ExpectedValueHigh")]
        [Range(0, MoneyRange.Max, ErrorMessage = "Outcome.Amount")]
        public long? ExpectedValueHigh { get; set; }

        [Display(Name = "Outcome.ExpectedCostLow")]
        [Range(0, MoneyRange.Max, ErrorMessage = "Outcome.Amount")]
        public long? ExpectedCostLow { get; set; }

        [Display(Name = "Outcome.ExpectedCostHigh")]
        [Range(0, MoneyRange.Max, ErrorMessage = "Outcome.Amount")]
        public long? ExpectedCostHigh { get; set; }

        [Display(Name = "Outcome.Note")]
        [StringLength(Outcome.NoteMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Note { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Outcome.IsPublic")]
        public bool IsPublic { get; set; }
    }
}
