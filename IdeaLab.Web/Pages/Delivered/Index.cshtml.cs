using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Delivered;

/// <summary>You asked, we did: what was delivered, the newest first, with thanks to everybody who helped.</summary>
public sealed class IndexModel(IdeaLabDb db, CurrentUser me) : PageModel
{
    public const int PageSize = 10;

    private const int ExcerptLength = 320;

    // Enough Markdown for an excerpt.
    private const int ReadLength = 1200;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public List<Row> Rows { get; private set; } = [];
    public BoardPlace? Next { get; private set; }
    public bool IsFirstPage => BoardPlace.Parse(After) is null;

    /// <summary>The authors of what was merged into each idea, as far as the reader sees it.</summary>
    public ILookup<int, string> MergedAuthors { get; private set; } = Enumerable.Empty<string>().ToLookup(_ => 0);

    /// <summary>What each idea brought, the latest figures first, where they are for everybody.</summary>
    public ILookup<int, Outcome> Outcomes { get; private set; } = Enumerable.Empty<Outcome>().ToLookup(_ => 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var visible = db.Ideas.VisibleTo(await me.PersonAsync(ct)).Listed();
        var ideas = visible.Where(i => i.Status == IdeaStatus.Delivered);
        if (BoardPlace.Parse(After) is { } last)
        {
            var (time, id) = (last.Time, last.Id);
            ideas = ideas.Where(i => i.DeliveredAt <= time && (i.DeliveredAt < time || i.Id < id));
        }

        Rows = await RowsAsync(ideas.OrderByDescending(i => i.DeliveredAt).ThenByDescending(i => i.Id).Take(PageSize + 1), ct);
        if (Rows.Count > PageSize)
        {
            Rows.RemoveAt(PageSize);
            Next = new BoardPlace(Rows[^1].At.Ticks, Rows[^1].Id);
        }

        var ids = Rows.ConvertAll(row => row.Id);
        var merged = await db.Merges.Where(m => m.EndId != null && ids.Contains(m.EndId.Value)).Join(visible, m => m.IdeaId, i => i.Id, (m, i) => new { End = m.EndId!.Value, i.Author.Name }).ToListAsync(ct);
        MergedAuthors = merged.ToLookup(m => m.End, m => m.Name);
        Outcomes = (await db.Outcomes.AsNoTracking().Where(o => ids.Contains(o.IdeaId) && o.IsPublic && o.DeliveredAt == o.Idea.DeliveredAt).ToListAsync(ct)).OrderByDescending(o => o.AfterDays).ToLookup(o => o.IdeaId);
    }

    /// <summary>Whom to thank by name, each once, the author first.</summary>
    public IReadOnlyList<string> AuthorsOf(Row row) => [.. MergedAuthors[row.Id].Order(StringComparer.CurrentCulture).Prepend(row.Author).Distinct()];

    private static async Task<List<Row>> RowsAsync(IQueryable<Idea> ideas, CancellationToken ct)
    {
        var inSpanish = Languages.Current == "es";
        return await ideas.Select(i => new Row(i.Id, i.Title, inSpanish ? i.Topic.Spanish : i.Topic.English, i.Author.Name, i.DeliveredAt!.Value, i.Votes.Count(v => v.Doubts == VoteDoubts.None), i.ImportedSupport, i.LessonWrittenAt != null,
                i.History.Where(step => step.To == IdeaStatus.Delivered).OrderByDescending(step => step.At).Select(step => step.Reason).FirstOrDefault() ?? "",
                i.Responses.OrderByDescending(answer => answer.At).Select(answer => answer.Body.Substring(0, ReadLength)).FirstOrDefault()))
            .ToListAsync(ct);
    }

    /// <param name="Voters">Each person whose vote counts once, those of merged ideas too.</param>
    /// <param name="Reason">Why it counts as delivered.</param>
    /// <param name="Answer">The beginning of the official answer that stands, in Markdown; null without one.</param>
    public sealed record Row(int Id, string Title, string Topic, string Author, DateTime At, int Voters, int Imported, bool HasLesson, string Reason, string? Answer)
    {
        public string Slug => Domain.Ideas.Slug.Of(Title);
        public string Excerpt => PlainText.FromMarkdown(Answer, ExcerptLength);
    }
}
