using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>Suspicions that wait for staff, oldest first, and those that were settled, newest first.</summary>
public sealed class VotesModel(IdeaLabDb db, TimeProvider clock) : PageModel
{
    public const int PageSize = 10;

    [BindProperty(SupportsGet = true)]
    public HeldState Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The suspicions of a page, idea by idea.</summary>
    public IReadOnlyList<IReadOnlyList<HoldView>> Ideas { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = await In(Show, BoardPlace.Parse(After)).Take(PageSize + 1).Include(h => h.Idea).AsNoTracking().ToListAsync(ct);
        if (page.Count > PageSize)
        {
            page.RemoveAt(PageSize);
            Next = new BoardPlace((Show is HeldState.Held ? page[^1].WaitingSince!.Value : page[^1].FoundAt).Ticks, page[^1].Id).ToString();
        }

        var accounts = await db.AccountsAsync(page.ConvertAll(h => h.Id), Show, ct);
        var places = await db.PlacesAsync(BoardOrder.Trending, null, page.ConvertAll(h => h.IdeaId), clock.GetUtcNow().UtcDateTime, ct);
        Ideas = [.. page.Select(hold => new HoldView(hold, Show, [.. accounts[hold.Id]], places.Of(hold.IdeaId)?.Position))
            .Where(row => row.Accounts.Count > 0).GroupBy(row => row.Hold.IdeaId).Select(same => same.ToList())];
    }

    private IQueryable<Hold> In(HeldState state, BoardPlace? after)
    {
        if (state is HeldState.Held)
        {
            var waiting = db.Holds.Waiting();
            if (after is not null) waiting = waiting.Where(h => h.WaitingSince >= after.Time && (h.WaitingSince > after.Time || h.Id > after.Id));
            return waiting.OrderBy(h => h.WaitingSince).ThenBy(h => h.Id);
        }

        var settled = db.Holds.Where(h => h.Votes.Any(v => v.State == state));
        if (after is not null) settled = settled.Where(h => h.FoundAt <= after.Time && (h.FoundAt < after.Time || h.Id < after.Id));
        return settled.OrderByDescending(h => h.FoundAt).ThenByDescending(h => h.Id);
    }
}
