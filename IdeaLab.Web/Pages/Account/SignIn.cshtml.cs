using System.ComponentModel.DataAnnotations;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Signs in with a password.</summary>
[Limited(RateLimits.SignIn)]
public sealed class SignInModel(Entry entry, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    // Vote buttons of visitors come back to themselves.
    public bool IsToVote => ReturnUrl?.Contains("#vote-", StringComparison.Ordinal) is true;

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>The password is right; what is missing is the confirmed address.</summary>
    public bool IsUnconfirmed { get; private set; }

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? LocalRedirect(this.WayBack(ReturnUrl)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        switch (await entry.WithPasswordAsync(Form.Email.Trim(), Form.Password, Form.Stay, ct))
        {
            case EntryAnswer.Entered:
                return LocalRedirect(this.WayBack(ReturnUrl));
            case EntryAnswer.Unconfirmed:
                IsUnconfirmed = true;
                return Page();
            default:
                ModelState.AddModelError("", text["Account.SignIn.Refused", Data.Account.TriesInARow, Data.Account.Rest.TotalMinutes]);
                return Page();
        }
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
