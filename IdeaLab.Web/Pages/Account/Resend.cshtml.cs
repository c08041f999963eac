using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Sends the link that confirms an address once more; the same answer for every address.</summary>
[Limited(RateLimits.SignUp)]
public sealed class ResendModel(IdeaLabDb db, AccountMails mails) : PageModel
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
            var account = await mails.WhoeverHasAsync(Form.Email.Trim());
            if (account.EmailConfirmed) await mails.AlreadyMemberAsync(account, ct);
            else await mails.ConfirmAddressAsync(account, "/", ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);

        return RedirectToPage("Sent", new { about = SentAbout.SignUp });
    }

    public sealed class Input
    {
        [Display(Name = "Account.Email")]
        [Required(ErrorMessage = "Form.Required"), MailAddress]
        public string Email { get; set; } = "";
    }
}
