using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>"Look into your mail", the same for every address.</summary>
public sealed class SentModel : PageModel
{
    public SentAbout About { get; private set; }

    public void OnGet(SentAbout about) => About = about;
}
