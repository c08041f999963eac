using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin.Segments;

/// <summary>The closed communities, and a form for one more.</summary>
public sealed class IndexModel(IdeaLabDb db, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    [BindProperty]
    public SegmentFields Form { get; set; } = new();

    [BindProperty]
    [Display(Name = "Segment.Key")]
    [StringLength(Segment.KeyMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Key { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await ShowAsync(ct);

        var segment = await db.InOneGoAsync(async () =>
        {
            var added = new Segment(Key ?? "", Form.English, Form.Spanish, Form.Description ?? "");
            await Form.RequireFreeAsync(db, added, ct);
            db.Add(added);
            return added;
        }, ct);

        this.SayDone(text["Segments.Added"]);
        return RedirectToPage("Details", new { segment.Id });
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var rows = await db.Segments.AsNoTracking().Select(s => new Row(s, db.Memberships.Count(m => m.SegmentId == s.Id))).ToListAsync(ct);
        Rows = [.. rows.OrderBy(r => r.Segment.NameIn(Languages.Current), StringComparer.CurrentCulture)];
        return Page();
    }

    public sealed record Row(Segment Segment, int Members);
}
