using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.SqlServer.TransactSql.ScriptDom;

#pragma warning disable EF1001 // What turns a query into SQL is public, and only said to be internal.

namespace IdeaLab.Tests.Support;

/// <summary>
/// What a site asks of SQLite and saves there is also written for SQL Server, as it would be sent there, and read by Microsoft's own parser. No server is there and nothing is sent.
/// What cannot be written, or not be read, fails the page that asks or saves it.
/// </summary>
public static partial class ServerTwin
{
    private static readonly ConcurrentDictionary<string, bool> Read = new(StringComparer.Ordinal);

    private static readonly DbContextOptions<SqlServerIdeaLabDb> Options = (DbContextOptions<SqlServerIdeaLabDb>)new DbContextOptionsBuilder<SqlServerIdeaLabDb>()
        .UseIdeaLabSqlServer(new DatabaseSettings { ConnectionString = "Server=none", Retries = 0 })
        .ReplaceService<IQueryCompiler, Compiler>().ReplaceService<IModificationCommandBatchFactory, Batches>().ReplaceService<INavigationFixer, Untouched>()
        .AddInterceptors(new Unsent()).Options;

    /// <summary>The different statements so far.</summary>
    public static IReadOnlyCollection<string> Statements => [.. Read.Keys];

    public static DbContextOptionsBuilder WithServerTwin(this DbContextOptionsBuilder options) => options.ReplaceService<IQueryCompiler, Echo>().ReplaceService<IDatabase, EchoedDatabase>();

    private static void Write<TResult>(Expression query)
    {
        using var twin = new SqlServerIdeaLabDb(Options);
        object? result = twin.GetService<IQueryCompiler>().ExecuteAsync<TResult>(query, default);
        if (result is IRelationalQueryingEnumerable rows) Check(rows.CreateDbCommand().CommandText);
        // It has come as far as the server that is not there, or says that there is nothing.
        else if (result is Task { Exception.InnerException: NotSupportedException unread }) throw unread;
    }

    private static void Check(string statement)
    {
        if (Read.ContainsKey(statement)) return;
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement), out var errors);
        if (errors.Count > 0) throw new NotSupportedException($"SQL Server would not read this: {errors[0].Message}\n{statement}");
        Read.TryAdd(statement, true);
    }

    private sealed class Echo(IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> log, ICurrentDbContext current, IEvaluatableExpressionFilter filter, IModel model)
        : QueryCompiler(contexts, cache, keys, database, log, current, filter, model)
    {
        public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
        {
            if (!OwnWords.AreIn(query)) Write<TResult>(query);
            return base.ExecuteAsync<TResult>(query, cancellationToken);
        }
    }

    /// <summary>What is said in SQL itself differs from engine to engine, and is tested where it is said.</summary>
    private sealed class OwnWords : ExpressionVisitor
    {
        private bool _found;

        public static bool AreIn(Expression query)
        {
            var words = new OwnWords();
            words.Visit(query);
            return words._found;
        }

        public override Expression? Visit(Expression? node)
        {
            _found |= node is SqlQueryRootExpression or FromSqlQueryRootExpression;
            return base.Visit(node);
        }

        protected override Expression VisitExtension(Expression node) => node;
    }

    private sealed class Compiler(IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> log, ICurrentDbContext current, IEvaluatableExpressionFilter filter, IModel model)
        : QueryCompiler(contexts, cache, keys, database, log, current, filter, model)
    {
        private readonly Roots _roots = new(model);

        public override Expression ExtractParameters(Expression query, Dictionary<string, object?> parameters, IDiagnosticsLogger<DbLoggerCategory.Query> logger, bool compiledQuery = false, bool generateContextAccessors = false) =>
            _roots.Visit(base.ExtractParameters(query, parameters, logger, compiledQuery, generateContextAccessors));
    }

    /// <summary>The same tables in the other model.</summary>
    private sealed class Roots(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root && root.GetType() == typeof(EntityQueryRootExpression) ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!) : base.VisitExtension(node);
    }

    private sealed class Unsent : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Check(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Check(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader()));
        }
    }
}
