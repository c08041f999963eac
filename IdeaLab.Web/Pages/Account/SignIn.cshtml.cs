using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Signs in with a password, or with a passkey where the browser has one, or leads to the providers of single sign-on, and says what went wrong there.</summary>
[Limited(RateLimits.SignIn)]
public sealed class SignInModel(Entry entry, Passkeys passkeys, Arrivals arrivals, Providers providers, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    // Vote buttons of visitors come back to themselves.
    public bool IsToVote => ReturnUrl?.Contains("#vote-", StringComparison.Ordinal) is true;

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>The password is right; what is missing is the confirmed address.</summary>
    public bool IsUnconfirmed { get; private set; }

    public IReadOnlyList<ProviderSettings> Providers => providers.All;

    /// <summary>Where somebody was who could not sign in there.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Provider { get; set; }

    [BindProperty(SupportsGet = true)]
    public SignOnFault? Fault { get; set; }

    public string? TroubleAt => providers.Find(Provider)?.Label;

    public string? Trouble => TroubleAt is not { } label ? null : Fault switch
    {
        SignOnFault.Refused => text["SignOn.Trouble.Refused", label],
        SignOnFault.Down => text["SignOn.Trouble.Down", label],
        SignOnFault.Late => text["SignOn.Trouble.Late"],
        SignOnFault.Invalid => text["SignOn.Trouble.Invalid", label],
        _ => (string?)null,
    };

    /// <summary>What the browser needs to ask its passkeys.</summary>
    public PasskeyOffer Passkey { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => User.Identity is { IsAuthenticated: true } ? LocalRedirect(this.WayBack(ReturnUrl)) : await ShowAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync();

        var arrival = await entry.WithPasswordAsync(Form.Email.Trim(), Form.Password, Form.Stay, ct);
        if (arrival.Answer is EntryAnswer.Entered or EntryAnswer.OneMore) return await arrivals.LeadAsync(this, arrival, ReturnUrl, ct);

        IsUnconfirmed = arrival.Answer is EntryAnswer.Unconfirmed;
        if (!IsUnconfirmed) ModelState.AddModelError("", text["Account.SignIn.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? state, CancellationToken ct)
    {
        // The form beside it was not sent.
        ModelState.Clear();
        if (await passkeys.OwnerAsync(credential, state) is { EmailConfirmed: true } account)
            return await arrivals.LeadAsync(this, await entry.GoOnAsync(account, SignInMethod.Passkey, Form.Stay, ct), ReturnUrl, ct);

        ModelState.AddModelError("", text["Account.Passkey.Refused"]);
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        Passkey = await passkeys.ToSignInAsync();
        return Page();
    }

    public sealed class Input
    {
        [Display(Name = "Account.Email")]
        [Required(ErrorMessage = "Form.Required"), MailAddress]
        public string Email { get; set; } = "";

        [Display(Name = "Account.Password")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Data.Account.PasswordMaxLength, ErrorMessage = "Form.TooLong")]
        public string Password { get; set; } = "";

        [Display(Name = "Account.Stay")]
        public bool Stay { get; set; }
    }
}
