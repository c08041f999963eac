using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdeaLab.Web.Pages.Account;

/// <summary>One click to be a demo person; it does not exist outside Development.</summary>
public sealed class DemoModel(UserManager<Web.Data.Account> accounts, Entry entry, Arrivals arrivals, IHostEnvironment environment) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string email, CancellationToken ct)
    {
        if (!environment.IsDevelopment() || DemoData.People.All(p => p.Email != email)) return NotFound();
        if (await accounts.FindByEmailAsync(email) is not { } account) return NotFound();

        return await arrivals.LeadAsync(this, await entry.GoOnAsync(account, SignInMethod.Demo, stays: false, ct), ReturnUrl, ct);
    }
}
