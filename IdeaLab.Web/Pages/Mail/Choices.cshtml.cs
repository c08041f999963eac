using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Mail;

/// <summary>What mails the person receives for whom the address was made, without signing in. Opening it changes nothing; only who has the address can post, so nothing of a session is needed.</summary>
[IgnoreAntiforgeryToken]
[Limited(RateLimits.OfNetwork)]
public sealed class ChoicesModel(IdeaLabDb db, UnsubscribeTokens tokens, TimeProvider clock) : PageModel
{
    [BindProperty]
    public MailChoicesForm Form { get; set; } = new();

    public bool IsDone { get; private set; }
    public bool IsDead { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } reader) return Dead();

        Form = MailChoicesForm.Of(reader);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } reader) return Dead();
        Form.IsForOwner = reader.OwnsTopics();
        if (!ModelState.IsValid) return Page();

        await db.InOneGoAsync(async () => await Form.SaveAsync(db, (await FindAsync(token, ct))!, clock.GetUtcNow().UtcDateTime, ct), ct);

        IsDone = true;
        return Page();
    }

    private PageResult Dead()
    {
        (IsDead, Response.StatusCode) = (true, StatusCodes.Status404NotFound);
        return Page();
    }

    private async Task<Person?> FindAsync(string token, CancellationToken ct) =>
        tokens.Read(token) is { PersonId: var id } ? await db.People.SingleOrDefaultAsync(p => p.Id == id, ct) : null;
}
