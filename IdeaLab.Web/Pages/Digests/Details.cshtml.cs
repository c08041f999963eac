using IdeaLab.Domain.Digests;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs.Digests;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Digests;

/// <summary>A digest as it was mailed, on screen. Another's does not exist.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me) : PageModel
{
    public WeeklyDigest Digest { get; private set; } = null!;
    public string Subject { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var reader = await me.RequirePersonAsync(ct);
        var entry = await db.Digests.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.PersonId == reader.Id, ct);
        if (entry is null || DigestDesk.ContentOf(entry) is not { } digest) return NotFound();

        (Digest, Subject) = (digest, entry.Subject!);
        return Page();
    }
}
