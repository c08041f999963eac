using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdeaLab.Tests.Data;

public sealed class SchemaTests
{
    private static IdeaLabDb Open(string engine) => engine == "Sqlite"
        ? new SqliteIdeaLabDb(new DbContextOptionsBuilder<SqliteIdeaLabDb>().UseSqlite("Data Source=:memory:").Options)
        : new SqlServerIdeaLabDb((DbContextOptions<SqlServerIdeaLabDb>)new DbContextOptionsBuilder<SqlServerIdeaLabDb>().UseIdeaLabSqlServer(new() { ConnectionString = "Server=none" }).Options);

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
        if (engine == "SqlServer") script = $"SET QUOTED_IDENTIFIER ON;\nSET ANSI_NULLS ON;\nSET XACT_ABORT ON;\nGO\n{script.TrimStart('\uFEFF')}";
        Assert.Equal(Lines(script), Lines(File.ReadAllText(Repository.PathOf("db", folder, "schema.sql"))));
    }

    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Repository.PathOf("db", "sqlserver"), "*.sql").Select(file => Path.GetFileName(file))];

    [Theory, MemberData(nameof(Scripts))]
    public void Microsofts_parser_reads_the_SQL_Server_scripts(string script)
    {
        var said = Read(script);
        Assert.NotEmpty(((TSqlScript)said).Batches);
        // What is executed as text is T-SQL as well.
        foreach (var list in Visited<ExecutableStringList>(said))
            if (list.Strings is [StringLiteral whole]) Parse(whole.Value);
    }

    [Fact]
    public void A_script_may_be_run_again_since_nothing_in_it_is_read_before_its_turn()
    {
        var script = Read("schema.sql");
        var written = Visited<InsertStatement>(script).Select(s => s.InsertSpecification.Target).Concat(Visited<UpdateStatement>(script).Select(s => s.UpdateSpecification.Target)).Concat(Visited<DeleteStatement>(script).Select(s => s.DeleteSpecification.Target));
        Assert.All(written.Cast<NamedTableReference>(), table => Assert.Equal("__EFMigrationsHistory", table.SchemaObject.BaseIdentifier.Value));
    }

    [Fact]
    public void What_makes_search_fast_is_made_where_it_is_missing_and_is_what_search_asks()
    {
        var script = Read("full-text.sql");
        Assert.All(Visited<TSqlBatch>(script).SelectMany(batch => batch.Statements), statement => Assert.True(statement is IfStatement or SetOnOffStatement));

        var made = Visited<CreateFullTextIndexStatement>(script).ToDictionary(index => index.OnName.BaseIdentifier.Value);
        Assert.Equal(FullText.Indexes, made.Count);
        foreach (var asked in new[] { FullText.Ideas, FullText.Lessons })
        {
            foreach (var (table, language) in new[] { (asked.Spanish, "3082"), (asked.English, "1033") })
                Assert.Equal(asked.Columns.Select(column => (column.Name, language)), made[table].FullTextIndexColumns.Select(column => (column.Name.Value, column.LanguageTerm.Value)));
        }
    }

    [Fact]
    public void Views_of_texts_are_read_by_their_columns_and_tied_to_their_tables()
    {
        var views = Visited<ExecutableStringList>(Read("full-text.sql")).SelectMany(list => Visited<CreateViewStatement>(Parse(((StringLiteral)list.Strings[0]).Value))).ToDictionary(view => view.SchemaObjectName.BaseIdentifier.Value);
        using var db = Open("SqlServer");
        var columns = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.Where(t => t.Name is "Ideas" or "Lessons").SelectMany(t => t.Columns.Select(c => c.Name)).ToHashSet();

        Assert.Equal([FullText.Ideas.English, FullText.Lessons.English, FullText.Lessons.Spanish], views.Keys.Order(StringComparer.Ordinal));
        Assert.All(views.Values, view =>
        {
            Assert.Contains(view.ViewOptions, option => option.OptionKind is ViewOptionKind.SchemaBinding);
            Assert.All(Visited<ColumnReferenceExpression>(view), column => Assert.Contains(column.MultiPartIdentifier.Identifiers[^1].Value, columns));
        });
    }

    [Fact]
    public void Roles_speak_of_tables_and_columns_that_are_there()
    {
        using var db = Open("SqlServer");
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToDictionary(t => t.Name, t => t.Columns.Select(c => c.Name).ToHashSet());
        tables.Add("__EFMigrationsHistory", []);
        var named = Visited<SecurityTargetObject>(Read("roles.sql")).Where(target => target.ObjectKind != SecurityObjectKind.Schema).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, target =>
        {
            var columns = tables[target.ObjectName.MultiPartIdentifier.Identifiers[^1].Value];
            Assert.All(target.Columns, column => Assert.Contains(column.Value, columns));
        });
    }

    /// <summary>New nodes start beside old ones, which still read and write what they know.</summary>
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void Migrations_since_the_first_release_only_add(string engine)
    {
        using var db = Open(engine);
        var assembly = db.GetService<IMigrationsAssembly>();
        var taking = from migration in assembly.Migrations
                     where string.CompareOrdinal(migration.Key, "20261126134459_DigestContents") > 0
                     from operation in assembly.CreateMigration(migration.Value, db.Database.ProviderName!).UpOperations
                     where operation is DropTableOperation or DropColumnOperation or RenameTableOperation or RenameColumnOperation
                         || operation is AlterColumnOperation { IsNullable: false, OldColumn.IsNullable: true }
                         || operation is AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null }
                     select $"{migration.Key}: {operation.GetType().Name}";
        Assert.Empty(taking);
    }

    [Fact]
    public void No_key_is_longer_than_SQL_Server_takes()
    {
        using var db = Open("SqlServer");
        var keys = db.Model.GetEntityTypes().SelectMany(t => t.GetKeys()).Select(key => (Name: key.GetName()!, key.Properties, Most: 900));
        var indexes = db.Model.GetEntityTypes().SelectMany(t => t.GetIndexes()).Select(index => (Name: index.GetDatabaseName()!, index.Properties, Most: 1700));

        var tooLong = keys.Concat(indexes).Select(key => (key.Name, Length: key.Properties.Sum(LengthOf), key.Most)).Where(key => key.Length > key.Most);

        Assert.Empty(tooLong);

        // In bytes; a text without a length has no end. Of everything else 16 is the most.
        static long LengthOf(IReadOnlyProperty property) =>
            property.GetTypeMapping() is RelationalTypeMapping { ClrType: var type } mapping && (type == typeof(string) || type == typeof(byte[]))
                ? (mapping.Size ?? int.MaxValue) * (type == typeof(string) && mapping.IsUnicode ? 2L : 1L)
                : 16;
    }

    [Fact]
    public void Microsofts_parser_finds_every_table_in_the_schema()
    {
        // A parser that read nothing would find no error either.
        var tables = Visited<CreateTableStatement>(Read("schema.sql"));
        using var db = Open("SqlServer");
        Assert.Equal(db.Model.GetEntityTypes().Select(t => t.GetTableName()).Distinct().Count() + 1, tables.Count());
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
        EmptyDatabase.CopyTo(folder.File("now.db"));
        await using var db = EmptyDatabase.Open(folder.File("now.db"));
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

        await using var upgraded = await UpgradedAsync(folder, db);

        var owed = await upgraded.OwedNews.Include(n => n.Step).Include(n => n.Answer).OrderBy(n => n.Id).ToListAsync();
        Assert.All(owed, n => Assert.Equal(people[0].Id, n.PersonId));
        Assert.Equal(["We look at it.", "Yes."], owed.Select(n => n.Step?.Reason ?? n.Answer!.Body));
        Assert.All(owed, n => Assert.Equal(NewsKinds.Followed, n.Kind));
        var choices = await upgraded.People.ToDictionaryAsync(p => p.Name, p => p.News);
        Assert.All(people, p => Assert.Equal(NewsChoices.All(p.News.Followed), choices[p.Name]));

        Person Reader(string name, MailChoice choice)
        {
            var person = new Person(name, PersonKind.Employee, "en", "Europe/Madrid", now.AddDays(-30));
            person.ReceiveNews(NewsChoices.All(choice));
            return person;
        }
    }

    [Fact]
    public async Task An_upgrade_queues_ideas_from_before_promises_the_oldest_first()
    {
        using var folder = new TestFolder();
        EmptyDatabase.CopyTo(folder.File("now.db"));
        await using var db = EmptyDatabase.Open(folder.File("now.db"));
        var (author, topic, now) = (new Person("Ruth", PersonKind.Employee, "en", "Europe/Madrid", Cast.Noon), new Topic("Cards", "Tarjetas"), Cast.Noon);
        author.TakeRoles(Roles.Reviewer);
        Idea[] ideas = [.. new[] { 1, 3, 2, 4 }.Select(days => new Idea(author, $"{days} days ago", "Body", topic, Audience.Everyone, now.AddDays(-days)))];
        ideas[3].AnswerOfficially(author, "Yes.", now);
        db.AddRange(ideas);
        await db.SaveChangesAsync();

        await using var upgraded = await UpgradedAsync(folder, db);

        Assert.Equal(["3 days ago", "2 days ago", "1 days ago"], await upgraded.Ideas.Queued(now).OrderBy(i => i.QueuedBy).Select(i => i.Title).ToListAsync());
        Assert.Equal(ideas[0].QueuedBy, (await upgraded.Ideas.SingleAsync(i => i.Title == "1 days ago")).QueuedBy);
        Assert.Equal(10, (await upgraded.Settings.SingleAsync()).AnswerWithinDays);
    }

    /// <summary>The same rows in a database of the first migration, as far as both have columns for them, brought up to date.</summary>
    private static async Task<IdeaLabDb> UpgradedAsync(TestFolder folder, IdeaLabDb latest)
    {
        if (!await latest.Settings.AnyAsync()) latest.Add(new LabSettings());
        await latest.SaveChangesAsync();
        var db = EmptyDatabase.Open(folder.File("before.db"));
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF; ATTACH {folder.File("now.db")} AS latest");
        foreach (var table in await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'").ToListAsync())
        {
            var columns = string.Join(", ", await db.Database.SqlQuery<string>($"SELECT '\"' || name || '\"' AS \"Value\" FROM pragma_table_info({table}, 'main') WHERE name IN (SELECT name FROM pragma_table_info({table}, 'latest'))").ToListAsync());
#pragma warning disable EF1002 // Names come from the schema and cannot be parameters.
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO main.\"{table}\" ({columns}) SELECT {columns} FROM latest.\"{table}\"");
#pragma warning restore EF1002
        }

        await db.Database.CloseConnectionAsync();
        await db.MigrateAsync(new());
        return db;
    }

    private static TSqlFragment Read(string script) => Parse(File.ReadAllText(Repository.PathOf("db", "sqlserver", script)));

    private static TSqlFragment Parse(string text)
    {
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(e => $"line {e.Line}: {e.Message}")));
        return script;
    }

    private static IEnumerable<T> Visited<T>(TSqlFragment script) where T : TSqlFragment
    {
        var found = new Finder<T>();
        script.Accept(found);
        return found.Found;
    }

    private sealed class Finder<T> : TSqlFragmentVisitor where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment node)
        {
            if (node is T one) Found.Add(one);
        }
    }

    private static IEnumerable<string> Lines(string script) => script.TrimStart('﻿').ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0);
}
