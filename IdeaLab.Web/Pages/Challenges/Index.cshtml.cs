using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Challenges;

/// <summary>The challenges: open ones by their end, coming ones by their start, closed ones the newest first, page after page.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me, TimeProvider clock) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Open { get; private set; } = [];
    public IReadOnlyList<Row> Coming { get; private set; } = [];
    public IReadOnlyList<Row> Closed { get; private set; } = [];
    public string? Next { get; private set; }
    public bool MayStart { get; private set; }

    public bool IsFirstPage => BoardPlace.Parse(After) is null;
    public bool IsEmpty => Open.Count + Coming.Count + Closed.Count == 0;
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (reader, now) = (await me.PersonAsync(ct), Now);
        var challenges = db.Challenges.AsNoTracking().VisibleTo(reader);
        MayStart = reader.OwnsTopics();
        if (IsFirstPage)
        {
            Open = await RowsAsync(challenges.OpenAt(now), reader, ct);
            Coming = await RowsAsync(challenges.Where(c => c.ClosedAt == null && c.OpensAt > now).OrderBy(c => c.ClosesAt).ThenBy(c => c.Id), reader, ct);
        }

        var closed = challenges.Where(c => c.ClosesAt <= now);
        if (BoardPlace.Parse(After) is { Time: var time, Id: var id }) closed = closed.Where(c => c.ClosesAt <= time && (c.ClosesAt < time || c.Id < id));
        var rows = await RowsAsync(closed.OrderByDescending(c => c.ClosesAt).ThenByDescending(c => c.Id).Take(PageSize + 1), reader, ct);
        Closed = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize) Next = new BoardPlace(Closed[^1].Challenge.ClosesAt.Ticks, Closed[^1].Challenge.Id).ToString();
    }

    private Task<List<Row>> RowsAsync(IQueryable<Challenge> challenges, Person? reader, CancellationToken ct) =>
        challenges.Select(c => new Row(c, c.Picture, db.Ideas.VisibleTo(reader).Listed().Count(i => i.ChallengeId == c.Id && i.Status != IdeaStatus.Merged))).ToListAsync(ct);

    /// <param name="Ideas">On its board now.</param>
    public sealed record Row(Challenge Challenge, Picture? Picture, int Ideas)
    {
        public string Slug => Domain.Ideas.Slug.Of(Challenge.Question);
    }
}
