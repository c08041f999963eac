using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace IdeaLab.Tests.Data;

/// <summary>A site with a number of ideas, which keeps what it asks its database.</summary>
internal sealed partial class WatchedLab(int ideas) : LabApp
{
    // Read whole on purpose: a lab has a few topics with their owners, one row of settings, and the hours of eight weeks.
    private static readonly string[] SmallTables = ["Topics", "TopicOwners", "Settings", "SiteHours"];

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

    public async Task<List<DbCommand>> QueriesOfAsync<TJob>() where TJob : ILabJob
    {
        await ReaderAsync(null);
        _watch.Seen.Clear();
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(default);
        return [.. _watch.Seen.Where(query => query.CommandText.StartsWith("SELECT", StringComparison.Ordinal))];
    }

    public async Task<List<DbCommand>> QueriesOfAsync(Func<IdeaLabDb, Task> act)
    {
        await ReaderAsync(null);
        _watch.Seen.Clear();
        await InDatabaseAsync(async db => { await act(db); return 0; });
        return [.. _watch.Seen];
    }

    public async Task<string?> NextOfAsync(Visitor reader, string address) =>
        (await reader.OpenAsync(address)).QuerySelector("#more-ideas, #more-comments, .pager a:last-child")?.Path();

    public async Task<List<string>> FaultsOfAsync(DbCommand query) => [.. (await PlanOfAsync(query)).Where(step => IsFault(step, query.CommandText))];

    /// <summary>How SQLite answers those queries of a job that say something.</summary>
    public async Task<List<string>> PlansOfAsync<TJob>(string said) where TJob : ILabJob
    {
        var plans = new List<string>();
        foreach (var query in (await QueriesOfAsync<TJob>()).Where(query => query.CommandText.Contains(said, StringComparison.Ordinal))) plans.Add(string.Join('\n', await PlanOfAsync(query)));
        return plans;
    }

    /// <summary>How many steps SQLite's machine takes for all queries of a page: its cost, whatever else the computer does.</summary>
    public async Task<int> CostOfAsync(string who, string address)
    {
        var cost = 0;
        foreach (var query in await QueriesOfAsync(await ReaderAsync(who), address)) cost += await StepsOfAsync(query);
        return cost;
    }

    /// <summary>The same for a job.</summary>
    public async Task<int> CostOfAsync<TJob>() where TJob : ILabJob
    {
        var cost = 0;
        foreach (var query in await QueriesOfAsync<TJob>()) cost += await StepsOfAsync(query);
        return cost;
    }

    private async Task<List<string>> PlanOfAsync(DbCommand query)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(DataFolder, "idealab.db")}");
        await connection.OpenAsync();
        await using var explain = connection.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + query.CommandText;
        foreach (DbParameter parameter in query.Parameters) explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value ?? DBNull.Value);
        await using var plan = await explain.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await plan.ReadAsync()) steps.Add(plan.GetString(3));
        return steps;
    }

    private async Task<int> StepsOfAsync(DbCommand query)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(DataFolder, "idealab.db")}");
        await connection.OpenAsync();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(connection.Handle, query.CommandText, out var statement));
        using (statement)
        {
            foreach (DbParameter parameter in query.Parameters)
            {
                var at = raw.sqlite3_bind_parameter_index(statement, parameter.ParameterName);
                if (parameter.Value is int or long or bool) raw.sqlite3_bind_int64(statement, at, Convert.ToInt64(parameter.Value, null));
                else raw.sqlite3_bind_text(statement, at, parameter.Value is DateTime time ? $"{time:yyyy-MM-dd HH:mm:ss}" : $"{parameter.Value}");
            }

            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) { }
            return raw.sqlite3_stmt_status(statement, raw.SQLITE_STMTSTATUS_VM_STEP, 0);
        }
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
        INSERT INTO "Challenges" ("Id", "FormKey", "Question", "Description", "OpensOn", "ClosesOn", "OpensAt", "ClosesAt", "Audience", "Criteria", "OwnerId", "VotesPerPerson", "VotesPerIdea", "CreatedAt", "ClosedAt", "Result_Ideas", "Result_Votes", "Result_Participants", "Version")
        VALUES (1, '00000000-0000-0000-0000-000000000001', 'Open?', '', '2026-02-20', '2026-03-20', '2026-02-20', '2026-03-21', 0, '', 5, 10, 3, '2026-02-01', NULL, NULL, NULL, NULL, 1), (2, '00000000-0000-0000-0000-000000000002', 'Over?', '', '2026-01-20', '2026-02-20', '2026-01-20', '2026-02-21', 0, '', 5, NULL, NULL, '2026-01-01', '2026-02-21', 9, 9, 9, 1);
        INSERT INTO "ChallengeTopics" ("ChallengeId", "TopicId") VALUES (1, 1);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ideas})
        INSERT INTO "Ideas" ("Id", "Title", "Body", "AuthorId", "TopicId", "Audience", "CreatedAt", "TrendingScore", "Version", "CommentCount", "Status", "VoteCount", "Voters", "Viewers", "Seen", "ImportedSupport", "QueuedBy", "AssigneeId", "DeliveredAt", "LessonDueSince", "LessonWrittenAt", "AnswerRefusedAt", "ChallengeId")
        SELECT i, 'A common idea rare' || i, 'A body with common words', 1 + i % 5, CASE WHEN i % 400 = 7 THEN 2 ELSE 1 END, CASE WHEN i % 4 = 0 THEN 1 + i % 3 % 2 ELSE 0 END,
            datetime('2026-01-01', '+' || i || ' minutes'), (i * 7919 % 1000) / 10.0, 1, i % 40, CASE WHEN i % 900 = 5 THEN 3 WHEN i % 50 = 1 THEN 5 ELSE 0 END, i % 30, i % 30, i % 90, i % 200, 0,
            CASE WHEN i % 50 <> 1 THEN datetime('2026-01-15', '+' || i || ' minutes') END, CASE WHEN i % 7 = 0 THEN 4 WHEN i % 7 = 1 THEN 6 END,
            CASE WHEN i % 50 = 1 THEN datetime('2026-01-20', '+' || i || ' minutes') END, CASE WHEN i % 100 = 1 THEN datetime('2026-01-20', '+' || i || ' minutes') END,
            CASE WHEN i % 100 = 51 THEN datetime('2026-01-20', '+' || i || ' minutes') END, CASE WHEN i % 100 = 3 THEN datetime('2026-01-20', '+' || i || ' minutes') END,
            CASE WHEN i % 400 = 7 OR i % 900 = 5 THEN NULL WHEN i % 2 = 0 THEN 2 ELSE 1 END FROM n;
        INSERT INTO "Lessons" ("Id", "IdeaId", "Happened", "Learned", "NextTime", "WrittenAt", "Version")
        SELECT "Id", "Id", 'A common end', 'Rare' || "Id", 'Common sense', "LessonWrittenAt", 1 FROM "Ideas" WHERE "LessonWrittenAt" IS NOT NULL;
        INSERT INTO "Outcomes" ("IdeaId", "DeliveredAt", "AfterDays", "OpenSince", "Note", "IsPublic", "Version", "FiledAt", "Value", "Cost", "FiledById")
        SELECT "Id", "DeliveredAt", 90, CASE WHEN "Id" % 100 = 1 THEN "DeliveredAt" END, '', "Id" % 3 = 0, 1, CASE WHEN "Id" % 100 = 51 THEN "DeliveredAt" END, 10, 5, 4 FROM "Ideas" WHERE "DeliveredAt" IS NOT NULL;
        INSERT INTO "Promises" ("IdeaId", "MadeAt", "DueAt") SELECT "Id", "AnswerRefusedAt", "QueuedBy" FROM "Ideas" WHERE "AnswerRefusedAt" IS NOT NULL;
        INSERT INTO "ChallengePlaces" ("ChallengeId", "Rank", "IdeaId", "Votes", "Comments") SELECT 2, "Id" / 3 + 1, "Id", 1, 1 FROM "Ideas" WHERE "ChallengeId" = 2;
        INSERT INTO "Votes" ("IdeaId", "VoterId", "Amount", "CastAt", "Doubts") SELECT "Id", 1 + "Id" % 5, 1, '2026-02-22', 0 FROM "Ideas" WHERE "Id" % 3 = 0;
        INSERT INTO "Decisions" ("Number", "IdeaId", "ById", "At", "Outcome", "Model", "OptionLines", "Reason", "PreviousHash", "Hash", "Evidence_Status", "Evidence_Votes", "Evidence_ImportedSupport", "Evidence_Followers", "Evidence_Comments", "Evidence_Supporting", "Evidence_Concerned")
        SELECT "Id", "Id", 5, '2026-02-22', 0, 0, 'a', 'b', '', 'c', 0, 1, 0, 0, 0, 0, 0 FROM "Ideas" WHERE "Id" % 8 = 0;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
        INSERT INTO "Comments" ("Id", "IdeaId", "AuthorId", "ParentId", "Body", "Stance", "CreatedAt", "Version", "AsksStaffSince")
        SELECT i, 3, 1 + i % 5, CASE WHEN i > 200 THEN i - 200 END, 'A comment', 0, datetime('2026-02-01', '+' || i || ' minutes'), 1, CASE WHEN i % 3 = 0 THEN datetime('2026-02-01', '+' || i || ' minutes') END FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < MIN({ideas}, 500))
        INSERT INTO "Flags" ("Id", "IdeaId", "ById", "Reason", "At", "OpenSince") SELECT i, i, 1, 'Rude', datetime('2026-02-01', '+' || i || ' minutes'), datetime('2026-02-01', '+' || i || ' minutes') FROM n;
        INSERT INTO "Alerts" ("IdeaId", "Week", "Hour", "RaisedAt", "Kinds", "Chance", "Votes", "Comments", "Flags", "NewVoters", "UsualVotes", "UsualComments", "UsualFlags", "UsualNewVoters", "Doubted", "Label", "OpenSince")
        SELECT "Id", '2026-W09', '2026-02-27', datetime('2026-02-27', '+' || "Id" || ' minutes'), 1, 0, 9, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, datetime('2026-02-27', '+' || "Id" || ' minutes') FROM "Ideas" WHERE "Id" % 9 = 0;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < MIN({ideas}, 500))
        INSERT INTO "AuthorQuestions" ("Id", "IdeaId", "ById", "Body", "AskedAt") SELECT i, i, 4, 'Which?', datetime('2026-02-01', '+' || i || ' minutes') FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < MIN({ideas}, 500))
        INSERT INTO "Holds" ("Id", "IdeaId", "Rule", "FoundAt", "WaitingSince", "Found", "Among", "Limit", "Within")
        SELECT i, i, i % 4, datetime('2026-02-23', '+' || i || ' minutes'), CASE WHEN i % 3 = 0 THEN datetime('2026-02-23', '+' || i || ' minutes') END, 20, 20, 17, 0 FROM n;
        INSERT INTO "HeldVotes" ("Id", "IdeaId", "VoterId", "CastAt", "State", "Version") SELECT "Id", "Id", 1 + "Id" % 5, '2026-02-22', "Id" % 3, 0 FROM "Holds";
        INSERT INTO "HoldsOfVotes" ("HoldId", "VoteId") SELECT "Id", "Id" FROM "Holds";
        """));

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

    [GeneratedRegex(@"^SCAN (?<table>\S+)(?<how>.*)$")]
    private static partial Regex Scan();
}
