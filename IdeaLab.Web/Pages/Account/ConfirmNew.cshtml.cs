using System.Globalization;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Where the link sent to a new address lands; the address changes after a POST. Sign-ins elsewhere end, and the address before is told.</summary>
public sealed class ConfirmNewModel(IdeaLabDb db, SignInManager<Data.Account> signIn, Entry entry, AccountMails mails, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Address { get; set; }

    public bool Holds { get; private set; }

    public async Task OnGetAsync() => Holds = await FindAsync() is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var account = await db.InOneGoAsync(() => MoveAsync(ct), ct);
        if (account is null) return Page();
        await mails.LeaveSoonAsync(ct);

        // The stamp has changed, so this browser's own sign-in is renewed; a visitor's browser stays a visitor's.
        await entry.RenewAsync(account, ct);
        this.SayDone(text["Account.Address.Done", account.Email!]);
        return RedirectToPage("Profile");
    }

    private async Task<Data.Account?> MoveAsync(CancellationToken ct)
    {
        if (await FindAsync() is not { } account || await signIn.UserManager.FindByEmailAsync(Address!) is { } other && other.Id != account.Id) return null;

        var former = account.Email!;
        account.UserName = Address;
        account.TrustAddress();
        var done = await signIn.UserManager.ChangeEmailAsync(account, Address!, Token!);
        if (!done.Succeeded)
        {
            // Its name has been changed already, and is not to be saved with the transaction.
            db.ChangeTracker.Clear();
            return null;
        }

        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        var person = await db.People.SingleAsync(p => p.Id == account.PersonId, ct);
        settings.Move(person, former, Address!);
        if (!string.Equals(former, Address, StringComparison.OrdinalIgnoreCase)) await mails.AddressChangedAsync(account, former, ct);
        return account;
    }

    private async Task<Data.Account?> FindAsync()
    {
        if (string.IsNullOrEmpty(Token) || string.IsNullOrEmpty(Address)) return null;
        var account = await signIn.UserManager.FindByIdAsync(Account.ToString(CultureInfo.InvariantCulture));
        return account is not null && await signIn.UserManager.VerifyUserTokenAsync(account, MailedLinks.Name, UserManager<Data.Account>.GetChangeEmailTokenPurpose(Address), Token) ? account : null;
    }
}
