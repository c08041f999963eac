using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>What mails I receive, and how often.</summary>
public sealed class MailModel(IdeaLabDb db, CurrentUser me, TimeProvider clock, IStringLocalizer<Text> text) : PageModel
{
    [BindProperty]
    public MailChoicesForm Form { get; set; } = new();

    public async Task OnGetAsync(CancellationToken ct) => Form = MailChoicesForm.Of(await me.RequirePersonAsync(ct));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Form.IsForOwner = (await me.RequirePersonAsync(ct)).OwnsTopics();
        if (!ModelState.IsValid) return Page();

        await db.InOneGoAsync(async () => await Form.SaveAsync(db, await me.FreshPersonAsync(ct), clock.GetUtcNow().UtcDateTime, ct), ct);

        this.SayDone(text["MailChoices.Saved"]);
        return RedirectToPage();
    }
}
