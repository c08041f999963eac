using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IdeaLab.Web.Telemetry;

/// <summary>What an operator watches: metrics and traces, sent to a collector where settings name one, and the trace in each line of the console.</summary>
public static class TelemetrySetup
{
    private static readonly string[] Meters =
    [
        LabMeters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "Microsoft.EntityFrameworkCore", "System.Runtime",
    ];

    public static void AddLabTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLogging(logging => logging.AddConsoleFormatter<TracedLines, ConsoleFormatterOptions>());
        if (TelemetrySettings.Read(configuration) is not { } settings) return;

        services.AddScoped<ISaveChangesInterceptor, VoteCounts>();
        services.AddHostedService<QueueAge>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? "idealab", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter(exporter => settings.Apply(exporter, "metrics")))
            .WithTracing(tracing => tracing
                .AddSource(LabMeters.Name)
                .AddInstrumentation(() => new QuerySpans())
                // A balancer asks all the time.
                .AddAspNetCoreInstrumentation(requests => requests.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddProcessor(new Discretion())
                .AddOtlpExporter(exporter => settings.Apply(exporter, "traces")));
    }
}
