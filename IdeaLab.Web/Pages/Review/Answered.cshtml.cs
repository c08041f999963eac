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

/// <summary>A member's question is answered, by whatever was said elsewhere. The button stands beside the idea.</summary>
public sealed class AnsweredModel(IdeaLabDb db, CurrentUser me, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync(int comment, CancellationToken ct)
    {
        var visible = db.Ideas.VisibleTo(await me.RequirePersonAsync(ct));
        var ideaId = await db.InOneGoAsync(() => AnsweredAsync(comment, visible, ct), ct);
        if (ideaId is null) return NotFound();

        this.SayDone(text["Review.Question.Done"]);
        return RedirectToPage("Details", new { id = ideaId });
    }

    private async Task<int?> AnsweredAsync(int id, IQueryable<Domain.Ideas.Idea> visible, CancellationToken ct)
    {
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id && visible.Any(i => i.Id == c.IdeaId), ct) is not { } question) return null;
        question.Answered(await me.RequirePersonAsync(ct));
        return question.IdeaId;
    }
}
