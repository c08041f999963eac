using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Benchmarks.Ranking;

/// <summary>A database file with the jobs that rank, and a clock that goes on by a second with each event.</summary>
internal sealed class SeededLab : IAsyncDisposable
{
    /// <summary>When every lab was seeded.</summary>
    public static readonly DateTime SeededAt = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Utc);

    private readonly ServiceProvider _services;
    private readonly LabClock _clock = new(SeededAt);
    private readonly Bustle _bustle;
    private int _newcomers;

    public SeededLab(string file, LabSize size)
    {
        (File, Size, _bustle) = (file, size, new Bustle(size, SeededAt, seed: 2));
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock);
        services.AddDbContext<IdeaLabDb, SqliteIdeaLabDb>(options => options.UseIdeaLabSqlite(file));
        services.AddSingleton<DrawnRates>().AddScoped<RankIdeasJob>().AddScoped<RescoreIdeasJob>();
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public string File { get; }
    public LabSize Size { get; }
    public DateTime Now => _clock.Now;

    /// <summary>What comes next: somebody who has done nothing yet, at an idea that is open to votes.</summary>
    public (int Idea, int Person, DateTime At) Next()
    {
        var at = _clock.GoOn();
        int idea;
        do idea = _bustle.IdeaAt(at);
        while (_bustle.IsSettled(idea));
        return (idea, Size.Voters + 1 + _newcomers++ % Size.Newcomers, at);
    }

    public async Task<T> InDatabaseAsync<T>(Func<IdeaLabDb, Task<T>> act)
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<IdeaLabDb>());
    }

    public async Task RunAsync<TJob>(CancellationToken ct) where TJob : ILabJob
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(ct);
    }

    /// <summary>New events, nine votes in ten and for the rest comments and follows, all by the domain's verbs in one transaction.</summary>
    public Task HappenAsync(int events, CancellationToken ct) => InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var next = Enumerable.Range(0, events).Select(_ => Next()).ToList();
        var (ideaIds, personIds) = (next.Select(e => e.Idea).Distinct().ToList(), next.Select(e => e.Person).Distinct().ToList());
        var ideas = await db.Ideas.Where(i => ideaIds.Contains(i.Id)).WithSharesOf(personIds).ToDictionaryAsync(i => i.Id, ct);
        var people = await db.People.Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var trending = await db.TrendingAsync(ct);
        foreach (var (n, (idea, person, at)) in next.Index()) Happen(n, ideas[idea], people[person], trending, at);
        return await db.SaveChangesAsync(ct);
    }, ct));

    private static void Happen(int n, Idea idea, Person person, Trending trending, DateTime at)
    {
        if (n % 20 == 18) idea.AddComment(person, "I would use it.", Stance.Support, null, trending, at);
        else if (n % 20 == 19) idea.StartFollowing(person, trending, at);
        else idea.CastVote(person, trending, at);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        // The pool would keep the file open.
        SqliteConnection.ClearAllPools();
    }

    private sealed class LabClock(DateTime now) : TimeProvider
    {
        public DateTime Now { get; private set; } = now;

        public DateTime GoOn() => Now = Now.AddSeconds(1);

        public override DateTimeOffset GetUtcNow() => new(Now);
    }
}
