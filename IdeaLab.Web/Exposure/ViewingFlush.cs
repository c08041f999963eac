using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Exposure;

/// <summary>Writes down what was seen every few seconds and at the end, so that a process that is killed loses the looks of less than ten seconds.</summary>
public sealed class ViewingFlush(ViewingBuffer buffer, IServiceScopeFactory scopes, ILogger<ViewingFlush> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);

    private bool _isFailing;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    /// <summary>Writes all that is there. What could not be written stays for the next time.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        while (buffer.Take(ViewingQueries.BatchSize) is { Count: > 0 } batch)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
                await db.InOneGoAsync(async () =>
                {
                    await db.AddViewingsAsync(batch, ct);
                    return true;
                }, ct);
            }
            catch
            {
                buffer.PutBack(batch);
                throw;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync writes the rest.
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await FlushAsync(ct);
            _isFailing = false;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Once, until it works again.
            if (!_isFailing) log.LogError(fault, "What was seen cannot be written down; it is tried again every {Seconds} seconds", Interval.TotalSeconds);
            _isFailing = true;
        }
    }
}
