using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Signs in with the six digits of the mail.</summary>
[Limited(RateLimits.SignIn)]
public sealed class EnterCodeModel(Entry entry, Arrivals arrivals, IStringLocalizer<Text> text) : PageModel
{
    /// <summary>The address waits in the sealed notice cookie and not in the browser's history.</summary>
    internal const string EmailKey = "CodeEmail";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IActionResult OnGet()
    {
        if (TempData.Peek(EmailKey) is not string email) return RedirectToPage("Code", new { ReturnUrl });
        Form.Email = email;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        var arrival = await entry.WithCodeAsync(Form.Email, Form.Code.Replace(" ", "", StringComparison.Ordinal), Form.Stay, ct);
        if (arrival.Answer is EntryAnswer.Refused)
        {
            ModelState.AddModelError("Form.Code", text["Account.EnterCode.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
            return Page();
        }

        TempData.Remove(EmailKey);
        return await arrivals.LeadAsync(this, arrival, ReturnUrl, ct);
    }

    public sealed class Input
    {
        [Required(ErrorMessage = "Form.Required"), MailAddress]
        public string Email { get; set; } = "";

        [Display(Name = "Account.EnterCode.Code")]
        [Required(ErrorMessage = "Form.Required"), RegularExpression(@"^\s*(\d\s*){6}$", ErrorMessage = "Account.EnterCode.Digits")]
        public string Code { get; set; } = "";

        [Display(Name = "Account.Stay")]
        public bool Stay { get; set; }
    }
}
