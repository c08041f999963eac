using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.Segments;

/// <summary>Who is in a segment, page after page, and a form that adds members by their addresses, one or many.</summary>
public sealed class DetailsModel(IdeaLabDb db, ILookupNormalizer normal, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    public const int PageSize = 50;

    /// <summary>How many addresses one form takes; a file takes more.</summary>
    public const int AddressesMax = 500;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The last person of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Segment Segment { get; private set; } = null!;
    public int Members { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var typed = Form.Addresses!.Split((char[]?)[' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).DistinctBy(normal.NormalizeEmail).ToList();
        if (typed.Count is 0 or > AddressesMax)
        {
            ModelState.AddModelError("Form.Addresses", typed.Count == 0 ? text["Form.Required", text["Segment.Addresses"]] : text["Segment.TooManyAddresses", AddressesMax]);
            return await ShowAsync(ct);
        }

        var found = await db.InOneGoAsync(() => AddAsync(typed, ct), ct);
        if (found is null) return NotFound();
        var unknown = typed.FindAll(a => !found.Contains(normal.NormalizeEmail(a)));
        if (unknown.Count == 0)
        {
            this.SayDone(typed is [var one] ? text["Segment.MemberAdded", one].Value : text.Amount("Segment.MembersAdded", typed.Count));
            return RedirectToPage(new { Id });
        }

        ModelState.Clear();
        Form.Addresses = string.Join('\n', unknown);
        var fault = text.Amount("Segment.NoSuchMember", unknown.Count);
        ModelState.AddModelError("Form.Addresses", found.Count == 0 ? fault : $"{text.Amount("Segment.MembersAdded", found.Count)} {fault}");
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(int person, CancellationToken ct)
    {
        var name = await db.InOneGoAsync(async () =>
        {
            var segment = await db.Segments.SingleOrDefaultAsync(s => s.Id == Id, ct);
            var member = await db.People.Include(p => p.Memberships).SingleOrDefaultAsync(p => p.Id == person, ct);
            if (segment is not null) member?.Leave(segment);
            return segment is null ? null : member?.Name;
        }, ct);
        if (name is null) return NotFound();

        this.SayDone(text["Segment.MemberRemoved", name]);
        return RedirectToPage(new { Id, Q });
    }

    /// <returns>The addresses that somebody has, normalized; null when the segment is gone.</returns>
    private async Task<HashSet<string>?> AddAsync(List<string> typed, CancellationToken ct)
    {
        if (await db.Segments.SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } segment) return null;
        var addresses = typed.ConvertAll(normal.NormalizeEmail);
        var accounts = await db.Users.Where(a => addresses.Contains(a.NormalizedEmail!)).Include(a => a.Person.Memberships).ToListAsync(ct);
        foreach (var account in accounts) account.Person.Join(segment, MembershipSource.Admin, clock.GetUtcNow().UtcDateTime);
        return [.. accounts.Select(a => a.NormalizedEmail!)];
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await db.Segments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } segment) return NotFound();
        Segment = segment;
        var memberships = db.Memberships.AsNoTracking().Where(m => m.SegmentId == Id);
        Members = await memberships.CountAsync(ct);

        if (!string.IsNullOrWhiteSpace(Q))
        {
            var (name, mail) = (Person.Searchable(Q), normal.NormalizeEmail(Q.Trim()));
            memberships = memberships.Where(m => m.Person.SearchName.Contains(name) || db.Users.Any(a => a.PersonId == m.PersonId && a.NormalizedEmail!.Contains(mail)));
        }

        if (After is { } id && await db.People.Where(p => p.Id == id).Select(p => p.SearchName).SingleOrDefaultAsync(ct) is { } last)
            memberships = memberships.Where(m => string.Compare(m.Person.SearchName, last) > 0 || (m.Person.SearchName == last && m.PersonId > id));
        var rows = await memberships.OrderBy(m => m.Person.SearchName).ThenBy(m => m.PersonId)
            .Select(m => new Row(m.PersonId, m.Person.Name, db.Users.Where(a => a.PersonId == m.PersonId).Select(a => a.Email).FirstOrDefault(), m.By, m.Since))
            .Take(PageSize + 1).ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
        return Page();
    }

    public sealed record Row(int Id, string Name, string? Email, MembershipSource By, DateTime Since);

    public sealed class Input
    {
        [Display(Name = "Segment.Addresses")]
        [Required(ErrorMessage = "Form.Required")]
        public string? Addresses { get; set; }
    }
}
