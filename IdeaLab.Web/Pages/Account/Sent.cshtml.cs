using IdeaLab.Domain.Mail;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>"Look into your mail", the same for every address.</summary>
public sealed class SentModel : PageModel
{
    public bool IsReset { get; private set; }

    public void OnGet(MailKind? about) => IsReset = about == MailKind.ResetPassword;
}
