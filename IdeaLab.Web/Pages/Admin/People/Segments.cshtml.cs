using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.People;

/// <summary>Puts a person into segments and takes them out of others. Of what the form did not show, nothing changes.</summary>
public sealed class SegmentsModel(IdeaLabDb db, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("Details", new { id });

    public async Task<IActionResult> OnPostAsync(int id, List<int> segments, List<int> shown, CancellationToken ct)
    {
        var isThere = await db.InOneGoAsync(async () =>
        {
            if (await db.Users.Where(a => a.PersonId == id).Select(a => a.Person).SingleOrDefaultAsync(ct) is not { } person) return false;
            await db.Entry(person).Collection(p => p.Memberships).LoadAsync(ct);
            foreach (var segment in await db.Segments.Where(s => shown.Contains(s.Id)).ToListAsync(ct))
            {
                if (segments.Contains(segment.Id)) person.Join(segment, MembershipSource.Admin, clock.GetUtcNow().UtcDateTime);
                else person.Leave(segment);
            }
            return true;
        }, ct);
        if (!isThere) return NotFound();

        this.SayDone(text["Admin.Person.Segments.Saved"]);
        return RedirectToPage("Details", new { id });
    }
}
