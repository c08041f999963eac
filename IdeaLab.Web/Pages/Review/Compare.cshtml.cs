using System.Globalization;
using CsvHelper;
using IdeaLab.Domain.Challenges;
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
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Review;

/// <summary>Impact against effort: the scored ideas of a challenge, or those under review and refined now, as a chart, a table and a file.</summary>
public sealed class CompareModel(IdeaLabDb db, CurrentUser me, Frame frame, IStringLocalizer<Text> text) : PageModel
{
    /// <summary>More points than that nobody tells apart.</summary>
    public const int MostShown = 100;

    [BindProperty(SupportsGet = true, Name = "challenge")]
    public int? OfChallenge { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Topic { get; set; }

    public List<(int Id, string Question)> Challenges { get; private set; } = [];
    public List<Topic> Topics { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }

    /// <summary>How many the reader must not see the scores of, having been asked for theirs.</summary>
    public int Hidden { get; private set; }

    public double Disagreement { get; private set; }

    /// <summary>What the chart shows, in a sentence.</summary>
    public string Finding { get; private set; } = "";

    public IEnumerable<Row> Points => Rows.Where(r => r.Effort is not null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await using var file = new MemoryStream();
        // A title that begins like a formula is made harmless for spreadsheets, and these read UTF-8 only by its mark.
        await using (var csv = CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord(["idea", "title", "topic", "status", "impact", "effort", "spread", "scorecards"]);
            foreach (var r in Rows) csv.WriteRecord([$"{r.Id}", r.Title, r.Topic, text.Word(r.Status).Value, Hundredths(r.Impact), Hundredths(r.Effort), Hundredths(r.Spread), $"{r.Filed}"]);
        }

        return File(file.ToArray(), "text/csv; charset=utf-8", "scores.csv");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var reviewer = await me.RequirePersonAsync(ct);
        Disagreement = (await frame.LabAsync(ct)).Disagreement;
        Topics = [.. (await db.Topics.AsNoTracking().ToListAsync(ct)).OrderBy(t => t.NameIn(Languages.Current), StringComparer.CurrentCulture)];
        Challenges = [.. (await db.Challenges.VisibleTo(reviewer).OrderByDescending(c => c.ClosesAt).Select(c => new { c.Id, c.Question }).ToListAsync(ct)).Select(c => (c.Id, c.Question))];

        var scorings = OfChoice(db.Scorings.AsNoTracking().Where(s => s.Filed > 0 && db.Ideas.VisibleTo(reviewer).Any(i => i.Id == s.IdeaId)));
        var shown = scorings.ResultsShownTo(reviewer);
        var found = await shown.OrderByDescending(s => s.Mean).ThenBy(s => s.IdeaId).Take(MostShown + 1)
            .Select(s => new { s.IdeaId, s.Idea.Title, s.Idea.Topic, s.Idea.Status, s.Mean, s.Effort, s.Spread, s.Filed }).ToListAsync(ct);
        Rows = [.. found.Take(MostShown).Select((s, index) => new Row(index + 1, s.IdeaId, s.Title, s.Topic.NameIn(Languages.Current), s.Status, s.Mean!.Value, s.Effort, s.Spread, s.Filed))];
        HasMore = found.Count > MostShown;
        Hidden = await scorings.CountAsync(ct) - await shown.CountAsync(ct);
        Finding = Found();
    }

    // Of a challenge all that were scored are compared, also once it is decided on them.
    private IQueryable<Scoring> OfChoice(IQueryable<Scoring> scorings)
    {
        scorings = OfChallenge is { } challenge ? scorings.Where(s => s.Idea.ChallengeId == challenge && s.Idea.Status != IdeaStatus.Merged) : scorings.Where(s => Scoring.Scored.Contains(s.Idea.Status));
        return Topic is { } topic ? scorings.Where(s => s.Idea.TopicId == topic) : scorings;
    }

    private string Found()
    {
        var points = Points.ToList();
        if (points.Count == 0) return text["Compare.NoPoints"];
        var best = points.MaxBy(r => (r.Impact - r.Effort!.Value, r.Impact))!;
        object[] values = [best.Title, best.Impact.ToString("N1"), best.Effort!.Value.ToString("N1"), points.Count.ToString("N0")];
        var finding = text[points.Count == 1 ? "Compare.Finding.One" : "Compare.Finding", values].Value;
        return best.Spread > Disagreement ? text["Compare.Finding.Divided", finding] : finding;
    }

    private static string Hundredths(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    /// <param name="Number">By which the chart names it.</param>
    public sealed record Row(int Number, int Id, string Title, string Topic, IdeaStatus Status, double Impact, double? Effort, double? Spread, int Filed);
}
