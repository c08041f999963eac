using System.Data.Common;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace IdeaLab.Tests.Jobs;

/// <summary>A database file with people and a topic, a clock, and the runner of jobs on them: what one process has.</summary>
internal sealed class JobLab : IAsyncDisposable
{
    private readonly TestFolder? _folder;
    private readonly ServiceProvider _services;

    private JobLab(TestFolder? folder, string file, ManualClock clock, Action<IServiceCollection>? with)
    {
        (_folder, File, Clock) = (folder, file, clock);
        var services = new ServiceCollection().AddLogging(logs => logs.SetMinimumLevel(LogLevel.None)).AddSingleton<TimeProvider>(clock).AddSingleton<JobRunner>();
        services.AddDbContext<IdeaLabDb, SqliteIdeaLabDb>(options => options.UseIdeaLabSqlite(file).AddInterceptors(Queries).WithServerTwin());
        services.AddSingleton<DrawnRates>().AddScoped<RankIdeasJob>().AddScoped<DrawEyesJob>().AddScoped<RecountVotesJob>().AddScoped<ApplySanctionsJob>().AddScoped<TidyUpJob>();
        services.AddSingleton(new DataDirectory(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", Path.GetDirectoryName(file))]).Build(), new HostingEnvironment { ContentRootPath = AppContext.BaseDirectory }));
        with?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public string File { get; }
    public QueryCount Queries { get; } = new();
    public ManualClock Clock { get; }
    public JobRunner Runner => _services.GetRequiredService<JobRunner>();

    public static JobLab Open(Action<IServiceCollection>? with = null)
    {
        var folder = new TestFolder();
        EmptyDatabase.CopyTo(folder.File("idealab.db"));
        return new(folder, folder.File("idealab.db"), new(new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero)), with);
    }

    /// <summary>A second process on the same file.</summary>
    public JobLab Another(Action<IServiceCollection>? with = null) => new(null, File, Clock, with);

    public async Task<T> InDatabaseAsync<T>(Func<IdeaLabDb, Task<T>> act)
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<IdeaLabDb>());
    }

    public Task SaveAsync(params object[] rows) => InDatabaseAsync(async db =>
    {
        db.AddRange(rows);
        return await db.SaveChangesAsync();
    });

    /// <summary>Loads the idea with all its shares, acts, and sets the score anew where the act asks for it: what a page does.</summary>
    public Task ActAsync(int ideaId, Action<Idea, IReadOnlyList<Person>> act, bool rescore = false) => InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var people = await db.People.OrderBy(p => p.Id).ToListAsync();
        var idea = await db.Ideas.Include(i => i.Votes).Include(i => i.Follows).Include(i => i.Comments).SingleAsync(i => i.Id == ideaId);
        act(idea, people);
        if (rescore) await db.RescoreAsync(idea, default);
        return true;
    }, default));

    public async Task<JobRun?> RunAsync<TJob>() where TJob : ILabJob =>
        await Runner.RunAsync(new ScheduledJob(typeof(TJob), TimeSpan.FromMinutes(1), TimeSpan.Zero), Clock.Now, null, default);

    public Task<List<RankSnapshot>> SnapshotsAsync(BoardOrder order = BoardOrder.Trending) =>
        InDatabaseAsync(db => db.Snapshots.Where(s => s.Order == order).Include(s => s.Places.OrderBy(p => p.Position)).OrderBy(s => s.Id).ToListAsync());

    /// <summary>A reviewer and so many customers, two topics, and so many ideas by the reviewer, one a day, newest last.</summary>
    public async Task<(int[] Ideas, int[] Topics)> SeedAsync(int ideas, int people = 5)
    {
        var reviewer = new Person("Ruth", PersonKind.Employee, "en", "Europe/Madrid", Clock.Now);
        reviewer.TakeRoles(Roles.Reviewer);
        Topic[] topics = [new("Cards", "Tarjetas"), new("Savings", "Ahorro")];
        var rows = Enumerable.Range(0, ideas).Select(n => new Idea(reviewer, $"Idea {n}", "Body", topics[n % 2], Audience.Everyone, Clock.Now.AddDays(n - ideas - 30))).ToArray();
        await SaveAsync(reviewer);
        await SaveAsync([.. Enumerable.Range(1, people).Select(n => new Person($"Member {n}", PersonKind.Customer, "es", "Europe/Madrid", Clock.Now))]);
        await InDatabaseAsync(async db =>
        {
            db.Attach(reviewer);
            db.AddRange(topics);
            foreach (var row in rows)
            {
                db.Add(row);
                await db.SaveChangesAsync();
            }

            return true;
        });
        return ([.. rows.Select(r => r.Id)], [.. topics.Select(t => t.Id)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder?.Dispose();
    }

    /// <summary>How many queries were sent since it was last asked.</summary>
    internal sealed class QueryCount : DbCommandInterceptor
    {
        private int _sent;

        public int Take() => Interlocked.Exchange(ref _sent, 0);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) Interlocked.Increment(ref _sent);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
