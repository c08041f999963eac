using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Admin.People;

/// <summary>Everybody who can sign in, by name; people whose ideas were imported have no account and are not here.</summary>
public sealed class IndexModel(IdeaLabDb db) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public PersonKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Roles? Role { get; set; }

    /// <summary>The last person of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Kind is not null || Role is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var accounts = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var (name, mail) = (Person.Searchable(Q), Q.Trim().ToUpperInvariant());
            accounts = accounts.Where(a => a.Person.SearchName.Contains(name) || a.NormalizedEmail!.Contains(mail));
        }

        if (Kind is { } kind) accounts = accounts.Where(a => a.Person.Kind == kind);
        if (Role is { } role) accounts = accounts.Where(a => (a.Person.Roles & role) == role);
        if (After is { } id && await db.People.Where(p => p.Id == id).Select(p => p.SearchName).SingleOrDefaultAsync(ct) is { } last)
            accounts = accounts.Where(a => string.Compare(a.Person.SearchName, last) > 0 || (a.Person.SearchName == last && a.PersonId > id));

        var rows = await accounts.OrderBy(a => a.Person.SearchName).ThenBy(a => a.PersonId)
            .Select(a => new Row(a.PersonId, a.Person.Name, a.Email!, a.EmailConfirmed, a.Person.Kind, a.Person.Roles, a.LastSignInAt))
            .Take(PageSize + 1).ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    public sealed record Row(int Id, string Name, string Email, bool IsConfirmed, PersonKind Kind, Roles Roles, DateTime? LastSignInAt);
}
