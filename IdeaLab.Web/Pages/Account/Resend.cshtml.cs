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

/// <summary>Sends the link that confirms an address once more; the same answer for every address.</summary>
[EnableRateLimiting(RateLimits.SignUp)]
public sealed class ResendModel(IdeaLabDb db, UserManager<Data.Account> accounts, AccountMails mails) : PageModel
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
            var account = await accounts.FindByEmailAsync(Form.Email.Trim());
            if (account is { EmailConfirmed: true }) await mails.AlreadyMemberAsync(account, ct);
            else if (account is not null) await mails.ConfirmAddressAsync(account, ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);

        return RedirectToPage("Sent", new { about = MailKind.ConfirmAddress });
    }

    public sealed class Input
    {
        [Display(Name = "Account.Email")]
        [Required(ErrorMessage = "Form.Required"), MailAddress]
        public string Email { get; set; } = "";
    }
}
