using System.Text;
using Hangfire.Logging;
using Hangfire.SqlServer;
using IdeaLab.Web;
using IdeaLab.Web.Data;
using IdeaLab.Web.Server.Jobs;

namespace IdeaLab.Tests.Server;

/// <summary>Hangfire's tables as the script for a DBA makes them. REWRITE_GOLDEN=1 writes it anew, after another version of the package was taken.</summary>
[Collection(nameof(HangfireApp))]
public sealed class HangfireScriptTests
{
    private static readonly string File = Repository.PathOf("db", "sqlserver", "hangfire.sql");

    [Fact]
    public async Task The_script_in_db_is_that_of_the_package()
    {
        var script = Written();
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") is { Length: > 0 }) await System.IO.File.WriteAllTextAsync(File, script, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        Assert.True(System.IO.File.Exists(File) && await System.IO.File.ReadAllTextAsync(File) == script,
            "db/sqlserver/hangfire.sql is not what this version of Hangfire makes. Write it anew with REWRITE_GOLDEN=1 dotnet test IdeaLab.Tests -p:Edition=Server --filter HangfireScriptTests, read the diff, and say in the notes of the release that it is to be run.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_but_Database_Migrate_lets_the_site_define_tables(bool migrate)
    {
        var options = HangfireSetup.OptionsOf(new() { Provider = "SqlServer", ConnectionString = "Server=none", Migrate = migrate });
        Assert.Equal(migrate, options.PrepareSchemaIfNecessary);

        Store(options, out var connections);
        Assert.Equal(migrate, connections > 0);
    }

    [Fact]
    public void What_the_site_asks_of_the_tables_is_what_the_script_makes()
    {
        var options = HangfireSetup.OptionsOf(new());
        var script = Written();

        Assert.Contains($"SET @TARGET_SCHEMA_VERSION = {SqlServerObjectsInstaller.LatestSchemaVersion};", script, StringComparison.Ordinal);
        Assert.Equal("hangfire", options.SchemaName);
        Assert.True(options.EnableHeavyMigrations);
        // As Hangfire would find it out: locks by key since schema 6, and keys that ignore a second one since schema 8.
        Assert.True(options.DisableGlobalLocks && options.UseIgnoreDupKeyOption);
        foreach (var table in (string[])["Set", "Hash"]) Assert.Contains($"ALTER TABLE [hangfire].[{table}] REBUILD WITH (IGNORE_DUP_KEY = ON);", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_site_whose_login_sees_no_tables_of_Hangfires_says_whose_turn_it_is(bool areThere)
    {
        var server = new FakeServer { Row = new() { ["Value"] = areThere } };
        await using var db = server.Open();

        var fault = await Record.ExceptionAsync(() => HangfireTables.RequireAsync(db, default));

        if (areThere) Assert.Null(fault);
        else Assert.Contains("db/sqlserver/hangfire.sql", Assert.IsType<SetupException>(fault).Message, StringComparison.Ordinal);
    }

    private static void Store(SqlServerStorageOptions options, out int connections)
    {
        // A site that has ended leaves its own behind, and writing to that ends the store before it asks.
        LogProvider.SetCurrentLogProvider(null);
        var asked = 0;
        _ = Record.Exception(() => new SqlServerStorage(() =>
        {
            asked++;
            throw new InvalidOperationException("There is no server.");
        }, options));
        connections = asked;
    }

    private static string Written()
    {
        var version = typeof(SqlServerStorage).Assembly.GetName().Version!.ToString(3);
        return $"""
            -- The tables of Hangfire, which fires the timetable: after schema.sql, before roles.sql, and at each release. It can be run again, and on the tables of any earlier version.
            -- Written by a test from the package Hangfire.SqlServer {version}, whose own script begins below. That is not IdeaLab's: it is Hangfire's, under the LGPL-3.0.
            -- Some of its indexes are filtered and need this; sqlcmd begins without it.
            SET QUOTED_IDENTIFIER ON;
            SET ANSI_NULLS ON;
            GO

            {SqlServerObjectsInstaller.GetInstallScript(HangfireSetup.Schema, enableHeavyMigrations: true).ReplaceLineEndings("\n").Trim()}
            GO

            """.ReplaceLineEndings("\n");
    }
}
