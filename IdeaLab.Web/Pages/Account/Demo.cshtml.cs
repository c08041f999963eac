using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>One click to be a demo person; it does not exist outside Development.</summary>
public sealed class DemoModel(SignInManager<Web.Data.Account> signIn, IHostEnvironment environment) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string email)
    {
        if (!environment.IsDevelopment() || DemoData.People.All(p => p.Email != email)) return NotFound();
        if (await signIn.UserManager.FindByEmailAsync(email) is not { } account) return NotFound();

        await signIn.SignInAsync(account, isPersistent: false);

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
