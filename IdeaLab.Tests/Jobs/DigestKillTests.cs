using System.Diagnostics;
using Xunit.Abstractions;

namespace IdeaLab.Tests.Jobs;

/// <summary>
/// Whatever step a process is killed at and however often, every window of every recipient ends in one line of the ledger and one mail. SMTP allows one thing more:
/// who is killed between the server's yes and their own mark says the same mail again, with the same Message-ID.
/// The variable IDEALAB_KILLS=200 makes so many kills at random and one before and after each command to the database; without it a part is enough: of the steps at which the file has changed, every third.
/// </summary>
public sealed class DigestKillTests(ITestOutputHelper output)
{
    private const int Kills = 10;
    private const int Workers = 2;

    private static readonly int? Wanted = int.TryParse(Environment.GetEnvironmentVariable("IDEALAB_KILLS"), out var kills) ? kills : null;

    [Fact]
    public Task A_kill_at_any_step_in_the_database_loses_and_doubles_nothing() =>
        AtEachAsync((lab, step) => lab.Start(step, eachStep: Wanted is not null), "step in the database", every: Wanted is null ? 3 : 1);

    [Fact]
    public Task A_kill_at_any_moment_of_the_talk_with_the_server_repeats_at_most_the_mail_it_is_about() => AtEachAsync((lab, moment) =>
    {
        var process = lab.Start();
        lab.KillAt(moment, process);
        return process;
    }, "moment at the server");

    [Fact]
    public async Task Two_processes_killed_again_and_again_send_every_recipient_one_digest()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var (random, since, repeats, killed, recipients) = (new Random(seed), Stopwatch.StartNew(), 0, 0, 0);
        await using var lab = new DigestKillLab();
        var whole = (await RoundAsync("no kill", null, null)).Max(end => end.Lived);
        for (var round = 1; killed < (Wanted ?? Kills); round++)
        {
            var ends = await RoundAsync($"round {round} of seed {seed}", random.NextDouble() * whole, random.NextDouble() * whole);
            // The machine has other work at times: most are to be killed, and at the end of their work as often as at its beginning.
            whole *= ends.Count(end => end.IsKilled) switch { 0 => 0.7, 1 => 0.9, _ => 1.1 };
        }
        output.WriteLine($"{killed} kills, {recipients} recipients, {lab.Delivered} mails delivered, {repeats} of them repeated, {since.Elapsed.TotalSeconds:0} s");

        async Task<(TimeSpan Lived, bool IsKilled)[]> RoundAsync(string name, params TimeSpan?[] lives)
        {
            var expected = await lab.ExpectAsync(owners: 3, members: 4, oneDeclines: true);
            var ends = await Task.WhenAll(lives.Select(life => LiveAsync(lab.Start(), life)));
            recipients += expected.Count(r => !r.Declines);
            killed += ends.Count(end => end.IsKilled);
            repeats += await lab.FinishAsync(expected, name);
            return ends;
        }
    }

    private static async Task<(TimeSpan Lived, bool IsKilled)> LiveAsync(JobProcess process, TimeSpan? life)
    {
        using (process)
        {
            await process.WorksAsync();
            var since = Stopwatch.StartNew();
            var ended = process.EndedAsync();
            await (life is { } limit ? Task.WhenAny(ended, Task.Delay(limit)) : ended);
            var isKilled = process.Kill();
            await process.EndedAsync();
            return (since.Elapsed, isKilled);
        }
    }

    /// <summary>Kills a new process at the first step, another at the second, and so on, until one comes to its end.</summary>
    private async Task AtEachAsync(Func<DigestKillLab, int, JobProcess> start, string what, int every = 1)
    {
        // From one of the first, by chance, so that each has its turn.
        var first = Random.Shared.Next(every) + 1;
        var (next, isOver, kills, repeats, since) = (first - every, false, 0, 0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync)));
        output.WriteLine($"{kills} kills, one at each {what}{(every > 1 ? $" from {first} by {every}" : "")}; {repeats} mails repeated; {since.Elapsed.TotalSeconds:0} s");
        // Two mails of five moments each, and what is claimed, written, sent and marked for two readers.
        Assert.True(kills >= 10 / every, $"Only {kills} steps.");
        Assert.InRange(repeats, every > 1 ? 0 : 2, kills / 2);

        async Task WorkAsync()
        {
            await using var lab = new DigestKillLab();
            while (!Volatile.Read(ref isOver))
            {
                var step = Interlocked.Add(ref next, every);
                var expected = await lab.ExpectAsync(owners: 1, members: 1);
                using var process = start(lab, step);
                await process.EndedAsync();
                if (process.IsDone) Volatile.Write(ref isOver, true);
                else Interlocked.Increment(ref kills);
                Interlocked.Add(ref repeats, await lab.FinishAsync(expected, $"{what} {step}: {process.Said}"));
            }
        }
    }
}
