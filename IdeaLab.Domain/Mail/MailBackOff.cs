using IdeaLab.Domain.Ranking;

namespace IdeaLab.Domain.Mail;

/// <summary>
/// How long a refused mail waits: "equal jitter" of Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015, so that mails refused together do not come back together,
/// and none comes back at once. One minute after the first attempt, doubling up to six hours, of which the mail waits at least half.
/// </summary>
public static class MailBackOff
{
    /// <summary>
    /// From the first attempt to the last. RFC 5321, section 4.5.4.1 asks for four to five days of a server that relays; ours hands to such a server, which has those days itself,
    /// and what this lab has to say is old after three.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>More than fit into <see cref="Patience"/>: only a mail that ends the process each time comes so far.</summary>
    public const int MaxAttempts = 40;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>The wait after attempt number <paramref name="attempts"/>, counted from 1; the same in every process for the same mail.</summary>
    public static TimeSpan After(int attempts, string messageId)
    {
        var whole = WholeAfter(attempts);
        var seed = messageId.Aggregate((ulong)attempts, (mixed, c) => SplitMix.Then(mixed, c));
        return whole / 2 + whole / 2 * new SplitMix(seed).NextShare();
    }

    /// <summary>The wait before chance shortens it.</summary>
    public static TimeSpan WholeAfter(int attempts)
    {
        var minutes = Math.Pow(2, Math.Clamp(attempts, 1, MaxAttempts) - 1);
        return minutes >= Longest.TotalMinutes ? Longest : TimeSpan.FromMinutes(minutes);
    }
}
