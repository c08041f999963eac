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

namespace IdeaLab.Web.Pages.Review;

/// <summary>Says officially what the organisation thinks. Followers are told by a job.</summary>
public sealed class AnswerModel(IdeaLabDb db, CurrentUser me, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public AnswerForm.Fields Input { get; set; } = new();

    public string IdeaTitle { get; private set; } = "";
    public AnswerForm Form { get; private set; } = null!;

    /// <summary>The answer that stands, when one came between.</summary>
    public OfficialResponse? Standing { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(bool preview, CancellationToken ct)
    {
        if (preview) ModelState.Clear();
        if (preview || !ModelState.IsValid) return await ShowAsync(ct);
        if (!await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).AnyAsync(i => i.Id == Id, ct)) return NotFound();

        Standing = await db.InOneGoAsync(() => AnswerAsync(ct), ct);
        if (Standing is not null)
        {
            ModelState.AddModelError("", text["Review.Respond.Overtaken", Standing.By.Name, text.Moment(Standing.At, await frame.ZoneAsync(ct))]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Review.Respond.Done"]);
        return RedirectToPage("Details", new { Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var idea = await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).Where(i => i.Id == Id)
            .Select(i => new { i.Title, LastAnswer = i.Responses.Max(answer => (int?)answer.Id) ?? 0 }).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();

        IdeaTitle = idea.Title;
        Form = new AnswerForm(Id, idea.LastAnswer, Input);
        return Page();
    }

    /// <returns>The answer of somebody else that came between; null when this one was given.</returns>
    private async Task<OfficialResponse?> AnswerAsync(CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        var last = await db.Responses.Include(answer => answer.By).Where(answer => answer.IdeaId == Id).OrderByDescending(answer => answer.Id).FirstOrDefaultAsync(ct);
        if (last is not null && last.Id != Input.LastAnswer) return IsMine(last, reviewer) ? null : last;

        var idea = await db.Ideas.WithWhatIsOwed().SingleAsync(i => i.Id == Id, ct);
        idea.AnswerOfficially(reviewer, Input.Body!, clock.GetUtcNow().UtcDateTime);
        return null;
    }

    // The same form sent twice gave the answer already.
    private bool IsMine(OfficialResponse answer, Person reviewer) => (answer.ById, answer.Body) == (reviewer.Id, Input.Body!.Trim());
}
