using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>One suspicion with every account, each with its own verdict.</summary>
public sealed class HoldModel(IdeaLabDb db, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    /// <summary>Votes in which state; the first that has any when it is not said.</summary>
    [BindProperty(SupportsGet = true)]
    public HeldState? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    public HoldView View { get; private set; } = null!;
    public IReadOnlyDictionary<HeldState, int> Counts { get; private set; } = new Dictionary<HeldState, int>();

    public HeldState State => View.State;

    /// <summary>Where the next page of accounts begins; null on the last.</summary>
    public int? Next => From + PageSize < View.Accounts.Count ? From + PageSize : null;

    public IEnumerable<HeldAccount> Accounts => View.Accounts.Skip(From).Take(PageSize);

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await db.Holds.AsNoTracking().Include(h => h.Idea).SingleOrDefaultAsync(h => h.Id == id, ct) is not { } hold) return NotFound();

        Counts = (await db.Holds.Where(h => h.Id == id).SelectMany(h => h.Votes).Select(v => v.State).ToListAsync(ct)).CountBy(state => state).ToDictionary();
        var state = Show ?? Enum.GetValues<HeldState>().FirstOrDefault(Counts.ContainsKey);
        var places = await db.PlacesAsync(BoardOrder.Trending, null, [hold.IdeaId], clock.GetUtcNow().UtcDateTime, ct);
        View = new HoldView(hold, state, [.. (await db.AccountsAsync([id], state, ct))[id]], places.Of(hold.IdeaId)?.Position);
        return Page();
    }
}
