using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Asks for a code by mail. The next page asks for the code whether the address is known or not.</summary>
[Limited(RateLimits.SignIn)]
public sealed class CodeModel(IdeaLabDb db, AccountMails mails) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public void OnGet()
    {
    }

    /// <summary>From the sign-in page, perhaps with the address typed there.</summary>
    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct)
    {
        if (ModelState.IsValid) return await OnPostAsync(ct);

        foreach (var field in ModelState.Values) field.Errors.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        await db.InOneGoAsync(async () =>
        {
            var account = await mails.WhoeverHasAsync(Form.Email.Trim());
            // Whom an admin brought in has no password to confirm with: the code itself shows that the address is theirs.
            if (account.EmailConfirmed || account.PasswordHash is null) await mails.SignInCodeAsync(account, ct);
            else await mails.ConfirmAddressAsync(account, this.WayBack(ReturnUrl), ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);

        TempData[EnterCodeModel.EmailKey] = Form.Email.Trim();
        return RedirectToPage("EnterCode", new { ReturnUrl });
    }

    public sealed class Input
    {
        [Display(Name = "Account.Email")]
        [Required(ErrorMessage = "Form.Required"), MailAddress]
        public string Email { get; set; } = "";
    }
}
