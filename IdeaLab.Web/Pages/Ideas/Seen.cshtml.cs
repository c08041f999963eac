using System.Globalization;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Exposure;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>
/// Hears which rows of a page were on screen, as it is left. A beacon has no header for the antiforgery token, so only what the browser says came from
/// a page of ours counts. The answer is the same whatever came, and tells nobody which ideas there are.
/// </summary>
[IgnoreAntiforgeryToken]
[Limited(RateLimits.Seen)]
public sealed class SeenModel(IdeaLabDb db, CurrentUser me, Viewings viewings) : PageModel
{
    public const int Most = 100;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm] string? ids, CancellationToken ct)
    {
        if (!IsFromHere() || !Request.HasEyes()) return new NoContentResult();

        var reader = await me.PersonAsync(ct);
        var readerId = reader?.Id ?? 0;
        var named = Numbers(ids);
        var shown = await db.Ideas.VisibleTo(reader).Where(i => named.Contains(i.Id) && i.AuthorId != readerId).Select(i => i.Id).ToListAsync(ct);
        await viewings.NoteAsync(reader, shown, ct);
        return new NoContentResult();
    }

    private static List<int> Numbers(string? ids) =>
        [.. (ids ?? "").Split(',', Most + 1).Take(Most).Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(id => id > 0).Distinct()];

    // Browsers send Sec-Fetch-Site over HTTPS only. A proxy that ends TLS leaves the scheme of this request to be another than that of the page.
    private bool IsFromHere() => Request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" => Uri.TryCreate(Request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && (origin.Scheme == Uri.UriSchemeHttp || origin.Scheme == Uri.UriSchemeHttps) && origin.Authority == new Uri($"{origin.Scheme}://{Request.Host}").Authority,
        var site => site == "same-origin",
    };
}
