using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdeaLab.Tests.Data;

public sealed class SchemaTests
{
    private static IdeaLabDb Open(string engine) => engine == "Sqlite"
        ? new SqliteIdeaLabDb(new DbContextOptionsBuilder<SqliteIdeaLabDb>().UseSqlite("Data Source=:memory:").Options)
        : new SqlServerIdeaLabDb(new DbContextOptionsBuilder<SqlServerIdeaLabDb>().UseSqlServer("Server=none").Options);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void The_migrations_hold_the_whole_model(string engine)
    {
        using var db = Open(engine);
        Assert.False(db.Database.HasPendingModelChanges(), $"The model of {engine} has changed: run db/add-migration NAME.");
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Theory]
    [InlineData("Sqlite", "sqlite", MigrationsSqlGenerationOptions.Default)]
    [InlineData("SqlServer", "sqlserver", MigrationsSqlGenerationOptions.Idempotent)]
    public void The_scripts_in_db_are_those_of_the_migrations(string engine, string folder, MigrationsSqlGenerationOptions options)
    {
        using var db = Open(engine);
        var script = db.GetService<IMigrator>().GenerateScript(options: options);
        Assert.Equal(Lines(script), Lines(File.ReadAllText(Repository.PathOf("db", folder, "schema.sql"))));
    }

    [Fact]
    public void Microsofts_parser_reads_the_SQL_Server_script()
    {
        using var reader = new StreamReader(Repository.PathOf("db", "sqlserver", "schema.sql"));
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(e => $"line {e.Line}: {e.Message}")));
        // A parser that read nothing would find no error either.
        var tables = new TableCount();
        script.Accept(tables);
        using var db = Open("SqlServer");
        Assert.Equal(db.Model.GetEntityTypes().Select(t => t.GetTableName()).Distinct().Count() + 1, tables.Count);
    }

    [Fact]
    public void Microsofts_parser_refuses_what_is_not_T_SQL()
    {
        using var reader = new StringReader("CREATE TABLE Ideas (Id int AUTOINCREMENT)");
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task Two_processes_may_migrate_at_once()
    {
        using var folder = new TestFolder();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var db = EmptyDatabase.Open(folder.File("idealab.db"));
            await db.MigrateAsync();
        }));
        await using var after = EmptyDatabase.Open(folder.File("idealab.db"));
        Assert.Empty(await after.Database.GetPendingMigrationsAsync());
    }

    private sealed class TableCount : TSqlFragmentVisitor
    {
        public int Count { get; private set; }

        public override void Visit(CreateTableStatement node) => Count++;
    }

    private static IEnumerable<string> Lines(string script) => script.TrimStart('﻿').ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0);
}
