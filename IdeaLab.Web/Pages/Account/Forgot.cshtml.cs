using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Asks for a link to choose a new password; the same answer for every address.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ForgotModel(IdeaLabDb db, UserManager<Data.Account> accounts, AccountMails mails) : PageModel
{
    [BindProperty]
    public Input Form { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        await db.InOneGoAsync(async () =>
        {
            if (await accounts.FindByEmailAsync(Form.Email.Trim()) is { } account) await mails.ResetPasswordAsync(account, ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);

        return RedirectToPage("Sent", new { about = MailKind.ResetPassword });
    }

    public sealed class Input
    {
        [Display(Name = "Account.Email")]
        [Required(ErrorMessage = "Form.Required"), MailAddress]
        public string Email { get; set; } = "";
    }
}
