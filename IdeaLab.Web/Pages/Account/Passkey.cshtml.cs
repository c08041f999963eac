using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>One of my passkeys: calls it something else, or removes it.</summary>
public sealed class PasskeyModel(UserManager<Data.Account> accounts, IStringLocalizer<Text> text) : PageModel
{
    /// <summary>Of the credential, in hexadecimal, since addresses are written in small letters.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is null) return NotFound();
        Form.Name = Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } found) return NotFound();
        if (!ModelState.IsValid) return Page();

        found.Passkey.Name = Form.Name.Trim();
        await accounts.AddOrUpdatePasskeyAsync(found.Account, found.Passkey);

        this.SayDone(text["Account.Passkey.Renamed"]);
        return RedirectToPage("Security");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await FindAsync() is not { } found) return NotFound();

        await accounts.RemovePasskeyAsync(found.Account, found.Passkey.CredentialId);

        this.SayDone(text["Account.Passkey.Removed", Name]);
        return RedirectToPage("Security");
    }

    private async Task<(Data.Account Account, UserPasskeyInfo Passkey)?> FindAsync()
    {
        var account = await accounts.MineAsync(User);
        var passkey = (await accounts.GetPasskeysAsync(account)).FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == Id);
        if (passkey is null) return null;
        Name = passkey.Name ?? "";
        return (account, passkey);
    }

    public sealed class Input
    {
        [Display(Name = "Account.Passkey.Name")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Passkey.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string Name { get; set; } = "";
    }
}
