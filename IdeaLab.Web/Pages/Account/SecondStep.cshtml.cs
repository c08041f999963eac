using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Asks whoever knew the password for one thing more: a code of their app, or one mailed to staff who come from a browser that is not known.</summary>
[Limited(RateLimits.SignIn)]
public sealed class SecondStepModel(Entry entry, Arrivals arrivals, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public SecondStep Step { get; private set; }
    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await BeginAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await BeginAsync(ct) is { } away) return away;
        if (!ModelState.IsValid) return Page();

        var arrival = await entry.WithSecondStepAsync(Form.Code, ct);
        if (arrival.Answer is EntryAnswer.Entered) return await arrivals.LeadAsync(this, arrival, ReturnUrl, ct);

        ModelState.AddModelError("Form.Code", text["Account.EnterCode.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
        return Page();
    }

    /// <summary>Mails another code.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (await BeginAsync(ct) is { } away) return away;

        var begun = (await entry.BegunAsync(ct))!.Value;
        return await arrivals.LeadAsync(this, new Arrival(EntryAnswer.OneMore, begun.Account, begun.Step), ReturnUrl, ct);
    }

    private async Task<IActionResult?> BeginAsync(CancellationToken ct)
    {
        if (await entry.BegunAsync(ct) is not { } begun) return RedirectToPage("SignIn", new { ReturnUrl });
        (Step, Email) = (begun.Step, begun.Account.Email!);
        return null;
    }

    public sealed class Input
    {
        [Display(Name = "Account.EnterCode.Code")]
        [Required(ErrorMessage = "Form.Required"), StringLength(30, ErrorMessage = "Form.TooLong")]
        public string Code { get; set; } = "";
    }
}
