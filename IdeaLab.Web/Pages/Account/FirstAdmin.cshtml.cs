using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
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

/// <summary>Whoever holds the link from the console becomes the first admin. There is never a second first.</summary>
[Limited(RateLimits.SignUp)]
public sealed class FirstAdminModel(IdeaLabDb db, FirstAdmin firstAdmin, UserManager<Data.Account> accounts, Entry entry, IStringLocalizer<Text> text, TimeProvider clock) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public string? Invitation { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public bool IsInvited { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        IsInvited = await firstAdmin.AcceptsAsync(Invitation);
        if (!IsInvited || !ModelState.IsValid) return Page();
        if (await this.RefusesAsync("Form.Password", Form.Password, db, text, [Form.Email, Form.Name], ct)) return Page();

        var password = accounts.PasswordHasher.HashPassword(new Data.Account(), Form.Password);
        var account = await db.InOneGoAsync(async () => await firstAdmin.AcceptsAsync(Invitation) ? await WelcomeAsync(Form.Email.Trim(), password, ct) : null, ct);
        if (account is null)
        {
            IsInvited = false;
            return Page();
        }

        await entry.RenewAsync(account, ct);
        await entry.GoOnAsync(account, SignInMethod.Console, stays: false, ct);
        this.SayDone(text["Account.FirstAdmin.Done"]);
        return RedirectToPage("/Admin/Settings");
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        IsInvited = await firstAdmin.AcceptsAsync(Invitation);
        return Page();
    }

    // The person at the console speaks for the lab, so an account that is there already becomes theirs.
    private async Task<Data.Account> WelcomeAsync(string email, string password, CancellationToken ct)
    {
        var settings = await db.Settings.SingleAsync(ct);
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            account = new Data.Account { UserName = email, Email = email, Person = new Person(Form.Name, PersonKind.Employee, Languages.Current, settings.TimeZone, clock.GetUtcNow().UtcDateTime) };
            Require(await accounts.CreateAsync(account));
        }

        var person = await db.People.SingleAsync(p => p.Id == account.PersonId, ct);
        person.Rename(Form.Name);
        settings.GiveRoles(person, person.Roles | Roles.Admin, hasOtherAdmin: false);
        account.PasswordHash = password;
        account.EmailConfirmed = true;
        Require(await accounts.UpdateSecurityStampAsync(account));
        return account;
    }

    private static void Require(IdentityResult done)
    {
        if (!done.Succeeded) throw new RuleViolation("Form.MailAddress");
    }

    public sealed class Input
    {
        [Display(Name = "Account.Name")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Person.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string Name { get; set; } = "";

        [Display(Name = "Account.Email")]
        [Required(ErrorMessage = "Form.Required"), MailAddress, DeliverableAddress]
        public string Email { get; set; } = "";

        [Display(Name = "Account.Password")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Data.Account.PasswordMaxLength, MinimumLength = Data.Account.PasswordMinLength, ErrorMessage = "Form.Length")]
        public string Password { get; set; } = "";
    }
}
