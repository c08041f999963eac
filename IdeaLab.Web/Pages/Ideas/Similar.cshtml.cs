using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>Ideas that sound like a title, for the form on which it is typed.</summary>
public sealed class SimilarModel(IIdeaSearch search, CurrentUser me) : PageModel
{
    public const int Most = 5;

    public async Task<IActionResult> OnGetAsync(string? title, [FromQuery(Name = "Input.Title")] string? typed, CancellationToken ct) =>
        Partial("_Similar", await search.SimilarToAsync(title ?? typed, await me.PersonAsync(ct), Most, ct));
}
