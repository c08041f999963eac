using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>
/// Where people land who come from a provider. Who is known goes on; who is new, with an address that the provider has seen to and nobody here has, becomes a member.
/// Everybody else shows by a code in the mailbox that the address is theirs. What they see is the same whether a member has it or not.
/// </summary>
[Limited(RateLimits.SignIn)]
public sealed class SignOnModel(IdeaLabDb db, UserManager<Data.Account> accounts, Providers providers, SignOns signOns, Entry entry, Arrivals arrivals, AccountMails mails, CurrentUser me, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Label { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await signOns.ArrivedAsync() is not { } outside) return RedirectToPage("SignIn", new { ReturnUrl });
        if (outside.Joins is not null) return await JoinAsync(outside, ct);

        var account = await signOns.AccountOfAsync(outside, ct) ?? await NewMemberAsync(outside, ct);
        if (account is null)
        {
            Form = new Input { Email = outside.Email ?? "", Name = outside.Name ?? "" };
            return Show(outside);
        }

        var arrival = await entry.WithSignOnAsync(account, outside, ct);
        if (arrival.Answer is not EntryAnswer.Refused) return await arrivals.LeadAsync(this, arrival, ReturnUrl, ct);
        await signOns.EndAsync();
        return RedirectToPage("SignIn", new { ReturnUrl, provider = outside.Provider, fault = SignOnFault.Late });
    }

    /// <summary>Mails a code, and sees to it that there is an account it opens.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await signOns.ArrivedAsync() is not { } outside) return RedirectToPage("SignIn", new { ReturnUrl });
        if (!ModelState.IsValid) return Show(outside);

        var email = Form.Email.Trim();
        await db.InOneGoAsync(async () =>
        {
            if (await accounts.FindByEmailAsync(email) is null && providers.Find(outside.Provider)!.MakesAccounts)
                await signOns.AddAsync(outside, email, Form.Name, Languages.Current, isConfirmed: false, ct);
            await db.SaveChangesAsync(ct);
            await mails.SignInCodeAsync(await mails.WhoeverHasAsync(email), ct);
            return true;
        }, ct);
        await mails.LeaveSoonAsync(ct);

        TempData[EnterCodeModel.EmailKey] = email;
        return RedirectToPage("SignOnCode", new { ReturnUrl });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct) => await signOns.ArrivedAsync() is { } outside ? Show(outside) : RedirectToPage("SignIn", new { ReturnUrl });

    private PageResult Show(OutsideIdentity outside)
    {
        Label = providers.LabelOf(outside.Provider);
        return Page();
    }

    // A way into the account of whoever began it here, and of nobody who has signed in since.
    private async Task<IActionResult> JoinAsync(OutsideIdentity outside, CancellationToken ct)
    {
        await signOns.EndAsync();
        if (me.AccountId != outside.Joins) return RedirectToPage("SignIn", new { provider = outside.Provider, fault = SignOnFault.Late });

        var account = await accounts.MineAsync(User);
        try
        {
            await db.InOneGoAsync(async () =>
            {
                await signOns.JoinAsync(account, outside, ct);
                return true;
            }, ct);
            this.SayDone(text["SignOn.Joined", providers.LabelOf(outside.Provider)]);
        }
        catch (RuleViolation rule)
        {
            TempData[RuleViolationFilter.NoticeKey] = text[rule.Message, [.. rule.Values]].Value;
        }

        return RedirectToPage("Security");
    }

    private async Task<Data.Account?> NewMemberAsync(OutsideIdentity outside, CancellationToken ct)
    {
        if (outside is not { IsVerified: true, Email: { } email, Name: { } name } || !providers.Find(outside.Provider)!.MakesAccounts) return null;
        if (!new MailAddressAttribute().IsValid(email) || email.Length == 0) return null;
        return await db.InOneGoAsync(async () => await accounts.FindByEmailAsync(email) is null ? await signOns.AddAsync(outside, email, name, Languages.Current, isConfirmed: true, ct) : null, ct);
    }

    public sealed class Input
    {
        [Display(Name = "Account.Email")]
        [Required(ErrorMessage = "Form.Required"), MailAddress, DeliverableAddress]
        public string Email { get; set; } = "";

        [Display(Name = "Account.Name")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Person.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string Name { get; set; } = "";
    }
}
