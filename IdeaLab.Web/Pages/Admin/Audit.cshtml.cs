using IdeaLab.Domain.Audit;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>What staff did, newest first, with what was there before and after.</summary>
public sealed class AuditModel(IdeaLabDb db, Frame frame, AuditNotes notes, IStringLocalizer<Text> text) : PageModel
{
    public const int PageSize = 50;

    // Without a name of its own, so that addresses say who=7 and not filter.who=7.
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Filter { get; set; } = new();

    /// <summary>The last entry of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<(int Id, string Name)> Staff { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var entries = db.Audit.AsNoTracking().Of(Filter, await frame.ZoneAsync());
        if (Before is { } id) entries = entries.Where(e => e.Id < id);
        var page = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1).Include(e => e.Actor).ToListAsync(ct);
        HasMore = page.Count > PageSize;
        if (HasMore) page.RemoveAt(PageSize);

        var words = await AuditWords.ForAsync(db, text, await frame.ZoneAsync(), page, ct);
        Rows = [.. page.Select(e => new Row(e.Id, e.At, e.Actor.Name, e.From, e.Act, words.NameOf(e), e.IdeaId, words.TitleOf(e), [.. e.Changes.Select(c => words.Of(e, c))]))];
        Staff = [.. (await db.People.Where(p => p.Roles != Roles.None).OrderBy(p => p.SearchName).Select(p => new { p.Id, p.Name }).ToListAsync(ct)).Select(p => (p.Id, p.Name))];
    }

    /// <summary>All that is shown, on every page, as a file. That it was taken out is written down too.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await notes.AddAsync(AuditAct.Exported, AuditNotes.Log, ct, Filter.Values.Select(value => new AuditChange(value.Key, null, value.Value)));
        await db.SaveChangesAsync(ct);

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        await AuditExport.WriteAsync(db.Audit.AsNoTracking().Of(Filter, await frame.ZoneAsync()), db, Response.Body, ct);
        return new EmptyResult();
    }

    public sealed record Row(long Id, DateTime At, string Actor, string? From, AuditAct Act, string Thing, int? IdeaId, string? Title, IReadOnlyList<Change> Changes);

    public sealed record Change(string What, string? Before, string? After);
}
