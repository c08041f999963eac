using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace IdeaLab.Web.Telemetry;

/// <summary>The console's usual lines, with the trace they belong to. The framework's own scopes would add the path of the request, in which links hold tokens.</summary>
internal sealed class TracedLines(IServiceProvider services) : ConsoleFormatter(Named)
{
    /// <summary>As in <c>Logging:Console:FormatterName</c>.</summary>
    public const string Named = "traced";

    private ConsoleFormatter? _usual;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        _usual ??= services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == ConsoleFormatterNames.Simple);
        var say = logEntry.Formatter;
        var entry = Activity.Current is { } here
            ? new LogEntry<TState>(logEntry.LogLevel, logEntry.Category, logEntry.EventId, logEntry.State, logEntry.Exception, (state, e) => $"{say(state, e)} (TraceId {here.TraceId}, SpanId {here.SpanId})")
            : logEntry;
        _usual.Write(entry, null, textWriter);
    }
}
