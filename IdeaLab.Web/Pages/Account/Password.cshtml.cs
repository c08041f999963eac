using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Changes the password, and ends the account's sign-ins on other devices.</summary>
[Limited(RateLimits.SignIn)]
public sealed class PasswordModel(IdeaLabDb db, UserManager<Data.Account> accounts, Entry entry, AccountMails mails, CurrentUser me, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>Without one there is nothing to type; a link by mail sets the first.</summary>
    public bool HasPassword { get; private set; }

    public string Email { get; private set; } = "";

    public async Task OnGetAsync() => await MineAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var account = await MineAsync();
        if (!HasPassword || !ModelState.IsValid) return Page();
        if (await this.RefusesAsync("Form.New", Form.New, db, text, [Email, (await me.RequirePersonAsync(ct)).Name], ct)) return Page();
        if (!await entry.KnowsPasswordAsync(account.Id, Form.Old, ct))
        {
            ModelState.AddModelError("Form.Old", text["Account.ChangePassword.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
            return Page();
        }

        account = await MineAsync();
        var done = await accounts.ChangePasswordAsync(account, Form.Old, Form.New);
        if (!done.Succeeded)
        {
            ModelState.AddModelError("", text["Account.ChangePassword.Failed"]);
            return Page();
        }

        await entry.RenewAsync(account, ct);

        this.SayDone(text["Account.ChangePassword.Done"]);
        return RedirectToPage("Profile");
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        await db.InOneGoAsync(async () =>
        {
            await mails.ResetPasswordAsync(await MineAsync(), ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);
        return RedirectToPage("Sent", new { about = SentAbout.Password });
    }

    private async Task<Data.Account> MineAsync()
    {
        var account = await accounts.MineAsync(User);
        HasPassword = account.PasswordHash is not null;
        Email = account.Email!;
        return account;
    }

    public sealed class Input
    {
        [Display(Name = "Account.OldPassword")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Data.Account.PasswordMaxLength, ErrorMessage = "Form.TooLong")]
        public string Old { get; set; } = "";

        [Display(Name = "Account.NewPassword")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Data.Account.PasswordMaxLength, MinimumLength = Data.Account.PasswordMinLength, ErrorMessage = "Form.Length")]
        public string New { get; set; } = "";
    }
}
