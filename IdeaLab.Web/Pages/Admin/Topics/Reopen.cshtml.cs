using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.Topics;

/// <summary>Lets a closed topic take ideas again.</summary>
public sealed class ReopenModel(IdeaLabDb db, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("Details", new { id });

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken ct)
    {
        var topic = await db.InOneGoAsync(async () =>
        {
            var found = await db.Topics.SingleOrDefaultAsync(t => t.Id == id, ct);
            found?.Reopen();
            return found;
        }, ct);
        if (topic is null) return NotFound();

        this.SayDone(text["Admin.Topic.ReopenedDone", topic.NameIn(Languages.Current)]);
        return RedirectToPage("Index");
    }
}
