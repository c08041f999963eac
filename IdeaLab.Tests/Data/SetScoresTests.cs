using System.Data;
using System.Data.Common;
using IdeaLab.Domain.Ranking;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdeaLab.Tests.Data;

public sealed class SetScoresTests
{
    [Fact]
    public async Task Scores_are_set_to_the_last_digit_and_raise_the_version_except_where_somebody_was_faster()
    {
        await using var lab = JobLab.Open();
        var (ids, _) = await lab.SeedAsync(ideas: 4);
        var before = await ScoresAsync(lab);
        await lab.ActAsync(ids[2], (idea, people) => idea.CastVote(people[1], lab.Clock.Now));
        var voted = await ScoresAsync(lab);

        double[] scores = [-1_000_000 + 1.0 / 3, Math.PI * 100, 7, 0.1 + 0.2];
        var set = await lab.InDatabaseAsync(db => db.SetScoresAsync([.. before.Zip(scores, (idea, score) => idea with { Score = score })], default));

        Assert.Equal([ids[0], ids[1], ids[3]], set.Order());
        Assert.Equal([new(ids[0], scores[0], before[0].Version + 1), new(ids[1], scores[1], before[1].Version + 1), voted[2], new(ids[3], scores[3], before[3].Version + 1)], await ScoresAsync(lab));
    }

    [Fact]
    public async Task Microsofts_parser_reads_what_is_sent_to_SQL_Server()
    {
        var sent = new Unsent();
        await using var db = new SqlServerIdeaLabDb(new DbContextOptionsBuilder<SqlServerIdeaLabDb>().UseSqlServer("Server=none").AddInterceptors(sent).Options);
        await db.Ideas.Where(i => i.Id > 7).ScoresAsync(Trending.Standard, Trending.Landmark, default);
        await db.SetScoresAsync([new(1, 2.5, 3)], default);

        var statements = sent.Commands.ConvertAll(command =>
        {
            var script = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(command.Text), out var errors);
            Assert.True(errors.Count == 0, string.Join('\n', [.. errors.Select(e => e.Message), command.Text]));
            return Assert.Single(Assert.Single(script.Batches).Statements);
        });
        Assert.All(statements[..^1], statement => Assert.IsType<SelectStatement>(statement));
        Assert.IsType<UpdateStatement>(statements[^1]);
        Assert.Equal("""[{"Id":1,"Score":2.5,"Version":3}]""", sent.Commands[^1].Value);
        // Of a decimal 2.0 T-SQL's power would be a decimal with one digit.
        Assert.Contains("POWER(2.0E0, (DATEDIFF_BIG(microsecond, '1970-01-01', [v].[CastAt]) / 1E6 - ", sent.Commands[0].Text, StringComparison.Ordinal);
    }

    private static Task<List<IdeaScore>> ScoresAsync(JobLab lab) =>
        lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).Select(i => new IdeaScore(i.Id, i.TrendingScore, i.Version)).ToListAsync());

    // No server is there; what would be sent to it is kept.
    private sealed class Unsent : DbCommandInterceptor, IDbConnectionInterceptor
    {
        // A command loses its parameters when it is done.
        public List<(string Text, object? Value)> Commands { get; } = [];

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Commands.Add((command.CommandText, command.Parameters.Count > 0 ? command.Parameters[0].Value : null));
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Add((command.CommandText, command.Parameters.Count > 0 ? command.Parameters[0].Value : null));
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader()));
        }
    }
}
