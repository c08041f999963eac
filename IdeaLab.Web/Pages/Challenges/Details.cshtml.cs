using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Challenges;

/// <summary>One challenge with its board; once it is closed, with the board as it stood and what became of its ideas.</summary>
public sealed class DetailsModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public BoardSort Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>How many rows were on the screen, for whoever comes back to them.</summary>
    [BindProperty(SupportsGet = true)]
    public int Shown { get; set => field = Math.Clamp(value, 0, BoardPage.ShownAtMost); }

    public Challenge Current { get; private set; } = null!;
    public IReadOnlyList<string> Topics { get; private set; } = [];
    public ChallengePhase Phase { get; private set; }

    /// <summary>The board as it stands; null once the challenge is closed.</summary>
    public BoardView? Board { get; private set; }

    /// <summary>The board as it stood at the end.</summary>
    public IReadOnlyList<Place> Places { get; private set; } = [];
    public string? Next { get; private set; }

    /// <summary>What is left of the reader's budget; null where there is none, or nobody is signed in.</summary>
    public VoteShare? Votes { get; private set; }

    public bool MayRevise { get; private set; }
    public bool MaySetCriteria { get; private set; }
    public bool MayReview { get; private set; }
    public bool IsFirstPage => BoardPlace.Parse(After) is null;
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public string Slug => Domain.Ideas.Slug.Of(Current.Question);

    public async Task<IActionResult> OnGetAsync(int id, string? slug, CancellationToken ct)
    {
        var (reader, now) = (await me.PersonAsync(ct), Now);
        var challenge = await db.Challenges.AsNoTracking().VisibleTo(reader).Include(c => c.Owner).Include(c => c.Picture).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (challenge is null) return NotFound();

        Current = challenge;
        if (slug != Slug)
        {
            // A question may change back, and a browser that remembered both redirects would go round in circles.
            Response.Headers.CacheControl = "no-cache";
            return RedirectToPagePermanent("Details", Address(Sort, BoardPlace.Parse(After), Shown));
        }

        Phase = challenge.PhaseAt(now);
        var taken = db.Challenges.Where(c => c.Id == id).SelectMany(c => c.Topics);
        var topics = await db.Topics.AsNoTracking().VisibleTo(reader).Where(t => taken.Any(own => own.TopicId == t.Id)).ToListAsync(ct);
        Topics = [.. topics.Select(t => t.NameIn(Languages.Current)).Order(StringComparer.CurrentCulture)];
        MayRevise = challenge.MayBeRevisedBy(reader) && Phase is not ChallengePhase.Closed;
        (MaySetCriteria, MayReview) = (CriteriaSet.MayBeSetBy(reader, challenge), reader.ReviewsIdeas());
        var ideas = db.Ideas.VisibleTo(reader).Listed().OfChallenge(id);
        if (challenge.Result is not null) await ReadPlacesAsync(ideas, ct);
        else if (Phase is not ChallengePhase.Coming) Board = await BoardAsync(ideas.In(null), reader, now, ct);
        if (Phase is ChallengePhase.Open && reader is not null && challenge.Budget is { } budget) Votes = new VoteShare(id, budget, 0, await db.VotesGivenAsync(id, reader, exceptIdeaId: 0, ct));
        return Page();
    }

    /// <summary>The address in another order.</summary>
    public Dictionary<string, string> Address(BoardSort sort) => Address(sort, null, 0);

    private async Task<BoardView> BoardAsync(IQueryable<Idea> ideas, Person? reader, DateTime now, CancellationToken ct)
    {
        var page = await BoardPage.ReadAsync(db, ideas, reader, Sort, BoardPlace.Parse(After), IsFirstPage ? Math.Max(Shown, BoardPage.Size) : BoardPage.Size, now, ct);
        var shown = page.Rows.Count + (IsFirstPage ? 0 : Shown);
        return new BoardView(page.Rows, Sort, Request.PathBase + Request.Path + Request.QueryString, now,
            First: IsFirstPage ? null : Url.Page("Details", Address(Sort)),
            More: page.Next is null ? null : Url.Page("Details", Address(Sort, page.Next, shown)),
            Stands: Url.Page("Details", Address(Sort, null, shown + BoardPage.Size)),
            Current.Id);
    }

    private async Task ReadPlacesAsync(IQueryable<Idea> ideas, CancellationToken ct)
    {
        var places = db.ChallengePlaces.Where(p => p.ChallengeId == Current.Id && ideas.Any(i => i.Id == p.IdeaId));
        if (BoardPlace.Parse(After) is { Count: var rank, Id: var id }) places = places.Where(p => p.Rank >= rank && (p.Rank > rank || p.IdeaId > id));
        var rows = await places.OrderBy(p => p.Rank).ThenBy(p => p.IdeaId).Take(BoardPage.Size + 1)
            .Select(p => new Place(p.Rank, p.Votes, p.Comments, p.IdeaId, p.Idea.Title, p.Idea.Author.Name, p.Idea.Status,
                p.Idea.Responses.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.Body.Substring(0, Place.AnswerSource)).FirstOrDefault(),
                db.Decisions.Where(d => d.IdeaId == p.IdeaId).OrderByDescending(d => d.Number).Select(d => (int?)d.Number).FirstOrDefault(),
                db.Decisions.Where(d => d.IdeaId == p.IdeaId).OrderByDescending(d => d.Number).Select(d => (DecisionOutcome?)d.Outcome).FirstOrDefault()))
            .ToListAsync(ct);
        Places = [.. rows.Take(BoardPage.Size)];
        if (rows.Count > BoardPage.Size) Next = Url.Page("Details", Address(Sort, new BoardPlace(Places[^1].Rank, Places[^1].IdeaId), 0));
    }

    private Dictionary<string, string> Address(BoardSort sort, BoardPlace? after, int shown)
    {
        var address = new Dictionary<string, string> { ["id"] = $"{Current.Id}", ["slug"] = Slug };
        if (sort is not BoardSort.Trending) address["sort"] = sort.ToString().ToLowerInvariant();
        if (after is not null) address["after"] = after.ToString();
        if (shown > 0) address["shown"] = $"{shown}";
        return address;
    }

    /// <summary>Where an idea stood at the end, and what became of it since.</summary>
    /// <param name="Answer">The beginning of the newest official answer, in Markdown.</param>
    /// <param name="Decision">The number of the newest decision.</param>
    public sealed record Place(int Rank, int Votes, int Comments, int IdeaId, string Title, string Author, IdeaStatus Status, string? Answer, int? Decision, DecisionOutcome? Outcome)
    {
        // Enough Markdown for three lines of text.
        public const int AnswerSource = 600;

        public string Slug => Domain.Ideas.Slug.Of(Title);
    }
}
