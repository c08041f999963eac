using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Commands.Import;

/// <summary>Brings ideas in, a batch of rows in each transaction.</summary>
internal sealed class IdeaImport(IdeaLabDb db, IHostEnvironment environment, TimeProvider clock, IStringLocalizer<Text> texts)
{
    private const int BatchSize = 500;
    private const string DemoOwner = "owner@idealab.test";

    private sealed record Row(long Line, string Key, string Title, string Body, string Author, int Support, DateTime CreatedAt);

    public async Task RunAsync(ImportRequest request, List<SourceRow> rows, ImportReport report, ProgressBar progress, CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleAsync(ct);
        var times = new SourceTime(request.DateFormat, TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone), clock.GetUtcNow().UtcDateTime);
        var people = new ImportedPeople(db, settings, request.Source);

        foreach (var chunk in rows.Chunk(BatchSize))
        {
            var batch = chunk.ReadEach(row => Read(row, request, times), report).ToList();
            var (added, refused) = await db.InOneGoAsync(() => AddAsync(request, batch, people, ct), ct);
            db.ChangeTracker.Clear();

            report.Read += chunk.Length;
            report.Added += added;
            report.Unchanged += batch.Count - added - refused.Count;
            foreach (var (line, violation) in refused) report.Refuse(line, texts.InWords(violation));
            progress.Show(report.Read);
        }
    }

    private static Row Read(SourceRow row, ImportRequest request, SourceTime times)
    {
        var title = row.OnOneLine("title");
        if (title.Length == 0) throw new RowRefusedException("its title is empty");

        var body = request.IsHtml ? HtmlToMarkdown.Convert(row.Text("body")) : row.Text("body");
        return new Row(row.Line, row.NeededKey("key"), title, body, row.Key("author"), row.Number("support"), times.Of(row));
    }

    private async Task<(int Added, List<(long, RuleViolation)> Refused)> AddAsync(ImportRequest request, List<Row> batch, ImportedPeople people, CancellationToken ct)
    {
        var keys = batch.ConvertAll(row => row.Key);
        var known = await db.Ideas.Where(i => i.Source == request.Source && keys.Contains(i.SourceKey!)).Select(i => i.SourceKey!).ToHashSetAsync(ct);
        await people.MeetAsync(batch.Where(row => !known.Contains(row.Key)).Select(row => (row.Author, row.CreatedAt)), ct);
        var topic = await TopicAsync(request.Topic, ct);
        var trending = await db.TrendingAsync(ct);

        var added = 0;
        var refused = new List<(long, RuleViolation)>();
        foreach (var row in batch.Where(row => !known.Contains(row.Key)))
        {
            try
            {
                db.Add(Idea.Imported(people[row.Author], row.Title, row.Body, topic, row.Support, trending, row.CreatedAt, request.Source, row.Key));
                known.Add(row.Key);
                added++;
            }
            catch (RuleViolation violation)
            {
                refused.Add((row.Line, violation));
            }
        }

        return (added, refused);
    }

    private async Task<Topic> TopicAsync(string name, CancellationToken ct)
    {
        if (await db.Topics.FirstOrDefaultAsync(t => t.English == name || t.Spanish == name, ct) is { } known) return known;

        var topic = new Topic(name, name);
        if (environment.IsDevelopment() && await db.Users.Where(a => a.Email == DemoOwner).Select(a => a.Person).SingleOrDefaultAsync(ct) is { } owner && owner.OwnsTopics())
            topic.GiveTo([owner]);
        db.Add(topic);
        return topic;
    }
}
