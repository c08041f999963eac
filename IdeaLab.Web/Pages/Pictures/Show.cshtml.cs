using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IdeaLab.Web.Pages.Pictures;

/// <summary>The bytes of one picture, for who may see what it belongs to.</summary>
public sealed class ShowModel(IdeaLabDb db, CurrentUser me) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var picture = await db.Pictures.AsNoTracking().VisibleTo(db, await me.PersonAsync(ct)).Include(p => p.Content).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (picture is null) return NotFound();

        var headers = Response.Headers;
        // A picture never changes; kept by the reader's own browser only, since not everybody may see it.
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        headers.ContentDisposition = $"inline; filename=picture-{id}.{picture.Kind.ToString().ToLowerInvariant()}";
        return new FileContentResult(picture.Content.Bytes, picture.ContentType) { LastModified = new DateTimeOffset(picture.At, TimeSpan.Zero), EntityTag = new EntityTagHeaderValue($"\"{id}\"") };
    }
}
