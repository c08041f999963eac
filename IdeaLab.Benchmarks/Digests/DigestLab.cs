using System.Data.Common;
using IdeaLab.Benchmarks.Ranking;
using IdeaLab.Domain.People;
using IdeaLab.Web;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Jobs.Engine;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdeaLab.Benchmarks.Digests;

/// <summary>A data folder with the site's own services, on the Monday on which the digests of a week are due everywhere. Its mails go to a sink.</summary>
internal sealed class DigestLab : IAsyncDisposable
{
    /// <summary>After the week in which the lab was seeded.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 18, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Sunday = new(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);

    private static readonly string[] Zones = ["Europe/Madrid", "Europe/London", "America/New_York"];

    private readonly QueryCount _count = new();
    private readonly SetClock _clock = new();
    private readonly WebApplication _site;

    /// <param name="folder">As <see cref="SeedAsync"/> left it.</param>
    public DigestLab(DirectoryInfo folder)
    {
        _clock.Now = Monday;
        _site = Open(folder);
    }

    public SmtpSink Sink { get; } = new();

    public long Queries => _count.Queries;

    public IServiceProvider Services => _site.Services;

    public static async Task SeedAsync(DirectoryInfo folder, DigestSize size, CancellationToken ct)
    {
        await using (var seeded = new SeededLab(Path.Combine(folder.FullName, "idealab.db"), size.Lab))
        {
            await LabSeed.PlantAsync(seeded, ct);
            await seeded.InDatabaseAsync(db => HappenAsync(db, ct));
        }
        await using var lab = new DigestLab(folder);
        // As the job of every five minutes leaves them: the boards before the week, and at its end in each zone.
        foreach (var at in (DateTimeOffset[])[Sunday, .. Enumerable.Range(0, 8).Select(hour => Sunday.AddDays(7).AddHours(hour)), Monday])
        {
            lab._clock.Now = at;
            await lab.Services.GetRequiredService<JobRunner>().RunAsync(Schedule.Named(ScheduledJob.NameOf(typeof(RankIdeasJob))), at.UtcDateTime, null, ct);
        }
    }

    public async Task<T> InDatabaseAsync<T>(Func<IdeaLabDb, Task<T>> act)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<IdeaLabDb>());
    }

    public async Task<int> RunAsync<TJob>(CancellationToken ct) where TJob : ILabJob
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(ct);
    }

    /// <summary>Owners of one to three topics each, and one lead in a hundred, in both languages and three time zones.</summary>
    public async Task JoinAsync(int from, int to, CancellationToken ct)
    {
        foreach (var some in Enumerable.Range(from, to - from).Chunk(1000))
        {
            await InDatabaseAsync(async db =>
            {
                foreach (var n in some)
                {
                    var reader = new Person($"Reader {n}", PersonKind.Employee, n % 2 == 0 ? "es" : "en", Zones[n % Zones.Length], SeededLab.SeededAt.AddDays(-30));
                    reader.TakeRoles(n % 100 == 0 ? Roles.Lead : Roles.Owner);
                    db.Add(new Account { UserName = $"reader{n}@example.org", Email = $"reader{n}@example.org", NormalizedEmail = $"READER{n}@EXAMPLE.ORG", EmailConfirmed = true, SecurityStamp = $"{n:x32}", Person = reader });
                }
                return await db.SaveChangesAsync(ct);
            });
        }
        await InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT OR IGNORE INTO "TopicOwners" ("TopicId", "PersonId")
            SELECT 1 + (p."Id" + 3 * share.value) % 10, p."Id" FROM "People" p JOIN json_each('[0, 1, 2]') share ON share.value <= p."Id" % 3 WHERE p."Roles" = {(int)Roles.Owner}
            """, ct));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await Sink.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    // What staff and members did in the week, so that digests have something to say in many parts.
    private static Task<int> HappenAsync(IdeaLabDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync("""
        UPDATE "Ideas" SET "Status" = 1, "MovedAt" = '2026-01-10 10:00:00' WHERE "Id" % 50 = 1 AND "Status" = 0;
        INSERT INTO "StatusChanges" ("IdeaId", "From", "To", "ById", "Reason", "At", "ToldAt")
        SELECT "Id", 0, 1, 1, 'We look at it.', datetime('2026-03-03', '+' || ("Id" % 9000) || ' seconds'), '2026-03-04 10:00:00' FROM "Ideas" WHERE "Id" % 500 = 1 AND "Status" = 1;
        INSERT INTO "Promises" ("IdeaId", "MadeAt", "DueAt") SELECT "Id", "CreatedAt", '2026-03-01 10:00:00' FROM "Ideas" WHERE "Id" % 100 = 4 AND "Status" = 0;
        UPDATE "Ideas" SET "QueuedBy" = '2026-03-01 10:00:00' WHERE "Id" % 100 = 4 AND "Status" = 0;
        UPDATE "Comments" SET "Stance" = 3, "AsksStaffSince" = "CreatedAt" WHERE "IdeaId" % 100 = 8;
        UPDATE "Ideas" SET "Voters" = 6, "Viewers" = 12 WHERE "Id" % 100 = 5;
        UPDATE "Ideas" SET "DeliveredAt" = '2025-11-01 10:00:00', "LessonDueSince" = '2026-02-01 10:00:00' WHERE "Id" % 100 = 2 AND "Status" = 5;
        """, ct);

    private WebApplication Open(DirectoryInfo folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Directory"] = folder.FullName,
            ["Site:Address"] = "https://ideas.example.org",
            ["Mail:From"] = "ideas@example.org",
            ["Mail:Smtp:Host"] = "127.0.0.1",
            ["Mail:Smtp:Port"] = $"{Sink.Port}",
            ["Mail:Smtp:StartTls"] = "false",
            ["Mail:PerDomainPerMinute"] = "0",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddIdeaLabDatabase(builder.Configuration, hasSqlServer: false);
        builder.Services.AddLabLanguages();
        builder.Services.AddLabSecurity(builder.Configuration, builder.Environment);
        builder.Services.AddLabMail(builder.Configuration, services => services.GetRequiredService<DataDirectory>().Folder("mail"), (settings, _) => new SmtpTransport(settings), hasMailKit: false);
        builder.Services.AddLabJobs(builder.Configuration, isCommand: true, (_, _) => { });
        builder.Services.ConfigureDbContext<SqliteIdeaLabDb>(options => options.AddInterceptors(_count));
        return builder.Build();
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class QueryCount : DbCommandInterceptor
    {
        private long _queries;

        public long Queries => Interlocked.Read(ref _queries);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _queries);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _queries);
            return ValueTask.FromResult(result);
        }
    }
}
