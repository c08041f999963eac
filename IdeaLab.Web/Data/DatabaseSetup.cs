using System.Data.Common;
using IdeaLab.Web.Data.Copying;
using IdeaLab.Web.Data.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdeaLab.Web.Data;

public static class DatabaseSetup
{
    /// <param name="services">The site's services.</param>
    /// <param name="configuration">Section <c>Database</c>; see <see cref="DatabaseSettings"/>.</param>
    /// <param name="hasSqlServer">Whether this edition can talk to SQL Server.</param>
    public static void AddIdeaLabDatabase(this IServiceCollection services, IConfiguration configuration, bool hasSqlServer)
    {
        var settings = DatabaseSettings.Read(configuration, hasSqlServer);
        services.AddSingleton(settings);
        services.AddSingleton<DataDirectory>();
        services.AddSingleton(CopyTargets.SqlServer(hasSqlServer));
        if (settings.IsSqlServer)
        {
            services.AddServerSearch();
            services.AddDbContext<IdeaLabDb, SqlServerIdeaLabDb>((provider, options) => options
                .UseIdeaLabSqlServer(settings).AddInterceptors(provider.GetServices<ISaveChangesInterceptor>()));
        }
        else
        {
            services.AddSqliteSearch();
            services.AddDbContext<IdeaLabDb, SqliteIdeaLabDb>((provider, options) => options
                .UseIdeaLabSqlite(provider.GetRequiredService<DataDirectory>().DatabaseFile).AddInterceptors(provider.GetServices<ISaveChangesInterceptor>()));
        }
    }

    public static DbContextOptionsBuilder UseIdeaLabSqlServer(this DbContextOptionsBuilder options, DatabaseSettings settings) => options
        .UseSqlServer(settings.ConnectionString, server => server
            .CommandTimeout(settings.CommandTimeoutSeconds)
            .MaxBatchSize(settings.BatchSize)
            .EnableRetryOnFailure(settings.Retries))
        .ReplaceService<IMigrationsSqlGenerator, RepeatableSqlGenerator>();

    public static DbContextOptionsBuilder UseIdeaLabSqlite(this DbContextOptionsBuilder options, string file) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString())
        // Some migrations rebuild a table, which SQLite does outside a transaction; whoever starts the lab for the first time need not wonder.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
        .AddInterceptors(PreparedSqlite.Instance);

    /// <summary>Brings the schema up to date. On SQLite the caller is alone with the file; see <see cref="DataDirectory.HoldAsync"/>.</summary>
    /// <exception cref="SetupException">On a server, the schema is not up to date and somebody else is to see to it.</exception>
    public static async Task MigrateAsync(this IdeaLabDb db, DatabaseSettings settings)
    {
        if (settings.IsSqlServer)
        {
            // Looking needs no right to define anything, as migrating does even when there is nothing to do.
            var missing = (await db.Database.GetPendingMigrationsAsync()).ToList();
            if (missing.Count == 0) return;
            if (!settings.Migrate) throw new SetupException($"The database lacks the migrations from {missing[0]} on. Have db/sqlserver/schema.sql run by somebody who may define tables, or set Database:Migrate=true to let the site do it.");
        }
        if (db.Database.IsSqlite())
        {
            // Readers go on while somebody writes; the file keeps this mode.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
            // EF's own lock is a row here. It outlives a process killed while migrating, and the next one would wait for it for ever.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock");
        }
        await db.Database.MigrateAsync();
    }

    /// <summary>Whether readers go on while somebody writes. A file does so since it was migrated; on a server it is an option of the database.</summary>
    public static async Task<bool> ReadersGoOnAsync(this IdeaLabDb db, CancellationToken ct) =>
        db.Database.IsSqlite() || await db.Database.SqlQuery<bool>($"SELECT is_read_committed_snapshot_on AS [Value] FROM sys.databases WHERE database_id = DB_ID()").SingleAsync(ct);

    /// <summary>
    /// Until this connection is closed its commits outlive the end of the process, but on SQLite perhaps not a loss of power (WAL, synchronous = NORMAL). For work that a second time does no harm.
    /// </summary>
    public static async Task CommitWithoutWaitingForDiskAsync(this IdeaLabDb db, CancellationToken ct)
    {
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = NORMAL", ct);
    }

    // The provider's own wait for a lock sleeps 150 ms at a time; SQLite's handler starts at 1 ms.
    private sealed class PreparedSqlite : DbConnectionInterceptor
    {
        public static readonly PreparedSqlite Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare(connection);
            return Task.CompletedTask;
        }

        private static void Prepare(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            // Pages kept in memory, in KiB; with the 2,000 that SQLite keeps by itself one vote reads the same pages of the indexes of a large board again and again.
            // A connection from the pool may have waited less for the disk.
            command.CommandText = "PRAGMA busy_timeout = 15000; PRAGMA cache_size = -16384; PRAGMA synchronous = FULL";
            command.ExecuteNonQuery();
        }
    }
}
