using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdeaLab.Tests.Support;

/// <summary>No SQL Server: what would be sent to one is read by Microsoft's parser and kept, and answered with one row of what is set here, or with none.</summary>
public sealed partial class FakeServer : DbCommandInterceptor, IDbConnectionInterceptor
{
    public List<(string Text, List<object?> Values)> Asked { get; } = [];

    /// <summary>By the names of columns.</summary>
    public Dictionary<string, object>? Row { get; set; }

    public SqlServerIdeaLabDb Open() => new((DbContextOptions<SqlServerIdeaLabDb>)new DbContextOptionsBuilder<SqlServerIdeaLabDb>()
        .UseIdeaLabSqlServer(new DatabaseSettings { ConnectionString = "Server=none", Retries = 0 }).AddInterceptors(this).Options);

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(command.CommandText), out var errors);
        Assert.True(errors.Count == 0, string.Join('\n', [.. errors.Select(e => e.Message), command.CommandText]));
        Asked.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => p.Value)]));
        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command.CommandText).CreateDataReader()));
    }

    private DataTable Answer(string question)
    {
        var answer = new DataTable();
        if (Row is not { } row) return answer;
        var names = Column().Matches(question[..question.IndexOf("FROM", StringComparison.Ordinal)]).Select(column => column.Groups[1].Value).ToList();
        foreach (var name in names) answer.Columns.Add(name, row[name].GetType());
        answer.Rows.Add([.. names.Select(name => row[name])]);
        return answer;
    }

    // SELECT TOP(2) [s].[Filling], [s].[Installed]
    [GeneratedRegex(@"\]\.\[(\w+)\]")]
    private static partial Regex Column();
}
