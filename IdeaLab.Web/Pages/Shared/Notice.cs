using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>One sentence above the page: what was done, or what needs attention. Tone is good, info, warn or bad.</summary>
public sealed record Notice(string Tone, string Sentence)
{
    public const string DoneKey = "Done";
}

public static class NoticePages
{
    /// <summary>Says on the next page that an act succeeded.</summary>
    public static void SayDone(this PageModel page, string sentence) => page.TempData[Notice.DoneKey] = sentence;
}
