using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Puts the chosen ideas into another topic.</summary>
public sealed class MoveTopicModel(IdeaLabDb db, CurrentUser me, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync(int[] ids, int into, string? back, CancellationToken ct)
    {
        if (ids.Length == 0) return this.BackToQueue(text["Review.Bulk.None"], back);
        if (await db.Topics.SingleOrDefaultAsync(t => t.Id == into && !t.IsClosed, ct) is not { } topic) return NotFound();

        var moved = await db.InOneGoAsync(async () =>
        {
            var (by, there) = (await me.RequirePersonAsync(ct), await db.Topics.SingleAsync(t => t.Id == into, ct));
            return (await db.Ideas.VisibleTo(by).Where(i => ids.Contains(i.Id)).ToListAsync(ct)).Count(idea => idea.MoveTo(by, there));
        }, ct);
        return this.BackToQueue(text.Amount("Review.Bulk.Moved", moved, topic.NameIn(Languages.Current)), back, ids);
    }
}
