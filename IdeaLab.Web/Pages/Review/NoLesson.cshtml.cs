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

/// <summary>An idea that came to an end teaches nothing worth writing down. The button stands beside the idea.</summary>
public sealed class NoLessonModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("Details", new { id });

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken ct)
    {
        if (!await db.Ideas.VisibleTo(await me.RequirePersonAsync(ct)).AnyAsync(i => i.Id == id, ct)) return NotFound();

        await db.InOneGoAsync(async () =>
        {
            var idea = await db.Ideas.SingleAsync(i => i.Id == id, ct);
            idea.WaiveLesson(await me.RequirePersonAsync(ct), clock.GetUtcNow().UtcDateTime);
            return idea;
        }, ct);
        this.SayDone(text["Lesson.Waived"]);
        return RedirectToPage("Details", new { id });
    }
}
