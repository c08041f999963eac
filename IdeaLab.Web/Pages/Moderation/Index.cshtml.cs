using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>All that waits for staff to look at what people wrote, pile by pile.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel
{
    public const int PageSize = 20;
    public const int CountsTo = 100;

    [BindProperty(SupportsGet = true)]
    public ModerationPile Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Dictionary<ModerationPile, int> Counts { get; } = [];
    public IReadOnlyList<ModerationItem> Items { get; private set; } = [];
    public IReadOnlyList<Appeal> Appeals { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var piles = new ModerationPiles(db, clock.GetUtcNow().UtcDateTime);
        foreach (var pile in Enum.GetValues<ModerationPile>()) Counts[pile] = await piles.CountAsync(pile, CountsTo, ct);

        var page = await piles.ReadAsync(Show, BoardPlace.Parse(After), PageSize + 1, ct);
        if (page.Count > PageSize)
        {
            page.RemoveAt(PageSize);
            Next = page[^1].Place;
        }

        if (Show is ModerationPile.Appeals)
        {
            var ids = page.ConvertAll(line => line.ActId);
            Appeals = await db.Appeals.AsNoTracking().Include(a => a.Act.Person).Include(a => a.Act.Idea).Where(a => ids.Contains(a.ActId)).OrderBy(a => a.OpenSince).ThenBy(a => a.ActId).ToListAsync(ct);
            return;
        }

        var keys = page.Select(line => line.Key).OfType<ContributionKey>().ToList();
        var items = await ModerationItem.ReadAsync(db, await me.RequirePersonAsync(ct), keys, ct);
        Items = [.. keys.Where(items.ContainsKey).Select(key => items[key])];
    }
}
