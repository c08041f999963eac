using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;
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

/// <summary>Becomes a member. What one sees is the same whether the address is known or not; only its mailbox learns which.</summary>
[Limited(RateLimits.SignUp)]
public sealed class SignUpModel(IdeaLabDb db, UserManager<Data.Account> accounts, AccountMails mails, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public bool IsOpen { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form.Language = Languages.Current;
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        if (!settings.SignUpIsOpen || !ModelState.IsValid) return await ShowAsync(ct);

        if (await this.RefusesAsync("Form.Password", Form.Password, db, text, [Form.Email, Form.Name], ct)) return await ShowAsync(ct);

        // Before the transaction, since it takes long, and for everybody, so that the time taken tells nothing.
        var password = accounts.PasswordHasher.HashPassword(new Data.Account(), Form.Password);
        await db.InOneGoAsync(async () =>
        {
            await WelcomeAsync(Form.Email.Trim(), password, settings, ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);

        return RedirectToPage("Sent", new { about = SentAbout.SignUp });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        IsOpen = (await db.Settings.AsNoTracking().SingleAsync(ct)).SignUpIsOpen;
        return Page();
    }

    private async Task WelcomeAsync(string email, string password, LabSettings settings, CancellationToken ct)
    {
        var account = await accounts.FindByEmailAsync(email);
        if (account is { EmailConfirmed: true })
        {
            await mails.AlreadyMemberAsync(account, ct);
            return;
        }

        if (account is null)
        {
            var person = new Person(Form.Name, settings.KindOf(email), Form.Language, settings.TimeZone, clock.GetUtcNow().UtcDateTime);
            account = new Data.Account { UserName = email, Email = email, Person = person, PasswordHash = password };
            if (!(await accounts.CreateAsync(account)).Succeeded) throw new RuleViolation("Form.MailAddress");
        }
        else
        {
            // Nobody has shown yet that the address is theirs, so the last word counts. Confirming asks for the password.
            var person = await db.People.SingleAsync(p => p.Id == account.PersonId, ct);
            person.Rename(Form.Name);
            person.SpeakIn(Form.Language);
            account.PasswordHash = password;
        }

        await mails.ConfirmAddressAsync(account, this.WayBack(ReturnUrl), ct);
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

        [Display(Name = "Account.Language")]
        [AllowedValues("en", "es", ErrorMessage = "Form.Choose")]
        public string Language { get; set; } = "en";
    }
}
