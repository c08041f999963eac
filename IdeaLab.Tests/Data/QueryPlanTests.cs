using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Data;

/// <summary>Asks SQLite how it answers every query of the board, the search and an idea's page.</summary>
public sealed partial class QueryPlanTests
{
    private static readonly string?[] Readers = [null, "customer", "reviewer"];

    // Read whole on purpose: a lab has a few topics and one row of settings.
    private static readonly string[] SmallTables = ["Topics", "Settings"];

    private static readonly string[] FewAndMany = ["?", "?topic=1", "?topic=2", "?status=Submitted", "?status=Planned", "?topic=1&status=Submitted", "?topic=1&status=Planned"];

    [Fact]
    public async Task At_ten_thousand_ideas_nothing_is_scanned_or_sorted_and_pages_ask_as_often_as_at_ten()
    {
        await using var small = new WatchedLab(10);
        await using var large = new WatchedLab(10_000);
        var faults = new SortedSet<string>();

        foreach (var who in Readers)
        {
            var (fewIdeas, manyIdeas) = (await small.ReaderAsync(who), await large.ReaderAsync(who));
            foreach (var address in Addresses())
            {
                var expected = await small.QueriesOfAsync(fewIdeas, address);
                var asked = await large.QueriesOfAsync(manyIdeas, address);
                if (asked.Count != expected.Count) faults.Add($"{who} {address}: {asked.Count} queries at 10,000 ideas, {expected.Count} at 10");
                await CheckAsync(address, asked);

                if (await large.NextOfAsync(manyIdeas, address) is { } next) await CheckAsync(next, await large.QueriesOfAsync(manyIdeas, next));

                async Task CheckAsync(string page, List<DbCommand> queries)
                {
                    foreach (var query in queries)
                        faults.UnionWith((await large.FaultsOfAsync(query)).Select(fault => $"{fault}\n  on {page} for {who ?? "a visitor"}\n{query.CommandText}\n"));
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        Assert.True(large.Asked > 500, $"Only {large.Asked} queries were looked at.");
    }

    private static IEnumerable<string> Addresses()
    {
        foreach (var sort in Enum.GetValues<BoardSort>())
        {
            foreach (var filter in FewAndMany) yield return $"/ideas{filter}&sort={sort}";
        }

        foreach (var filter in FewAndMany) yield return $"/ideas{filter}&q=common";
        yield return "/";
        yield return "/ideas?q=rare3&topic=1";
        yield return "/ideas/3/a-common-idea-rare3";
        yield return "/ideas/3/a-common-idea-rare3?from=60";
    }

    [GeneratedRegex(@"^SCAN (?<table>\S+)(?<how>.*)$")]
    private static partial Regex Scan();

    /// <summary>A site with a number of ideas, which keeps what it asks its database.</summary>
    private sealed class WatchedLab(int ideas) : LabApp
    {
        private readonly Watch _watch = new();
        private bool _isSeeded;

        public int Asked { get; private set; }

        public async Task<Visitor> ReaderAsync(string? who)
        {
            if (!_isSeeded) await SeedAsync();
            _isSeeded = true;
            return who is null ? Visitor() : await SignedInAsync(who);
        }

        public async Task<List<DbCommand>> QueriesOfAsync(Visitor reader, string address)
        {
            _watch.Seen.Clear();
            await reader.OpenAsync(address);
            Asked += _watch.Seen.Count;
            return [.. _watch.Seen];
        }

        public async Task<string?> NextOfAsync(Visitor reader, string address) =>
            (await reader.OpenAsync(address)).QuerySelector("#more-ideas, #more-comments")?.Path();

        public async Task<List<string>> FaultsOfAsync(DbCommand query)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(DataFolder, "idealab.db")}");
            await connection.OpenAsync();
            await using var explain = connection.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + query.CommandText;
            foreach (DbParameter parameter in query.Parameters) explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value ?? DBNull.Value);
            await using var plan = await explain.ExecuteReaderAsync();
            var faults = new List<string>();
            while (await plan.ReadAsync())
            {
                var step = plan.GetString(3);
                if (IsFault(step, query.CommandText)) faults.Add(step);
            }

            return faults;
        }

        private static bool IsFault(string step, string sql)
        {
            if (step.Contains("TEMP B-TREE") || step.Contains("AUTOMATIC")) return true;
            if (Scan().Match(step) is not { Success: true } scan) return false;
            if (scan.Groups["how"].Value.Contains("VIRTUAL TABLE INDEX") || step == "SCAN CONSTANT ROW") return false;
            // The page itself, already cut to its length.
            if (sql.Contains($") AS \"{scan.Groups["table"].Value}\"", StringComparison.Ordinal) && sql.Contains("LIMIT")) return false;
            if (SmallTables.Any(table => sql.Contains($"FROM \"{table}\" AS \"{scan.Groups["table"].Value}\"", StringComparison.Ordinal))) return false;
            // An index walked in order until the page is full.
            return !(scan.Groups["how"].Value.Contains("USING") && sql.Contains("ORDER BY") && sql.Contains("LIMIT"));
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<SqliteIdeaLabDb>(options => options.AddInterceptors(_watch)));
        }

        // Straight into the tables: what is measured is reading.
        private Task<int> SeedAsync() => InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Topics" ("Id", "English", "Spanish", "IsClosed", "Version") VALUES (1, 'Large', 'Grande', 0, 1), (2, 'Small', 'Pequeño', 0, 1);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ideas})
            INSERT INTO "Ideas" ("Id", "Title", "Body", "AuthorId", "TopicId", "Audience", "CreatedAt", "TrendingScore", "Version", "CommentCount", "Status", "VoteCount", "ImportedSupport")
            SELECT i, 'A common idea rare' || i, 'A body with common words', 1 + i % 5, CASE WHEN i % 400 = 7 THEN 2 ELSE 1 END, CASE WHEN i % 4 = 0 THEN 1 + i % 3 % 2 ELSE 0 END,
                datetime('2026-01-01', '+' || i || ' minutes'), (i * 7919 % 1000) / 10.0, 1, i % 40, CASE WHEN i % 900 = 5 THEN 3 WHEN i % 50 = 1 THEN 5 ELSE 0 END, i % 30, 0 FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
            INSERT INTO "Comments" ("Id", "IdeaId", "AuthorId", "ParentId", "Body", "Stance", "CreatedAt", "Version")
            SELECT i, 3, 1 + i % 5, CASE WHEN i > 200 THEN i - 200 END, 'A comment', 0, datetime('2026-02-01', '+' || i || ' minutes'), 1 FROM n;
            """));
    }

    private sealed class Watch : DbCommandInterceptor
    {
        public ConcurrentQueue<DbCommand> Seen { get; } = new();

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Seen.Enqueue(command);
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Seen.Enqueue(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            Seen.Enqueue(command);
            return ValueTask.FromResult(result);
        }
    }
}
