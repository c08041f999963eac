using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Copying;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data.Copying;

/// <summary>From SQLite to SQLite, since no SQL Server is there: all but <see cref="GivenKeys"/> is the same for both.</summary>
public sealed class DatabaseCopyTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<string> _told = [];

    [Fact]
    public async Task Every_value_of_every_table_is_there_and_a_second_call_has_nothing_to_do()
    {
        var (lab, target) = (await _folder.FilledAsync(rows: 7), _folder.New("target.db"));

        var (rows, before) = await CopyAsync(lab, target);
        Assert.Empty(await FilledLab.DifferencesAsync(lab, target));
        Assert.Equal(0, before);
        Assert.All(_told, line => Assert.EndsWith(": 7 copied", line, StringComparison.Ordinal));
        Assert.Equal(_told.Count * 7, rows);

        Assert.Equal((rows, rows), await CopyAsync(lab, target));
        Assert.Empty(await FilledLab.DifferencesAsync(lab, target));
    }

    [Fact]
    public async Task A_lab_as_the_program_writes_it_arrives_as_it_is()
    {
        await using var app = new LabApp { Settings = { ["Demo:Ideas"] = "true" } };
        await app.SignedInAsync("customer");
        var target = _folder.New("target.db");

        await CopyAsync(Path.Combine(app.DataFolder, "idealab.db"), target);

        Assert.Empty(await FilledLab.DifferencesAsync(Path.Combine(app.DataFolder, "idealab.db"), target));
        Assert.Contains("Votes: ", string.Concat(_told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_key_is_one_that_was_never_given()
    {
        var (lab, target) = (await _folder.FilledAsync(rows: 3), _folder.New("target.db"));
        await SqlAsync(lab, """PRAGMA foreign_keys = OFF; DELETE FROM "AuditSeals" WHERE "EntryId" = 3; DELETE FROM "Audit" WHERE "Id" = 3; DELETE FROM "StaffNotes" """);

        await CopyAsync(lab, target);
        await SqlAsync(target, """INSERT INTO "Topics" ("English", "Spanish", "IsClosed", "Version") VALUES ('New', 'Nuevo', 0, 0)""");

        Assert.Equal([3, 3, 4], await KeysAsync(target, "Audit", "StaffNotes", "Topics"));
    }

    [Fact]
    public async Task Cut_off_in_the_middle_of_a_table_it_leaves_whole_transactions_and_goes_on_behind_them()
    {
        var (lab, target) = (await _folder.FilledAsync(rows: 700), _folder.New("target.db"));
        await SqlAsync(target, """CREATE TRIGGER full BEFORE INSERT ON "Votes" WHEN new."IdeaId" = 690 BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END""");

        var cut = await Assert.ThrowsAsync<CopyException>(() => CopyAsync(lab, target));
        var there = await CountAsync(target, db => db.Votes);
        await SqlAsync(target, "DROP TRIGGER full");
        _told.Clear();
        var (rows, before) = await CopyAsync(lab, target);

        Assert.Equal(500, there);
        Assert.StartsWith("Votes: the target does not take a row behind the first 500. ", cut.Message, StringComparison.Ordinal);
        Assert.Contains("The disk is full.", cut.Message, StringComparison.Ordinal);
        Assert.Contains("Votes: 200 copied, 500 there before", _told);
        Assert.InRange(before, 500, rows - 200);
        Assert.Empty(await FilledLab.DifferencesAsync(lab, target));
    }

    [Fact]
    public async Task Killed_before_the_first_row_it_begins_anew()
    {
        var (lab, target) = (await _folder.FilledAsync(rows: 2), _folder.New("target.db"));
        await SqlAsync(target, """DELETE FROM "Criteria" """);

        await CopyAsync(lab, target);

        Assert.Empty(await FilledLab.DifferencesAsync(lab, target));
    }

    [Theory]
    [InlineData("""UPDATE "Settings" SET "TimeZone" = 'Another'""", "Settings")]
    [InlineData("""DELETE FROM "Topics" WHERE "Id" = 1""", "Topics")]
    [InlineData("""INSERT INTO "Topics" ("English", "Spanish", "IsClosed", "Version") VALUES ('Theirs', 'Suyo', 0, 0)""", "Topics")]
    public async Task A_target_with_rows_of_its_own_is_refused_before_anything_is_copied(string theirs, string table)
    {
        var (lab, target) = (await _folder.FilledAsync(rows: 3), _folder.New("target.db"));
        await CopyAsync(lab, target);
        await SqlAsync(target, $"PRAGMA foreign_keys = OFF; DELETE FROM \"Votes\"; {theirs}");

        var refused = await Assert.ThrowsAsync<CopyException>(() => CopyAsync(lab, target));

        Assert.StartsWith($"What the target has in {table} is not the beginning of what this lab has", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(target, db => db.Votes));
    }

    [Fact]
    public async Task A_target_that_a_site_was_started_on_is_refused()
    {
        var lab = await _folder.FilledAsync(rows: 3);
        EmptyDatabase.CopyTo(_folder.File("started.db"));

        Assert.StartsWith("What the target has in ", (await Assert.ThrowsAsync<CopyException>(() => CopyAsync(lab, _folder.File("started.db")))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(_folder.File("started.db"), db => db.Ideas));
    }

    [Theory]
    [InlineData("BEFORE", "SELECT RAISE(IGNORE)", "The target is not what was copied. StaffNotes has 3 rows here and 2 in the target.")]
    [InlineData("AFTER", """UPDATE "StaffNotes" SET "Body" = 'Other' WHERE "Id" = new."Id" """, "The target is not what was copied. StaffNotes has 3 rows in both, but not the same ones.")]
    public async Task A_table_that_is_not_the_same_in_the_end_is_named(string when, string does, string said)
    {
        var (lab, target) = (await _folder.FilledAsync(rows: 3), _folder.New("target.db"));
        await SqlAsync(target, $"""CREATE TRIGGER loses {when} INSERT ON "StaffNotes" WHEN new."Id" = 2 BEGIN {does}; END""");

        Assert.Equal(said, (await Assert.ThrowsAsync<CopyException>(() => CopyAsync(lab, target))).Message);
    }

    [Fact]
    public async Task Databases_of_other_migrations_are_refused_and_told_what_to_do()
    {
        var (lab, target) = (await _folder.FilledAsync(rows: 1), _folder.New("target.db"));
        await SqlAsync(target, """INSERT INTO "__EFMigrationsHistory" VALUES ('29991231000000_Later', '11')""");
        Assert.StartsWith("The target is of a newer version of the program: this one does not know the migration 29991231000000_Later.", (await Assert.ThrowsAsync<CopyException>(() => CopyAsync(lab, target))).Message, StringComparison.Ordinal);

        await SqlAsync(target, """DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%Later' OR "MigrationId" LIKE '%MailBodies'""");
        Assert.Matches("^The target lacks the migrations from [0-9]+_MailBodies on. Have db/sqlserver/schema.sql of this version run there", (await Assert.ThrowsAsync<CopyException>(() => CopyAsync(lab, target))).Message);
        Assert.Equal(0, await CountAsync(target, db => db.Ideas));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(long Rows, long WereThere)> CopyAsync(string from, string to)
    {
        await using var source = EmptyDatabase.Open(from);
        await using var target = EmptyDatabase.Open(to);
        return await DatabaseCopy.RunAsync(source, target, _told.Add, CancellationToken.None);
    }

    private static async Task SqlAsync(string file, string sql)
    {
        await using var db = EmptyDatabase.Open(file);
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private static async Task<int> CountAsync<T>(string file, Func<IdeaLabDb, DbSet<T>> table) where T : class
    {
        await using var db = EmptyDatabase.Open(file);
        return await table(db).CountAsync();
    }

    private static async Task<List<long>> KeysAsync(string file, params string[] tables)
    {
        await using var db = EmptyDatabase.Open(file);
        var keys = await GivenKeys.LastOfAsync(db, CancellationToken.None);
        return [.. tables.Select(table => keys[table])];
    }
}
