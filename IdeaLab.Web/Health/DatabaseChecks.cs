using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IdeaLab.Web.Health;

internal sealed class DatabaseCheck(DatabaseLook look) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await look.TakeAsync(cancellationToken) is null ? HealthCheckResult.Unhealthy("not reachable") : HealthCheckResult.Healthy("reachable");
}

internal sealed class MigrationsCheck(DatabaseLook look) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => await look.TakeAsync(cancellationToken) switch
    {
        null => HealthCheckResult.Unhealthy("not known"),
        { PendingMigrations: 0 } => HealthCheckResult.Healthy("current"),
        { PendingMigrations: var missing } => HealthCheckResult.Unhealthy($"{missing} missing"),
    };
}

/// <summary>Degraded and never worse: with the mail server away every node would leave the balancer, and the site with them.</summary>
internal sealed class QueueCheck(DatabaseLook look, HealthSettings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => await look.TakeAsync(cancellationToken) switch
    {
        null => HealthCheckResult.Degraded("not known"),
        { LongestWait: var wait } when wait > settings.LongestQueue => HealthCheckResult.Degraded($"the oldest mail waits since {(int)wait.TotalMinutes} minutes"),
        _ => HealthCheckResult.Healthy("no mail waits long"),
    };
}
