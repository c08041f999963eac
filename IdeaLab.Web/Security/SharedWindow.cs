using System.Text;
using System.Threading.RateLimiting;
using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>One actor's window of a limit, counted in the database, so that every node counts in the same one.</summary>
internal sealed class SharedWindow(IServiceScopeFactory scopes, TimeProvider clock, Limit limit, Actor actor) : RateLimiter
{
    private long _usedAt = clock.GetTimestamp();

    public override TimeSpan? IdleDuration => clock.GetElapsedTime(_usedAt);

    public override RateLimiterStatistics? GetStatistics() => null;

    // The database is asked with a wait, which is what the middleware does next.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(TimeSpan.Zero);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        _usedAt = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        var salts = scope.ServiceProvider.GetRequiredService<NetworkSalts>();
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.CommitWithoutWaitingForDiskAsync(cancellationToken);
        return new Lease(await db.InOneGoAsync(() => CountAsync(db, salts, cancellationToken), cancellationToken));
    }

    private async Task<TimeSpan?> CountAsync(IdeaLabDb db, NetworkSalts salts, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.CountActAsync(limit.Name, actor.Account ?? await NetworkAsync(), limit.Acts, limit.Window, now, ct);

        async Task<long> NetworkAsync() => (await salts.OfAsync(NetworkSalt.WeekOf(now), db, ct)).Hash(Encoding.UTF8.GetBytes(actor.Network)) | long.MinValue;
    }

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;
        public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
