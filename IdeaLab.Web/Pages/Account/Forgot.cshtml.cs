using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Asks for a link to choose a new password; the same answer for every address.</summary>
[Limited(RateLimits.SignIn)]
public sealed class ForgotModel(IdeaLabDb db, AccountMails mails) : PageModel
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
            await mails.ResetPasswordAsync(await mails.WhoeverHasAsync(Form.Email.Trim()), ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);

        return RedirectToPage("Sent", new { about = SentAbout.Password });
    }

    public sealed class Input
    {
        [Display(Name = "Account.Email")]
        [Required(ErrorMessage = "Form.Required"), MailAddress]
        public string Email { get; set; } = "";
    }
}
