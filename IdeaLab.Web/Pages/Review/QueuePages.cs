using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace IdeaLab.Web.Pages.Review;

internal static class QueuePages
{
    /// <summary>To the very page of the queue, or the idea, where the act was chosen.</summary>
    /// <param name="chosen">What was ticked, to stay so for the next act.</param>
    public static IActionResult BackToQueue(this PageModel page, string sentence, string? back, params int[] chosen)
    {
        page.SayDone(sentence);
        var to = back is not null && page.Url.IsLocalUrl(back) ? back : page.Url.Page("Index")!;
        return page.LocalRedirect(QueryHelpers.AddQueryString(to, chosen.Select(id => KeyValuePair.Create("chosen", (string?)$"{id}"))));
    }
}
