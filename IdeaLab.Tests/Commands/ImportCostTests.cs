using System.Collections.Concurrent;
using System.CommandLine;
using System.Data.Common;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Commands;

public sealed class ImportCostTests
{
    [Fact]
    public async Task The_number_of_queries_grows_with_batches_and_not_with_votes()
    {
        await using var lab = new CountingLab();
        await ImportAsync(lab, "ideas", "key,title,created\n" + string.Concat(Enumerable.Range(0, 50).Select(n => $"{n},Idea {n},2024-05-01\n")));

        // Withdrawals of what came in before are the dearest: their ideas are scored anew.
        var some = await QueriesAsync(lab, 2, 1, "2024-05-02");
        var many = await QueriesAsync(lab, 80, 1, "2024-05-02");
        var withdrawn = await QueriesAsync(lab, 80, 0, "2024-05-03");

        Assert.Equal(0, await lab.InDatabaseAsync(db => db.Votes.CountAsync()));
        // 100 events are one batch, 4,000 are four, and reading the settings and preparing the folder come once.
        Assert.InRange(many, some, some * 4);
        Assert.InRange(withdrawn, some, some * 9);
        Assert.InRange(some, 5, 40);
    }

    private static async Task<int> QueriesAsync(CountingLab lab, int voters, int value, string at)
    {
        lab.Queries.Clear();
        var rows = from voter in Enumerable.Range(0, voters) from idea in Enumerable.Range(0, 50) select $"{idea},v{voter},{at},{value}\n";
        await ImportAsync(lab, "votes", "idea,voter,at,value\n" + string.Concat(rows));
        return lab.Queries.Count;
    }

    private static async Task ImportAsync(CountingLab lab, string kind, string text)
    {
        var file = Path.Combine(lab.DataFolder, $"{kind}.csv");
        await File.WriteAllTextAsync(file, text);
        var quiet = new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null };
        Assert.Equal(0, await CommandLine.RunAsync(lab.Services, ["import", kind, file, "--source", "town"], quiet));
    }

    private sealed class CountingLab : LabApp
    {
        private readonly Watch _watch = new();

        public ConcurrentQueue<string> Queries => _watch.Seen;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<SqliteIdeaLabDb>(options => options.AddInterceptors(_watch)));
        }
    }

    // Rows that are written take a command each on SQLite; what is counted is asking.
    private sealed class Watch : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) Seen.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
