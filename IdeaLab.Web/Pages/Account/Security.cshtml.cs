using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>By what a member signs in: passkeys, password, authenticator, single sign-on.</summary>
public sealed class SecurityModel(UserManager<Data.Account> accounts, CurrentUser me, Passkeys passkeys, SecondFactor secondFactor, Providers providers, SignOns signOns, Devices devices, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The providers by which one signs in, and those by which one could.</summary>
    public IReadOnlyList<Way> SignOns { get; private set; } = [];

    public bool HasAuthenticator { get; private set; }

    /// <summary>What the browser needs to make one; null where there are as many as may be.</summary>
    public PasskeyOffer? Offer { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form.Name = text.Named(devices.Named);
        return await ShowAsync(ct);
    }

    /// <summary>Adds the passkey the browser made.</summary>
    public async Task<IActionResult> OnPostAsync(string? credential, string? state, CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);
        if (!await passkeys.AddAsync(await accounts.MineAsync(User), credential, state, Form.Name.Trim()))
        {
            ModelState.AddModelError("", text["Account.Passkey.Failed"]);
            return await ShowAsync(ct);
        }

        this.SayDone(text["Account.Passkey.Added"]);
        return RedirectToPage();
    }

    /// <summary>Takes a provider away as a way into one's account.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(string? provider, string? key, CancellationToken ct)
    {
        // The form for a passkey was not sent.
        ModelState.Clear();
        if (!await signOns.LeaveAsync(await accounts.MineAsync(User), provider ?? "", key ?? "", ct)) return NotFound();

        this.SayDone(text["SignOn.Left", providers.LabelOf(provider!)]);
        return RedirectToPage();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var (account, person) = (await accounts.MineAsync(User), await me.RequirePersonAsync(ct));
        Rows = [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt).Select(p => new Row(Convert.ToHexStringLower(p.CredentialId), p.Name ?? "", p.CreatedAt.UtcDateTime))];
        HasAuthenticator = await secondFactor.IsSetUpAsync(person.Id, ct);
        var joined = await signOns.OfAsync(account.Id, ct);
        SignOns =
        [
            .. joined.Select(l => new Way(l.LoginProvider, providers.LabelOf(l.LoginProvider), l.ProviderKey)),
            .. providers.All.Where(p => joined.TrueForAll(l => l.LoginProvider != p.Name)).Select(p => new Way(p.Name, p.Label, null)),
        ];
        if (Rows.Count < Passkey.Most) Offer = await passkeys.ToAddAsync(account, person.Name);
        return Page();
    }

    /// <param name="Provider">In the settings.</param>
    /// <param name="Label">What people call it.</param>
    /// <param name="Key">Who they are there; null where they do not sign in that way.</param>
    public sealed record Way(string Provider, string Label, string? Key);

    public sealed record Row(string Id, string Name, DateTime AddedAt);

    public sealed class Input
    {
        [Display(Name = "Account.Passkey.Name")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Passkey.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string Name { get; set; } = "";
    }
}
