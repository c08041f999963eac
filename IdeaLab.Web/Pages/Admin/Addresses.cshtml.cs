using IdeaLab.Domain.Audit;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>Addresses to which nothing is sent any more since a server refused them; an admin who knows better lets mails go there again.</summary>
public sealed class AddressesModel(IdeaLabDb db, AuditNotes notes, IStringLocalizer<Text> text) : PageModel
{
    public const int Most = 200;

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = await db.Users.Refused().OrderByDescending(a => a.AddressRefusedAt).ThenBy(a => a.Id).Take(Most + 1)
            .Select(a => new Row(a.PersonId, a.Person.Name, a.Email ?? "", a.AddressRefusedAt!.Value, a.AddressRefusal ?? "")).ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(Most)], rows.Count > Most);
    }

    /// <param name="id">Whose address; all of them without, since a relay that was set wrongly may have refused everybody's.</param>
    /// <param name="ct">Stops the act.</param>
    public async Task<IActionResult> OnPostAsync(int? id, CancellationToken ct)
    {
        if (id is { } person && !await db.Users.AnyAsync(a => a.PersonId == person, ct)) return NotFound();

        var count = await db.InOneGoAsync(async () =>
        {
            var trusted = await db.TrustAddressesAsync(id, ct);
            if (trusted > 0) await notes.AddAsync(AuditAct.Changed, AuditNotes.Address, ct, id is { } whose ? new("PersonId", null, $"{whose}") : new AuditChange("Rows", null, $"{trusted}"));
            return trusted;
        }, ct);
        this.SayDone(text.Amount("AdminMail.Addresses.Done", count));
        return RedirectToPage(new { id = (int?)null });
    }

    public sealed record Row(int PersonId, string Name, string Address, DateTime At, string Answer);
}
