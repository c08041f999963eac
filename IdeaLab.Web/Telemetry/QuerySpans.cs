using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Web.Telemetry;

/// <summary>A span for each query, told when it has ended: its text, which names parameters, and never their values.</summary>
internal sealed class QuerySpans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const int LongestText = 2000;

    private readonly List<IDisposable> _subscriptions = [];

    public QuerySpans() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name || name == RelationalEventId.CommandError.Name || name == RelationalEventId.CommandCanceled.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEndEventData { Command: var command } ended) return;
        var verb = Verb(command);
        using var span = LabActivity.Source.StartActivity(verb, ActivityKind.Client, default(ActivityContext), startTime: ended.StartTime);
        if (span is null) return;

        span.SetTag("db.system.name", ended.Context?.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? "sqlite" : "microsoft.sql_server");
        span.SetTag("db.operation.name", verb);
        span.SetTag("db.query.text", command.CommandText.Length > LongestText ? command.CommandText[..LongestText] : command.CommandText);
        if (ended is CommandErrorEventData { Exception: var fault }) span.Fail(fault.GetType().Name);
        span.SetEndTime((ended.StartTime + ended.Duration).UtcDateTime);
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    private static string Verb(DbCommand command)
    {
        var text = command.CommandText.AsSpan().TrimStart();
        var length = text.IndexOfAnyExceptInRange('A', 'Z');
        return length > 0 ? text[..length].ToString() : "query";
    }
}
