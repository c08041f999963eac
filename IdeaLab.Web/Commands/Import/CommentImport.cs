using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Commands.Import;

/// <summary>Brings comments in, the whole debate of some ideas in each transaction.</summary>
internal sealed class CommentImport(IdeaLabDb db, TimeProvider clock, IStringLocalizer<Text> texts)
{
    private const int BatchSize = 500;

    private sealed class Outcome
    {
        public int Added { get; set; }
        public List<(long Line, string Reason)> Refused { get; } = [];
    }

    public async Task RunAsync(ImportRequest request, List<SourceRow> rows, ImportReport report, ProgressBar progress, CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        var times = new SourceTime(request.DateFormat, TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone), clock.GetUtcNow().UtcDateTime);
        var people = new ImportedPeople(db, settings, request.Source);

        var comments = rows.ReadEach(row => Read(row, request, times), report).ToList();
        report.Read = rows.Count;
        var done = 0;
        foreach (var batch in Batches(comments))
        {
            var result = await db.InOneGoAsync(() => AddAsync(request, batch, people, ct), ct);
            db.ChangeTracker.Clear();

            report.Added += result.Added;
            report.Unchanged += batch.Count - result.Added - result.Refused.Count;
            foreach (var (line, reason) in result.Refused) report.Refuse(line, reason);
            progress.Show(done += batch.Count);
        }
    }

    private static ImportedComment Read(SourceRow row, ImportRequest request, SourceTime times)
    {
        var body = request.IsHtml ? HtmlToMarkdown.Convert(row.Text("body")) : row.Text("body").Trim();
        return new ImportedComment(row.Line, row.NeededKey("key"), row.NeededKey("idea"), row.Key("parent"), row.Key("author"), body, times.Of(row));
    }

    // One debate is never cut in two, so that every reply meets its thread.
    private static IEnumerable<List<ImportedComment>> Batches(List<ImportedComment> comments)
    {
        var batch = new List<ImportedComment>();
        foreach (var debate in comments.GroupBy(comment => comment.Idea))
        {
            batch.AddRange(debate);
            if (batch.Count < BatchSize) continue;
            yield return batch;
            batch = [];
        }

        if (batch.Count > 0) yield return batch;
    }

    // Where two comments have the same time their ids keep the order of the file, and ids follow the order only among rows that do not depend on each other:
    // so people are saved first, then roots, then replies.
    private async Task<Outcome> AddAsync(ImportRequest request, List<ImportedComment> batch, ImportedPeople people, CancellationToken ct)
    {
        var outcome = new Outcome();
        var ideas = await IdeasAsync(request.Source, batch, ct);
        var known = await KnownAsync(request.Source, batch, ct);
        var debates = new List<ImportedThreads>();
        foreach (var debate in batch.GroupBy(comment => comment.Idea))
        {
            if (ideas.TryGetValue(debate.Key, out var idea)) debates.Add(new ImportedThreads(idea, debate));
            else outcome.Refused.AddRange(debate.Select(comment => (comment.Line, $"there is no idea \"{comment.Idea}\" from {request.Source}")));
        }

        await people.MeetAsync(batch.Where(comment => comment.HasText && ideas.ContainsKey(comment.Idea) && !known.Contains(comment.Key)).Select(comment => (comment.Author, comment.CreatedAt)), ct);
        var trending = await db.TrendingAsync(ct);
        foreach (var level in (Func<ImportedThreads, IEnumerable<ImportedComment>>[])[threads => threads.Roots, threads => threads.Replies])
        {
            foreach (var threads in debates)
            {
                foreach (var comment in level(threads).ToList())
                {
                    if (!comment.HasText) outcome.Refused.Add((comment.Line, "the comment is empty"));
                    else if (known.Add(comment.Key)) Add(threads, comment, people[comment.Author], trending, request.Source, outcome);
                }
            }

            await db.SaveChangesAsync(ct);
        }

        await RescoreAsync(ideas.Values, outcome, trending, ct);
        return outcome;
    }

    private void Add(ImportedThreads threads, ImportedComment comment, Person author, Trending trending, string source, Outcome outcome)
    {
        try
        {
            threads.Add(comment, author, trending, source);
            outcome.Added++;
        }
        catch (RuleViolation violation)
        {
            outcome.Refused.Add((comment.Line, texts.InWords(violation)));
        }
    }

    private async Task<Dictionary<string, Idea>> IdeasAsync(string source, List<ImportedComment> batch, CancellationToken ct)
    {
        var keys = batch.Select(comment => comment.Idea).Distinct().ToList();
        return await db.Ideas.Include(i => i.Comments.Where(c => c.Source == source))
            .Where(i => i.Source == source && keys.Contains(i.SourceKey!)).ToDictionaryAsync(i => i.SourceKey!, ct);
    }

    private async Task<HashSet<string>> KnownAsync(string source, List<ImportedComment> batch, CancellationToken ct)
    {
        var keys = batch.ConvertAll(comment => comment.Key);
        return await db.Comments.Where(c => c.Source == source && keys.Contains(c.SourceKey!)).Select(c => c.SourceKey!).ToHashSetAsync(ct);
    }

    // A file need not be in order of time, but the first comment of each person counts at its time.
    private async Task RescoreAsync(IReadOnlyCollection<Idea> ideas, Outcome outcome, Trending trending, CancellationToken ct)
    {
        if (outcome.Added == 0) return;

        var ids = ideas.Select(idea => idea.Id).ToList();
        var events = await db.Ideas.Where(i => ids.Contains(i.Id)).EventsAsync(trending, DateTime.MaxValue, ct);
        foreach (var idea in ideas) idea.Rescore(events[idea.Id], trending);
    }
}
