using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdeaLab.Tests.Data;

/// <summary>Which search serves on SQL Server is asked of the server, seldom, and said where an admin looks.</summary>
public sealed class FullTextIndexTests : ILogger<FullTextIndex>, IDisposable
{
    private readonly FakeServer _server = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero));
    private readonly List<(LogLevel, string)> _log = [];
    private readonly ServiceProvider _services;
    private readonly FullTextIndex _index;

    public FullTextIndexTests()
    {
        _services = new ServiceCollection().AddScoped<IdeaLabDb>(_ => _server.Open()).BuildServiceProvider();
        _index = new FullTextIndex(_services.GetRequiredService<IServiceScopeFactory>(), _clock, this);
    }

    [Theory]
    [InlineData(1, 4, 0, true, true, "Search: the full-text indexes serve.")]
    [InlineData(1, 4, 1, false, true, "Search: the full-text indexes are being filled, and LIKE serves until they are, which is slow.")]
    [InlineData(1, 3, 0, false, false, "Search: the full-text indexes are missing, so LIKE serves, which is slow. Have db/sqlserver/full-text.sql run.")]
    [InlineData(0, 0, 0, false, true, "Search: full-text search is not installed on this SQL Server, so LIKE serves, which is slow. Install it with SQL Server's setup, then have db/sqlserver/full-text.sql run.")]
    public async Task The_indexes_serve_where_all_are_made_and_filled_and_doctor_and_log_say_what_is_missing(int installed, int made, int filling, bool serves, bool isSound, string line)
    {
        Answer(installed, made, filling);

        Assert.Equal(serves, await _index.ServesAsync(default));
        Assert.Equal(new SearchIndexFinding(isSound, line), await _index.ExamineAsync(default));
        Assert.Equal(serves ? [] : [(LogLevel.Warning, line)], _log);
    }

    [Fact]
    public async Task It_is_asked_once_in_ten_minutes_and_said_once()
    {
        Answer(1, 0, 0);
        for (var minute = 0; minute < 10; minute++)
        {
            Assert.False(await _index.ServesAsync(default));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Single(_server.Asked);
        Assert.False(await _index.ServesAsync(default));
        Answer(1, 4, 0);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await _index.ServesAsync(default));
        Assert.Equal(3, _server.Asked.Count);
        Assert.Equal([LogLevel.Warning, LogLevel.Information], _log.Select(line => line.Item1));
    }

    [Fact]
    public async Task A_server_that_could_not_answer_is_asked_again()
    {
        _server.Row = null;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _index.ServesAsync(default).AsTask());
        Answer(1, 4, 0);
        Assert.True(await _index.ServesAsync(default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whether_readers_wait_for_writers_is_asked_of_the_database(bool isOn)
    {
        _server.Row = new() { ["Value"] = isOn };
        await using var db = _server.Open();
        Assert.Equal(isOn, await db.ReadersGoOnAsync(default));
        Assert.Contains("is_read_committed_snapshot_on", Assert.Single(_server.Asked).Text, StringComparison.Ordinal);
    }

    private void Answer(int installed, int made, int filling) => _server.Row = new() { ["Installed"] = installed, ["Made"] = made, ["Filling"] = filling };

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;
    bool ILogger.IsEnabled(LogLevel logLevel) => true;
    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _log.Add((logLevel, formatter(state, exception)));

    public void Dispose() => _services.Dispose();
}
