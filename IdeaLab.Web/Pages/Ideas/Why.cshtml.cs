using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>"Why is this here?": the terms that make up an idea's place in the trending order.</summary>
public sealed class WhyModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel
{
    public string IdeaTitle { get; private set; } = "";

    /// <summary>In fresh votes now; null while all scores are being set anew.</summary>
    public RankTerms? Terms { get; private set; }

    /// <summary>Where it stood when the board of all ideas was last stored; null when it was not among those kept.</summary>
    public RankPlace? Place { get; private set; }

    /// <summary>Where it stood a week ago; null when it was not among those kept.</summary>
    public int? Before { get; private set; }

    /// <summary>Votes that do not count until staff have looked; told to staff only.</summary>
    public int Held { get; private set; }

    public Trending Trending { get; private set; } = Trending.Standard;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var reader = await me.PersonAsync(ct);
        var idea = await db.Ideas.VisibleTo(reader).Where(i => i.Id == id).Select(i => new { i.Title, i.TrendingScore }).SingleOrDefaultAsync(ct);
        if (idea is null) return NotFound();

        IdeaTitle = idea.Title;
        if (reader.ReviewsIdeas()) Held = (await db.HeldVotesOfAsync([id], ct)).GetValueOrDefault(id);
        if (await db.RescoringAsync(ct) is not null) return Page();
        Trending = await db.TrendingAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        (Terms, Place) = await db.TermsOfAsync(id, idea.TrendingScore, Trending, now, reader, ct);
        Before = (await db.PlacesAsync(BoardOrder.Trending, null, [id], now - BoardPage.MovementIsOf, reader, ct)).Of(id)?.Position;
        return Page();
    }
}
