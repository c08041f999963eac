using System.Diagnostics;
using IdeaLab.Web.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace IdeaLab.Tests.Telemetry;

public sealed class TracedLinesTests
{
    [Fact]
    public void A_line_names_the_trace_it_belongs_to_and_not_the_path_that_was_asked_for()
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddConsole());
        services.AddLabTelemetry(new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider();
        var lines = provider.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == "traced");
        var scopes = new LoggerExternalScopeProvider();
        scopes.Push("RequestPath:/mail/unsubscribe/a-token");

        using var request = new Activity("request").Start();
        var said = new StringWriter();
        lines.Write(new LogEntry<string>(LogLevel.Warning, "IdeaLab", default, "", null, (_, _) => "It broke."), scopes, said);

        Assert.Contains($"It broke. (TraceId {request.TraceId}, SpanId {request.SpanId})", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("a-token", said.ToString(), StringComparison.Ordinal);
    }
}
