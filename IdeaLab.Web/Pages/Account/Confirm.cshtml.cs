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
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>
/// Where the mailed link lands. Mail scanners open links, so nothing happens before a POST; and it asks for the password, so that whoever signed up
/// with somebody else's address gains nothing when its owner confirms it.
/// </summary>
[Limited(RateLimits.SignIn)]
public sealed class ConfirmModel(UserManager<Data.Account> accounts, Entry entry, Arrivals arrivals, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string? Email { get; private set; }
    public bool IsConfirmed { get; private set; }

    public async Task OnGetAsync() => await FindAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync() is not { } account || account.EmailConfirmed || !ModelState.IsValid) return Page();
        if (!await entry.KnowsPasswordAsync(account.Id, Form.Password, ct))
        {
            ModelState.AddModelError("Form.Password", text["Account.Confirm.Refused"]);
            return Page();
        }

        var done = await accounts.ConfirmEmailAsync(account, Token!);
        if (!done.Succeeded) return RedirectToPage(new { Account, Token });

        this.SayDone(text["Account.Confirm.Done"]);
        return await arrivals.LeadAsync(this, await entry.GoOnAsync(account, SignInMethod.Link, stays: false, ct), ReturnUrl, ct);
    }

    private async Task<Data.Account?> FindAsync()
    {
        var account = await accounts.FindByIdAsync(Account.ToString(CultureInfo.InvariantCulture));
        var holds = account is not null && Token is { Length: > 0 }
            && await accounts.VerifyUserTokenAsync(account, MailedLinks.Name, UserManager<Data.Account>.ConfirmEmailTokenPurpose, Token);
        if (!holds) return null;
        (Email, IsConfirmed) = (account!.Email, account.EmailConfirmed);
        return account;
    }

    public sealed class Input
    {
        [Display(Name = "Account.Password")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Data.Account.PasswordMaxLength, ErrorMessage = "Form.TooLong")]
        public string Password { get; set; } = "";
    }
}
