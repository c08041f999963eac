using System.CommandLine;
using System.Globalization;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Engine;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Commands;

/// <summary>Ranks now and prints how the boards stand. Exit code 0; 1 when the run failed.</summary>
internal static class RankCommand
{
    private const int Places = 5;

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("rank", "Rank all ideas now and print the first places of every board.");
        command.SetAction((_, ct) => CommandLine.PreparedAsync(services, scope => RankAsync(scope, ct)));
        return command;
    }

    private static async Task<int> RankAsync(IServiceProvider scope, CancellationToken ct)
    {
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var run = await scope.GetRequiredService<JobRunner>().RunAsync(Schedule.Named(ScheduledJob.NameOf(typeof(RankIdeasJob))), now, null, ct);
        if (run is not { Outcome: JobOutcome.Succeeded })
        {
            await Console.Error.WriteLineAsync(run?.Error ?? "The ranking was interrupted. Run the command again.");
            return 1;
        }

        var db = scope.GetRequiredService<IdeaLabDb>();
        var trending = await db.TrendingAsync(ct);
        await PrintAsync(db, "All ideas", null, trending, run.StartedAt, ct);
        foreach (var topic in await db.Topics.OrderBy(t => t.English).Select(t => new { t.Id, t.English }).ToListAsync(ct))
            await PrintAsync(db, topic.English, topic.Id, trending, run.StartedAt, ct);
        return 0;
    }

    private static async Task PrintAsync(IdeaLabDb db, string board, int? topicId, Trending trending, DateTime startedAt, CancellationToken ct)
    {
        if (await db.LastSnapshotAsync(topicId, DateTime.MaxValue, ct) is not { } snapshot)
        {
            Console.WriteLine($"{board}: no ideas");
            return;
        }

        var places = snapshot.Places.Count == 1 ? "1 place" : $"{snapshot.Places.Count} places";
        Console.WriteLine(snapshot.TakenAt >= startedAt
            ? $"{board}: {places} stored"
            : string.Create(CultureInfo.InvariantCulture, $"{board}: {places}, unchanged since {snapshot.TakenAt:yyyy-MM-dd HH:mm} UTC"));
        var first = snapshot.Places.Take(Places).ToList();
        var ids = first.ConvertAll(p => p.IdeaId);
        var titles = await db.Ideas.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Title, ct);
        foreach (var place in first) Console.WriteLine($"{place.Position,4}. {titles[place.IdeaId]} ({FreshVotes(trending.FreshVotes(place.Score, startedAt))})");
    }

    // Imports of ten years ago are worth next to nothing now.
    private static string FreshVotes(double worth) =>
        worth is > 0 and < 0.01 ? "less than 0.01 fresh votes" : string.Create(CultureInfo.InvariantCulture, $"{worth:0.##} fresh votes");
}
