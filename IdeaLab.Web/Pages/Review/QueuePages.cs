using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Review;

internal static class QueuePages
{
    /// <summary>To the very page of the queue, or the idea, where the act was chosen.</summary>
    public static IActionResult BackToQueue(this PageModel page, string sentence, string? back)
    {
        page.SayDone(sentence);
        return back is not null && page.Url.IsLocalUrl(back) ? page.LocalRedirect(back) : page.RedirectToPage("Index");
    }
}
