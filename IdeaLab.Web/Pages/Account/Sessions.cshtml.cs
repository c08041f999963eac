using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Account;

/// <summary>Where I am signed in; ends one of them.</summary>
public sealed class SessionsModel(CurrentUser me, Sessions sessions, IStringLocalizer<Text> text) : PageModel
{
    public int? CurrentId => sessions.CurrentId;
    public IReadOnlyList<Session> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Rows = await sessions.Of((await me.RequirePersonAsync(ct)).Id).AsNoTracking().ToListAsync(ct);

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken ct)
    {
        // Whoever ends their own signs out.
        if (id == CurrentId) return RedirectToPage("SignOut");

        await sessions.EndAsync((await me.RequirePersonAsync(ct)).Id, id, ct);

        this.SayDone(text["Account.Sessions.Ended"]);
        return RedirectToPage();
    }
}
