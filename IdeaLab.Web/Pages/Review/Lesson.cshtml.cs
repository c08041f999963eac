using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
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

/// <summary>Writes down what an idea taught, or words it anew.</summary>
public sealed class LessonModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";

    /// <summary>The version of somebody else that came between.</summary>
    public Version? Other { get; private set; }

    /// <summary>All but the one that stands, newest first.</summary>
    public List<Version> Earlier { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var standing = await VersionsAsync(1, ct);
        if (standing is [var lesson]) (Form.Version, Form.Happened, Form.Learned, Form.NextTime) = (lesson.Number, lesson.Text.Happened, lesson.Text.Learned, lesson.Text.NextTime);
        var look = await db.Ideas.Where(i => i.Id == Id).Select(i => i.LookAgainAt).SingleOrDefaultAsync(ct);
        // A day that has come is not offered again.
        Form.LookAgainOn = Form.LookAgainWas = look > clock.GetUtcNow().UtcDateTime ? LocalDay.Of(look.Value, await frame.LabZoneAsync(ct)) : null;
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form.LookAgainOn != Form.LookAgainWas && Form.LookAgainOn <= LocalDay.Of(clock.GetUtcNow().UtcDateTime, await frame.LabZoneAsync(ct))) ModelState.AddModelError("Form.LookAgainOn", text["Rule.LookAgain"]);
        var shown = await ShowAsync(ct);
        if (!ModelState.IsValid || shown is not PageResult) return shown;

        Other = await db.InOneGoAsync(() => WriteAsync(ct), ct);
        if (Other is not null)
        {
            ModelState.AddModelError("", text["Lesson.Overtaken", Other.By]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Lesson.Done"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        if (await db.Ideas.AsNoTracking().VisibleTo(reviewer).SingleOrDefaultAsync(i => i.Id == Id, ct) is not { } idea) return NotFound();
        if (idea.LessonWrittenAt is null && !idea.AcceptsLessonFrom(reviewer)) return Forbid();

        IdeaTitle = idea.Title;
        Earlier = [.. (await VersionsAsync(null, ct)).Skip(1)];
        return Page();
    }

    /// <returns>The version of somebody else that came between; null when this one stands.</returns>
    private async Task<Version?> WriteAsync(CancellationToken ct)
    {
        var (reviewer, now) = (await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
        var said = new LessonText(Form.Happened!, Form.Learned!, Form.NextTime!);
        var idea = await db.Ideas.WithWhatIsOwed().SingleAsync(i => i.Id == Id, ct);
        var lesson = await db.Lessons.SingleOrDefaultAsync(l => l.IdeaId == Id, ct);
        if (lesson is null) db.Add(idea.WriteLesson(reviewer, said, now));
        else if (lesson.Version == Form.Version || lesson.Text == said) lesson.Reword(reviewer, said, now);
        // The same form sent twice finds its own words; any others are somebody else's.
        else return (await VersionsAsync(1, ct)).Single();

        if (Form.LookAgainOn != Form.LookAgainWas) idea.LookAgain(reviewer, Form.LookAgainOn is { } day ? LocalDay.StartOf(day, await frame.LabZoneAsync(ct)) : null, now);
        return null;
    }

    private Task<List<Version>> VersionsAsync(int? newest, CancellationToken ct)
    {
        var versions = db.LessonVersions.Where(v => v.Lesson.IdeaId == Id).OrderByDescending(v => v.Number)
            .Select(v => new Version(v.Number, v.By.Name, v.At, new LessonText(v.Happened, v.Learned, v.NextTime)));
        return (newest is { } few ? versions.Take(few) : versions).ToListAsync(ct);
    }

    public sealed record Version(int Number, string By, DateTime At, LessonText Text);

    public sealed class Input
    {
        /// <summary>The version one began with, 0 for none.</summary>
        public int Version { get; set; }

        [Display(Name = "Lesson.Happened")]
        [Required(ErrorMessage = "Form.Required"), StringLength(LessonText.HappenedMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Happened { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Lesson.Learned")]
        [Required(ErrorMessage = "Form.Required"), StringLength(LessonText.LearnedMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Learned { get; set => field = value?.ReplaceLineEndings("\n"); }

        [Display(Name = "Lesson.NextTime")]
        [Required(ErrorMessage = "Form.Required"), StringLength(LessonText.NextTimeMaxLength, ErrorMessage = "Form.TooLong")]
        public string? NextTime { get; set => field = value?.ReplaceLineEndings("\n"); }

        /// <summary>A day in the organisation's zone.</summary>
        [Display(Name = "Lesson.LookAgain")]
        public DateOnly? LookAgainOn { get; set; }

        /// <summary>What stood there when the form was opened.</summary>
        public DateOnly? LookAgainWas { get; set; }
    }
}
