using System.Data;
using System.Text.RegularExpressions;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Copying;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdeaLab.Tests.Data.Copying;

/// <summary>What a copy would say to a SQL Server, as far as that can be read without one.</summary>
public sealed class ServerCopyTests
{
    private static readonly SqlServerIdeaLabDb Server = new FakeServer().Open();
    private static readonly IReadOnlyList<CopyTable> Tables = CopyTable.AllOf(Server);
    private static readonly List<ITable> Model = [.. Server.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];

    [Fact]
    public void Each_table_is_copied_behind_those_it_refers_to()
    {
        var order = Tables.Select(t => t.Name).ToList();
        Assert.Equal(Model.Select(t => t.Name).Order(StringComparer.Ordinal), order.Order(StringComparer.Ordinal));
        Assert.All(Model.SelectMany(t => t.ForeignKeyConstraints).Where(fk => fk.Table != fk.PrincipalTable), fk => Assert.True(order.IndexOf(fk.PrincipalTable.Name) < order.IndexOf(fk.Table.Name), fk.Name));
    }

    [Fact]
    public void Comments_alone_refer_to_their_own_table() =>
        Assert.Equal(["FK_Comments_Comments_ParentId"], Model.SelectMany(t => t.ForeignKeyConstraints).Where(fk => fk.Table == fk.PrincipalTable).Select(fk => fk.Name));

    [Fact]
    public void Both_engines_have_the_same_columns_of_the_same_types()
    {
        using var sqlite = EmptyDatabase.Open("unopened.db");
        Assert.Equal(Described(CopyTable.AllOf(sqlite)), Described(Tables));
        Assert.Equal(Model.SelectMany(t => t.Columns).Where(c => c.ComputedColumnSql is null).Select(c => $"{c.Table.Name}.{c.Name}").Order(StringComparer.Ordinal), Tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}")).Order(StringComparer.Ordinal));

        static IEnumerable<string> Described(IReadOnlyList<CopyTable> tables) => tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name} {c.Type.Name} {c.IsNullable} {t.GivesKeys}")).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Microsofts_parser_reads_what_is_asked_and_inserted_and_finds_every_column()
    {
        Assert.All(Tables, table =>
        {
            var insert = (InsertStatement)Read(table.InsertText(table.RowsAtOnce));
            var values = ((ValuesInsertSource)insert.InsertSpecification.InsertSource).RowValues;
            Assert.Equal(table.Columns.Select(c => c.Name), insert.InsertSpecification.Columns.Select(c => c.MultiPartIdentifier.Identifiers[^1].Value));
            Assert.InRange(values.Count, 1, 1000);
            Assert.InRange(values.Sum(row => row.ColumnValues.Count), 1, 2000);
            Assert.IsType<SelectStatement>(Read(table.ReadText));
        });
    }

    [Fact]
    public async Task Values_go_as_the_types_of_their_columns()
    {
        using var folder = new TestFolder();
        await using var lab = EmptyDatabase.Open(await folder.FilledAsync(rows: 1));
        await lab.Database.OpenConnectionAsync();
        var types = Model.SelectMany(t => t.Columns).ToDictionary(c => (c.Table.Name, c.Name), c => Regex.Replace(c.StoreType, @"\(.*", ""));
        using var command = new SqlCommand();

        foreach (var (from, to) in CopyTable.AllOf(lab).OrderBy(t => t.Name).Zip(Tables.OrderBy(t => t.Name)))
            await foreach (var row in from.ReadAsync(lab.Database.GetDbConnection(), CancellationToken.None))
                Assert.All(to.Columns, (column, at) =>
                {
                    var parameter = (SqlParameter)column.Parameter(command, "@p0", row[at]);
                    Assert.Equal(types[(to.Name, column.Name)], $"{parameter.SqlDbType}", ignoreCase: true);
                    Assert.Equal(row[at] ?? DBNull.Value, parameter.Value);
                });
    }

    [Fact]
    public void Keys_are_taken_where_the_schema_gives_them()
    {
        var given = new Identities();
        Read(File.ReadAllText(Repository.PathOf("db", "sqlserver", "schema.sql")), one: false).Accept(given);
        Assert.Equal(given.Tables.Intersect(Model.Select(t => t.Name)).Order(StringComparer.Ordinal), Tables.Where(t => t.GivesKeys).Select(t => t.Name).Order(StringComparer.Ordinal));

        var ideas = Tables.Single(t => t.Name == "Ideas");
        Assert.Equal(["SET IDENTITY_INSERT [Ideas] ON", "SET IDENTITY_INSERT [Ideas] OFF", ""], [GivenKeys.Take(ideas, isServer: true, on: true), GivenKeys.Take(ideas, isServer: true, on: false), GivenKeys.Take(Tables.Single(t => t.Name == "Votes"), isServer: true, on: true)]);
        Assert.Equal(["DBCC CHECKIDENT (N'[Ideas]', RESEED, 57) WITH NO_INFOMSGS", "DBCC CHECKIDENT (N'[Ideas]', RESEED, 58) WITH NO_INFOMSGS"], [GivenKeys.GoOnBehind(ideas, isServer: true, 57, isEmpty: false), GivenKeys.GoOnBehind(ideas, isServer: true, 57, isEmpty: true)]);
        Assert.IsType<SetIdentityInsertStatement>(Read(GivenKeys.Take(ideas, isServer: true, on: true)));
        Assert.Equal(DbccCommand.CheckIdent, Assert.IsType<DbccStatement>(Read(GivenKeys.GoOnBehind(ideas, isServer: true, 57, isEmpty: false))).Command);
    }

    private static TSqlFragment Read(string text, bool one = true)
    {
        var script = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(e => e.Message)));
        return one ? Assert.Single(Assert.Single(script.Batches).Statements) : script;
    }

    private sealed class Identities : TSqlFragmentVisitor
    {
        public List<string> Tables { get; } = [];

        public override void Visit(CreateTableStatement node)
        {
            if (node.Definition.ColumnDefinitions.Any(c => c.IdentityOptions is not null)) Tables.Add(node.SchemaObjectName.BaseIdentifier.Value);
        }
    }
}
