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

/// <summary>Asks for another mail address; it counts once a link sent there is confirmed. Whether the new one is known is not told.</summary>
[Limited(RateLimits.SignUp)]
public sealed class AddressModel(IdeaLabDb db, UserManager<Data.Account> accounts, Entry entry, AccountMails mails, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public Input Form { get; set; } = new();

    public bool HasPassword { get; private set; }
    public string Email { get; private set; } = "";

    /// <summary>What a mail server said of the present address; null while mails go there.</summary>
    public string? Refusal { get; private set; }

    public async Task OnGetAsync()
    {
        var account = await MineAsync();
        // Confirmed once more, it is in order again.
        if (account.AddressRefusedAt is not null) Form.Email = account.Email!;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var account = await MineAsync();
        if (HasPassword && string.IsNullOrEmpty(Form.Password)) ModelState.AddModelError("Form.Password", text["Form.Required", text["Account.Password"]]);
        if (!ModelState.IsValid) return Page();
        if (HasPassword && !await entry.KnowsPasswordAsync(account.Id, Form.Password!, ct))
        {
            ModelState.AddModelError("Form.Password", text["Account.ChangePassword.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
            return Page();
        }

        var address = Form.Email.Trim();
        await db.InOneGoAsync(async () =>
        {
            var other = await accounts.FindByEmailAsync(address);
            if (other is null || other.Id == account.Id) await mails.ConfirmNewAddressAsync(await MineAsync(), address, ct);
            else await mails.AlreadyMemberAsync(other, ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);

        return RedirectToPage("Sent", new { about = SentAbout.NewAddress });
    }

    private async Task<Data.Account> MineAsync()
    {
        var account = await accounts.MineAsync(User);
        HasPassword = account.PasswordHash is not null;
        Email = account.Email!;
        Refusal = account.AddressRefusedAt is null ? null : account.AddressRefusal ?? "";
        return account;
    }

    public sealed class Input
    {
        [Display(Name = "Account.NewEmail")]
        [Required(ErrorMessage = "Form.Required"), MailAddress, DeliverableAddress]
        public string Email { get; set; } = "";

        [Display(Name = "Account.Password")]
        [StringLength(Data.Account.PasswordMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Password { get; set; }
    }
}
