using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Chooses a new password with a mailed link. It ends every sign-in of the account, and every link mailed before.</summary>
[Limited(RateLimits.SignIn)]
public sealed class ResetModel(IdeaLabDb db, UserManager<Data.Account> accounts, Entry entry, Arrivals arrivals, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string? Email { get; private set; }

    public async Task OnGetAsync() => await FindAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync() is not { } account || !ModelState.IsValid) return Page();

        if (await this.RefusesAsync("Form.Password", Form.Password, db, text, [account.Email!, await NameAsync(account, ct)], ct)) return Page();

        // Who has the link has the mailbox.
        account.EmailConfirmed = true;
        var done = await accounts.ResetPasswordAsync(account, Token!, Form.Password);
        if (!done.Succeeded) return RedirectToPage(new { Account, Token });
        await entry.RenewAsync(account, ct);

        this.SayDone(text["Account.Reset.Done"]);
        return await arrivals.LeadAsync(this, await entry.GoOnAsync(account, SignInMethod.Link, stays: false, ct), "/", ct);
    }

    private Task<string> NameAsync(Data.Account account, CancellationToken ct) => db.People.Where(p => p.Id == account.PersonId).Select(p => p.Name).SingleAsync(ct);

    private async Task<Data.Account?> FindAsync()
    {
        var account = await accounts.FindByIdAsync(Account.ToString(CultureInfo.InvariantCulture));
        var holds = account is not null && Token is { Length: > 0 }
            && await accounts.VerifyUserTokenAsync(account, MailedLinks.Name, UserManager<Data.Account>.ResetPasswordTokenPurpose, Token);
        if (!holds) return null;
        Email = account!.Email;
        return account;
    }

    public sealed class Input
    {
        [Display(Name = "Account.NewPassword")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Data.Account.PasswordMaxLength, MinimumLength = Data.Account.PasswordMinLength, ErrorMessage = "Form.Length")]
        public string Password { get; set; } = "";
    }
}
