using IdeaLab.Domain.Audit;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>What staff did, newest first, with what was there before and after.</summary>
public sealed class AuditModel(IdeaLabDb db, Frame frame, IStringLocalizer<Text> text) : PageModel
{
    public const int PageSize = 50;

    /// <summary>Only acts of this person.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Who { get; set; }

    /// <summary>Only acts on things of this kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Thing { get; set; }

    /// <summary>Only acts on this idea.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Idea { get; set; }

    /// <summary>The last entry of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<(int Id, string Name)> Staff { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }
    public bool IsFiltered => Who is not null || Thing is not null || Idea is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var entries = db.Audit.AsNoTracking();
        if (Who is { } who) entries = entries.Where(e => e.ActorId == who);
        if (Thing is { } thing) entries = entries.Where(e => e.Thing == thing);
        if (Idea is { } idea) entries = entries.Where(e => e.IdeaId == idea);
        if (Before is { } id) entries = entries.Where(e => e.Id < id);
        var page = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1).Include(e => e.Actor).ToListAsync(ct);
        HasMore = page.Count > PageSize;
        if (HasMore) page.RemoveAt(PageSize);

        var words = await AuditWords.ForAsync(db, text, await frame.ZoneAsync(), page, ct);
        Rows = [.. page.Select(e => new Row(e.Id, e.At, e.Actor.Name, e.Act, words.NameOf(e), e.IdeaId, words.TitleOf(e), [.. e.Changes.Select(c => words.Of(e, c))]))];
        Staff = [.. (await db.People.Where(p => p.Roles != Roles.None).OrderBy(p => p.SearchName).Select(p => new { p.Id, p.Name }).ToListAsync(ct)).Select(p => (p.Id, p.Name))];
    }

    public sealed record Row(long Id, DateTime At, string Actor, AuditAct Act, string Thing, int? IdeaId, string? Title, IReadOnlyList<Change> Changes);

    public sealed record Change(string What, string? Before, string? After);
}
