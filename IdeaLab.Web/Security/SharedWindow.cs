using System.Text;
using System.Threading.RateLimiting;
using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Security;

/// <summary>One actor's windows, counted in the database, so that every node counts in the same ones.</summary>
internal sealed class SharedWindow(IServiceScopeFactory scopes, TimeProvider clock, Limit own, Limit ofNetwork, Actor actor) : RateLimiter
{
    private long _usedAt = clock.GetTimestamp();

    public override TimeSpan? IdleDuration => clock.GetElapsedTime(_usedAt);

    public override RateLimiterStatistics? GetStatistics() => null;

    // The database is asked with a wait, which is what the middleware does next.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(own, TimeSpan.Zero);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        _usedAt = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        var salts = scope.ServiceProvider.GetRequiredService<NetworkSalts>();
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.CommitWithoutWaitingForDiskAsync(cancellationToken);
        return await db.InOneGoAsync(() => CountAsync(db, salts, cancellationToken), cancellationToken);
    }

    private async Task<Lease> CountAsync(IdeaLabDb db, NetworkSalts salts, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var network = (await salts.OfAsync(NetworkSalt.WeekOf(now), db, ct)).Hash(Encoding.UTF8.GetBytes(actor.Network)) | long.MinValue;
        if (own != ofNetwork && await CountIn(own, actor.Account ?? network) is { } wait) return new Lease(own, wait);
        return new Lease(ofNetwork, await CountIn(ofNetwork, network));

        Task<TimeSpan?> CountIn(Limit limit, long who) => db.CountActAsync(limit.Name, who, limit.Acts, limit.Window, now, ct);
    }

    private sealed class Lease(Limit limit, TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;
        public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name, RateLimits.Reached.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : metadataName == RateLimits.Reached.Name ? limit : null;
            return metadata is not null;
        }
    }
}
