using System.Diagnostics.Metrics;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Telemetry;

/// <summary>How long the oldest mail that is due has waited, asked once a minute however often it is read.</summary>
internal sealed class QueueAge : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<QueueAge> _log;
    private TimeSpan? _age;

    public QueueAge(IServiceScopeFactory scopes, IMeterFactory meters, TimeProvider clock, ILogger<QueueAge> log)
    {
        (_scopes, _clock, _log) = (scopes, clock, log);
        meters.Create(LabMeters.Name).CreateObservableGauge("idealab.mail.queue.age", Read, "s", "How long the oldest mail that is due has waited.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do _age = await AskAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // Nothing rather than an old answer.
    private IEnumerable<Measurement<double>> Read() => _age is { } age ? [new(age.TotalSeconds)] : [];

    private async Task<TimeSpan?> AskAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IdeaLabDb>().Mails.LongestWaitAsync(_clock.GetUtcNow().UtcDateTime, ct);
        }
#pragma warning disable CA1031 // Whatever keeps the answer away, the site goes on.
        catch (Exception e) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _log.LogWarning(e, "How long mails wait is not known");
            return null;
        }
    }
}
