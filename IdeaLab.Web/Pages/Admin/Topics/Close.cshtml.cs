using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.Topics;

/// <summary>Asks once more, then closes a topic to new ideas.</summary>
public sealed class CloseModel(IdeaLabDb db, IStringLocalizer<Text> text) : PageModel
{
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var topic = await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct);
        if (topic is null) return NotFound();

        Name = topic.NameIn(Languages.Current);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken ct)
    {
        var topic = await db.InOneGoAsync(async () =>
        {
            var found = await db.Topics.SingleOrDefaultAsync(t => t.Id == id, ct);
            found?.Close();
            return found;
        }, ct);
        if (topic is null) return NotFound();

        this.SayDone(text["Admin.Topic.ClosedDone", topic.NameIn(Languages.Current)]);
        return RedirectToPage("Index");
    }
}
