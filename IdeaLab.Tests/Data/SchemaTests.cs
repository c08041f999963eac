using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
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
    public async Task An_upgrade_in_the_middle_of_a_week_loses_no_news_of_who_reads_a_bundle()
    {
        using var folder = new TestFolder();
        await using var db = EmptyDatabase.Open(folder.File("idealab.db"));
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Person[] people = [Reader("Weekly", MailChoice.Weekly), Reader("Read already", MailChoice.Daily), Reader("At once", MailChoice.Instant), Reader("Never", MailChoice.Never)];
        var reviewer = Reader("Reviewer", MailChoice.Weekly);
        reviewer.TakeRoles(Roles.Reviewer);
        db.AddRange([.. people, reviewer]);
        await db.SaveChangesAsync();
        var idea = new Idea(reviewer, "Freeze a lost card", "From the lock screen.", new Topic("Cards", "Tarjetas"), Audience.Everyone, now.AddDays(-30));
        foreach (var person in people) idea.CastVote(person, now.AddDays(-29));
        idea.TakeStep(IdeaStatus.UnderReview, reviewer, "Long ago.", now.AddDays(-20));
        idea.TakeStep(IdeaStatus.Refining, reviewer, "We look at it.", now.AddDays(-2));
        idea.AnswerOfficially(reviewer, "Yes.", now.AddDays(-2));
        foreach (var step in idea.History) step.Told(now.AddDays(-2));
        foreach (var answer in idea.Responses) answer.Told(now.AddDays(-2));
        var bundle = new DigestEntry(people[1].Id, DigestKind.DailyNews, DigestWindow.DayOf(now.AddDays(-2), TimeZoneInfo.Utc), now.AddDays(-1));
        bundle.Skip(DigestSkip.NothingToSay, now.AddDays(-1));
        db.AddRange(idea, bundle);
        await db.SaveChangesAsync();

        await db.MigrateAsync();

        var owed = await db.OwedNews.Include(n => n.Step).Include(n => n.Answer).OrderBy(n => n.Id).ToListAsync();
        Assert.All(owed, n => Assert.Equal(people[0].Id, n.PersonId));
        Assert.Equal(["We look at it.", "Yes."], owed.Select(n => n.Step?.Reason ?? n.Answer!.Body));

        Person Reader(string name, MailChoice choice)
        {
            var person = new Person(name, PersonKind.Employee, "en", "Europe/Madrid", now.AddDays(-30));
            person.ReceiveMail(choice);
            return person;
        }
    }

    private sealed class TableCount : TSqlFragmentVisitor
    {
        public int Count { get; private set; }

        public override void Visit(CreateTableStatement node) => Count++;
    }

    private static IEnumerable<string> Lines(string script) => script.TrimStart('﻿').ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0);
}
