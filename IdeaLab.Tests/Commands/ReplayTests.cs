using System.CommandLine;
using System.Globalization;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

/// <summary>The same events lived through one by one and brought in from a shuffled file leave the same lab.</summary>
public sealed class ReplayTests : ImportLab
{
    private const int Ideas = 6;
    private const int Voters = 9;

    private static readonly DateTime _start = new(2026, 1, 10, 0, 0, 0, DateTimeKind.Utc);

    private readonly LabApp _lived = new();

    private sealed record Event(int Idea, int Voter, DateTime At, bool Supports);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public async Task Importing_ends_as_living_through_it_would(int seed, int files)
    {
        var events = Events(seed);
        foreach (var lab in new[] { Lab, _lived }) await BeginAsync(lab);

        foreach (var next in events) await LiveAsync(next);
        foreach (var part in Parts(events, files)) Assert.Equal(0, await ImportVotesAsync(FileOf(part, seed)));

        await RankAsync(Lab);
        await RankAsync(_lived);
        Assert.Equal(await StateAsync(_lived), await StateAsync(Lab));
        var (lived, replayed) = (await ScoresAsync(_lived), await ScoresAsync(Lab));
        Assert.True(lived.Count > Ideas * 4);
        Assert.Equal(lived.Count, replayed.Count);
        Assert.All(lived.Zip(replayed), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    public override async Task DisposeAsync()
    {
        await _lived.DisposeAsync();
        await base.DisposeAsync();
    }

    // Whole hours, so that some happen at the same moment; then the order is that of the file's lines.
    private static List<Event> Events(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 400).Select(_ => new Event(random.Next(Ideas), random.Next(Voters), _start.AddHours(random.Next(900)), random.Next(10) < 6)).OrderBy(e => e.At)];
    }

    private static IEnumerable<List<Event>> Parts(List<Event> events, int files) =>
        events.Select((e, n) => (e, Part: n * files / events.Count)).GroupBy(e => e.Part, e => e.e).Select(part => part.ToList());

    // Rows of one moment keep their order, all others are shuffled.
    private static string FileOf(List<Event> events, int seed)
    {
        var random = new Random(seed);
        var rows = events.GroupBy(e => e.At).OrderBy(_ => random.Next()).SelectMany(moment => moment)
            .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Idea},v{e.Voter},{new DateTimeOffset(e.At).ToUnixTimeMilliseconds()},{(e.Supports ? 1 : random.Next(-1, 1))}\n"));
        return "idea,voter,at,value\n" + string.Concat(rows);
    }

    // Some voters have commented before, so that a follow outlives their vote.
    private static async Task BeginAsync(LabApp lab)
    {
        var ideas = string.Concat(Enumerable.Range(0, Ideas).Select(n => $"{n},Idea {n},v{n % 2},{n},2026-01-05\n"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(lab.DataFolder, "ideas.csv"), "key,title,author,support,created\n" + ideas);
        var comments = string.Concat(Enumerable.Range(0, Voters).Select(n => $"c{n},{n % Ideas},v{n},A thought.,2026-01-06\n"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(lab.DataFolder, "comments.csv"), "key,idea,author,body,created\n" + comments);
        foreach (var kind in new[] { "ideas", "comments" })
            Assert.Equal(0, await RunInAsync(lab, "import", kind, Path.Combine(lab.DataFolder, $"{kind}.csv"), "--source", "town"));
    }

    private Task LiveAsync(Event next) => _lived.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var voter = await db.People.SingleAsync(p => p.SourceKey == $"v{next.Voter}");
        var idea = await db.Ideas.WithShareOf(voter).SingleAsync(i => i.SourceKey == $"{next.Idea}");
        if (next.Supports)
        {
            idea.CastVote(voter, await db.TrendingAsync(default), next.At);
            await db.AddViewingsAsync([new(Look.Of(voter, idea.Id, next.At), next.At)], default);
        }
        else
        {
            await db.LoadMergedAsync(idea, voter, default);
            idea.WithdrawVote(voter, next.At);
            await db.RescoreAsync(idea, default);
        }

        return idea.Id;
    }, default));

    private static Task RankAsync(LabApp lab) => RunInAsync(lab, "rank");

    private static Task<int> RunInAsync(LabApp lab, params string[] args) =>
        CommandLine.RunAsync(lab.Services, args, new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null });

    private static Task<List<string>> StateAsync(LabApp lab) => lab.InDatabaseAsync(async db =>
    {
        List<string> ideas = await db.Ideas.OrderBy(i => i.SourceKey).Select(i => $"{i.SourceKey}: {i.VoteCount} votes, {i.Support} support, {i.CommentCount} comments, {i.Viewers} viewers, {i.Seen} seen").ToListAsync();
        List<string> votes = await db.Votes.Select(v => $"{v.Idea.SourceKey} by {v.Voter.SourceKey} at {v.CastAt:u}, {v.Amount}").ToListAsync();
        List<string> follows = await db.Follows.Select(f => $"{f.Idea.SourceKey} followed by {f.Person.SourceKey} since {f.At:u} because {f.Reason}").ToListAsync();
        List<string> places = await db.RankPlaces.OrderBy(p => p.SnapshotId).ThenBy(p => p.Position).Select(p => $"snapshot {p.SnapshotId}, place {p.Position}: {p.IdeaId}").ToListAsync();
        return (List<string>)[.. ideas, .. votes.Order(StringComparer.Ordinal), .. follows.Order(StringComparer.Ordinal), .. places];
    });

    private static Task<List<double>> ScoresAsync(LabApp lab) => lab.InDatabaseAsync(async db =>
    {
        var scores = await db.Ideas.OrderBy(i => i.SourceKey).Select(i => i.TrendingScore).ToListAsync();
        var places = await db.RankPlaces.OrderBy(p => p.SnapshotId).ThenBy(p => p.Position).ToListAsync();
        return (List<double>)[.. scores, .. places.SelectMany(p => new[] { p.Score, p.Votes, p.Comments, p.Follows, p.Imported })];
    });
}
