using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Scores;

/// <summary>One's own scorecard of an idea; once it is filed, what the others said and what it comes to.</summary>
public sealed class FileModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Shown Idea { get; private set; } = null!;
    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];
    public ScoreInvitation? Invitation { get; private set; }
    public Scorecard? Own { get; private set; }
    public bool MayFile { get; private set; }

    /// <summary>Null while the reader is blind.</summary>
    public ScoreView? Result { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (shown is PageResult && Own is not null) Form = Input.Of(Own, Criteria);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);
        var person = await me.RequirePersonAsync(ct);
        if (!await db.Ideas.VisibleTo(person).AnyAsync(i => i.Id == Id, ct)) return NotFound();
        if (await db.ScoringAsync(Id, ct) is not { } scoring || !IsParty(scoring, person)) return Forbid();

        var filed = await db.InOneGoAsync(() => FileAsync(ct), ct);
        this.SayDone(text[filed.RevisedAt is null ? "Score.File.Done" : "Score.File.Revised"]);
        return RedirectToPage(null, null, new { Id }, "result");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var person = await me.RequirePersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(person).Where(i => i.Id == Id).Select(i => new Shown(i.Id, i.Title, i.Body, i.Status)).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();
        if (await db.ScoringAsync(Id, ct) is not { } scoring || !IsParty(scoring, person)) return Forbid();

        (Idea, Criteria, Own, Invitation) = (idea, [.. scoring.Set.Criteria.OrderBy(c => c.Position)], scoring.ScorecardOf(person), scoring.InvitationOf(person));
        MayFile = scoring.TakesScorecardOf(person);
        if (scoring.ShowsResultTo(person) && Own is not null) Result = ScoreView.Of(scoring, (await frame.LabAsync(ct)).Disagreement);
        while (Form.Ratings.Count < Criteria.Count) Form.Ratings.Add(new Line());
        return Page();
    }

    private async Task<Scorecard> FileAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (person, disagreement) = (await me.RequirePersonAsync(ct), (await db.Settings.AsNoTracking().SingleAsync(ct)).Disagreement);
        var scoring = (await db.ScoringAsync(Id, ct))!;
        if (scoring.SetId != Form.SetId) throw new RuleViolation("Rule.ScoreCriteria");
        return scoring.File(person, [.. Form.Ratings.Select(r => new RatingTerms(r.CriterionId, r.Value ?? 0, r.Words ?? ""))], disagreement, Now);
    }

    // Whoever was asked, and whoever filed; what became of it is on the page.
    private static bool IsParty(Scoring scoring, Person person) => scoring.InvitationOf(person) is not null || scoring.ScorecardOf(person) is not null;

    public sealed record Shown(int Id, string Title, string Body, IdeaStatus Status);

    public sealed class Input
    {
        /// <summary>The criteria that were shown.</summary>
        public int SetId { get; set; }

        public List<Line> Ratings { get; set; } = [];

        public static Input Of(Scorecard own, IEnumerable<Criterion> criteria) => new()
        {
            Ratings = [.. criteria.Select(c => own.RatingOf(c.Id)).Select(r => new Line { CriterionId = r.CriterionId, Value = r.Value, Words = r.Words })],
        };
    }

    public sealed class Line
    {
        public int CriterionId { get; set; }

        [Required(ErrorMessage = "Score.File.Missing"), Range(Rating.Lowest, Rating.Highest, ErrorMessage = "Score.File.Missing")]
        public int? Value { get; set; }

        [Display(Name = "Score.File.Words")]
        [StringLength(Rating.WordsMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Words { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
