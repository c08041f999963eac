using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Search;

/// <summary>
/// The full-text indexes of SQL Server, which <c>db/sqlserver/full-text.sql</c> makes and not every server can have. Whether they are there is asked of the server every ten minutes at most,
/// so that they serve ten minutes after they were made, without a restart.
/// </summary>
public sealed class FullTextIndex(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FullTextIndex> log) : ISearchIndex
{
    public static readonly TimeSpan Staleness = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private Task<State>? _look;
    private DateTimeOffset _lookedAt;
    private State _told = State.Serves;

    private enum State { Serves, Filling, NotMade, NotInstalled }

    public async ValueTask<bool> ServesAsync(CancellationToken ct) => await Latest().WaitAsync(ct) is State.Serves;

    public async Task<SearchIndexFinding> ExamineAsync(CancellationToken ct)
    {
        var state = await LookAsync(ct);
        // Without the feature somebody has decided for LIKE, or can do nothing about it.
        return new(state is not State.NotMade, Say(state));
    }

    private Task<State> Latest()
    {
        lock (_gate)
        {
            if (_look is null or { IsFaulted: true } || clock.GetUtcNow() - _lookedAt >= Staleness) (_look, _lookedAt) = (LookAndTellAsync(), clock.GetUtcNow());
            return _look;
        }
    }

    private async Task<State> LookAndTellAsync()
    {
        var state = await LookAsync(CancellationToken.None);
        if (state != _told) log.Log(state is State.Serves ? LogLevel.Information : LogLevel.Warning, "{Finding}", Say(state));
        return _told = state;
    }

    private async Task<State> LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var found = await FullText.Look(scope.ServiceProvider.GetRequiredService<IdeaLabDb>()).SingleAsync(ct);
        return found.Installed == 0 ? State.NotInstalled : found.Made < FullText.Indexes ? State.NotMade : found.Filling > 0 ? State.Filling : State.Serves;
    }

    private static string Say(State state) => state switch
    {
        State.NotInstalled => "Search: full-text search is not installed on this SQL Server, so LIKE serves, which is slow. Install it with SQL Server's setup, then have db/sqlserver/full-text.sql run.",
        State.NotMade => "Search: the full-text indexes are missing, so LIKE serves, which is slow. Have db/sqlserver/full-text.sql run.",
        State.Filling => "Search: the full-text indexes are being filled, and LIKE serves until they are, which is slow.",
        _ => "Search: the full-text indexes serve.",
    };
}
