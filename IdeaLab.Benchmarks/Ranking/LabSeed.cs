using System.Globalization;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Benchmarks.Ranking;

/// <summary>Fills the tables directly, in the order in which things would have happened, and leaves scores to the job that sets them.</summary>
internal static class LabSeed
{
    private const int Topics = 10;

    public static async Task PlantAsync(SeededLab lab, CancellationToken ct)
    {
        await lab.InDatabaseAsync(async db =>
        {
            await db.MigrateAsync(new());
            db.Add(new LabSettings());
            return await db.SaveChangesAsync(ct);
        });
        SqliteConnection.ClearAllPools();
        await FillAsync(lab, ct);
        await lab.InDatabaseAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE "Settings" SET "RescoredUpTo" = 0""", ct);
            return true;
        });
        await lab.RunAsync<RescoreIdeasJob>(ct);
        await lab.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", ct));
    }

    private static async Task FillAsync(SeededLab lab, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = lab.File, ForeignKeys = false, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        // Nobody else is there, and a seed that was interrupted is thrown away.
        await RunAsync(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE", ct);
        var indexes = await IndexesAsync(connection, ct);
        // One tree after the other, sorted, instead of all of them at random places with each row.
        await RunAsync(connection, string.Concat(indexes.Select(index => $"DROP INDEX \"{index.Name}\";\n")), ct);

        var bustle = new Bustle(lab.Size, SeededLab.SeededAt, seed: 1);
        await RunAsync(connection, "BEGIN", ct);
        await PeopleAsync(connection, lab.Size, ct);
        await IdeasAsync(connection, lab.Size, bustle, ct);
        await VotesAsync(connection, lab.Size, bustle, ct);
        await RestAsync(connection, lab.Size, ct);
        await RunAsync(connection, "COMMIT", ct);

        await RunAsync(connection, string.Concat(indexes.Select(index => index.Sql + ";\n")), ct);
        await RunAsync(connection, "PRAGMA journal_mode = WAL", ct);
    }

    private static Task PeopleAsync(SqliteConnection connection, LabSize size, CancellationToken ct) => RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO "Topics" ("Id", "English", "Spanish", "IsClosed", "Version")
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Topics}) SELECT i, 'Topic ' || i, 'Tema ' || i, 0, 1 FROM n;
        INSERT INTO "People" ("Id", "Name", "SearchName", "Kind", "Roles", "Language", "TimeZone", "MailChoice", "DeclinesDigest", "JoinedAt", "Version")
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {size.Voters + size.Newcomers})
        SELECT i, 'Member ' || i, 'member ' || i, 0, 0, 'en', 'Europe/Madrid', 0, 0, '{SeededLab.SeededAt - size.Age:yyyy-MM-dd HH:mm:ss}', 1 FROM n;
        """), ct);

    private static async Task IdeasAsync(SqliteConnection connection, LabSize size, Bustle bustle, CancellationToken ct)
    {
        await using var row = connection.CreateCommand();
        row.CommandText = """
            INSERT INTO "Ideas" ("Id", "Title", "Body", "AuthorId", "TopicId", "Audience", "CreatedAt", "TrendingScore", "Version", "CommentCount", "Status", "VoteCount", "Voters", "Viewers", "Seen", "ImportedSupport")
            VALUES ($id, $title, $body, $author, $topic, 0, $at, 0, 1, 0, $status, 0, 0, 0, 0, 0)
            """;
        var (id, title, body, author, topic, at, status) = (row.Add("$id"), row.Add("$title"), row.Add("$body"), row.Add("$author"), row.Add("$topic"), row.Add("$at"), row.Add("$status"));
        for (var idea = 1; idea <= size.Ideas; idea++)
        {
            (id.Value, title.Value, author.Value, topic.Value, at.Value) = (idea, $"A wish of many, number {idea}", 1 + bustle.Of(size.Voters), 1 + idea % Topics, bustle.CreatedAt(idea));
            body.Value = $"What bothers me is that it takes {idea % 97} steps where two would do, in the branch as in the app. I asked {idea % 13} friends, and **each of them** had given up half way.\n\nPlease show everything on one page, with a way back, and say at the end what happens next and until when.";
            status.Value = (int)(bustle.IsSettled(idea) ? IdeaStatus.Delivered : IdeaStatus.Submitted);
            await row.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task VotesAsync(SqliteConnection connection, LabSize size, Bustle bustle, CancellationToken ct)
    {
        await using var row = connection.CreateCommand();
        row.CommandText = """INSERT OR IGNORE INTO "Votes" ("IdeaId", "VoterId", "Amount", "CastAt", "Doubts") VALUES ($idea, $voter, 1, $at, 0)""";
        var (idea, voter, at) = (row.Add("$idea"), row.Add("$voter"), row.Add("$at"));
        for (var vote = 0; vote < size.Votes;)
        {
            var castAt = bustle.Begin + size.Age * ((vote + 1.0) / size.Votes);
            (idea.Value, voter.Value, at.Value) = (bustle.IdeaAt(castAt), 1 + bustle.Of(size.Voters), castAt);
            // Who has voted for it already does not vote again.
            vote += await row.ExecuteNonQueryAsync(ct);
        }
    }

    private static Task RestAsync(SqliteConnection connection, LabSize size, CancellationToken ct) => RunAsync(connection, $"""
        INSERT INTO "Follows" ("IdeaId", "PersonId", "Reason", "At") SELECT "IdeaId", "VoterId", {(int)FollowReason.Vote}, "CastAt" FROM "Votes" ORDER BY rowid;
        INSERT OR IGNORE INTO "Follows" ("IdeaId", "PersonId", "Reason", "At") SELECT "Id", 1 + "Id" * 7919 % {size.Voters}, {(int)FollowReason.Chosen}, "CreatedAt" FROM "Ideas" WHERE "Id" % 5 = 0;
        INSERT INTO "Comments" ("IdeaId", "AuthorId", "Body", "Stance", "CreatedAt", "Version") SELECT "Id", 1 + "Id" * 104729 % {size.Voters}, 'I would use it.', 0, "CreatedAt", 1 FROM "Ideas" WHERE "Id" % 2 = 0;
        UPDATE "Ideas" SET "VoteCount" = (SELECT COUNT(*) FROM "Votes" v WHERE v."IdeaId" = "Ideas"."Id"), "CommentCount" = "Id" % 2 = 0;
        UPDATE "Ideas" SET "Voters" = "VoteCount", "Viewers" = 3 * "VoteCount", "Seen" = 5 * "VoteCount";
        """, ct);

    private static async Task<List<(string Name, string Sql)>> IndexesAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var query = connection.CreateCommand();
        query.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('Ideas', 'Votes', 'Follows', 'Comments')";
        await using var reader = await query.ExecuteReaderAsync(ct);
        var indexes = new List<(string, string)>();
        while (await reader.ReadAsync(ct)) indexes.Add((reader.GetString(0), reader.GetString(1)));
        return indexes;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static SqliteParameter Add(this SqliteCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        return command.Parameters.Add(parameter);
    }
}
