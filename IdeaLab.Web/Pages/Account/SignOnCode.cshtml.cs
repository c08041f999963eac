using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using IdeaLab.Web.Security.SingleSignOn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Takes the six digits of the mail from whoever comes from a provider for the first time; from then on the provider is a way into that account.</summary>
[Limited(RateLimits.SignIn)]
public sealed class SignOnCodeModel(Entry entry, Arrivals arrivals, Providers providers, SignOns signOns, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Label { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (TempData.Peek(EnterCodeModel.EmailKey) is not string email) return RedirectToPage("SignOn", new { ReturnUrl });
        Form.Email = email;
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await signOns.ArrivedAsync() is null || !ModelState.IsValid) return await ShowAsync(ct);

        var arrival = await entry.WithSignOnAndCodeAsync(Form.Email, Form.Code.Replace(" ", "", StringComparison.Ordinal), ct);
        if (arrival.Answer is EntryAnswer.Refused)
        {
            ModelState.AddModelError("Form.Code", text["Account.EnterCode.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
            return await ShowAsync(ct);
        }

        TempData.Remove(EnterCodeModel.EmailKey);
        return await arrivals.LeadAsync(this, arrival, ReturnUrl, ct);
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await signOns.ArrivedAsync() is not { } outside) return RedirectToPage("SignIn", new { ReturnUrl });
        Label = providers.LabelOf(outside.Provider);
        return Page();
    }

    public sealed class Input
    {
        [Required(ErrorMessage = "Form.Required"), MailAddress]
        public string Email { get; set; } = "";

        [Display(Name = "Account.EnterCode.Code")]
        [Required(ErrorMessage = "Form.Required"), RegularExpression(@"\s*(\d\s*){6}", ErrorMessage = "Account.EnterCode.Digits")]
        public string Code { get; set; } = "";
    }
}
