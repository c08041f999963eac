using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IdeaLab.Web.Health;

/// <summary>What a balancer or a service manager asks: whether the process lives, and whether people can be sent to it.</summary>
public static class HealthSetup
{
    public static void AddLabHealth(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(HealthSettings.Read(configuration));
        services.AddSingleton<DatabaseLook>();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<MigrationsCheck>("migrations")
            .AddCheck<QueueCheck>("mail");
    }

    // Both answer before anything else looks at the request, since that may ask the database. What they answer is not kept (no-store), as the framework has it.
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (http, _) => http.Response.WriteAsync("live") }).AllowAnonymous().ShortCircuit();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous().ShortCircuit();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = Say(report.Status),
        checks = report.Entries.ToDictionary(check => check.Key, check => new { status = Say(check.Value.Status), about = check.Value.Description }),
    });

    private static string Say(HealthStatus status) => status.ToString().ToLowerInvariant();
}
