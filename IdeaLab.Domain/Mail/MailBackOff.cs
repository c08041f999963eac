namespace IdeaLab.Domain.Mail;

/// <summary>How long a refused mail waits: one minute after the first attempt, doubling up to twelve hours.</summary>
public static class MailBackOff
{
    /// <summary>
    /// Attempts until a mail is given up. Together the waits last over four days, as RFC 5321, section 4.5.4.1 asks.
    /// </summary>
    public const int MaxAttempts = 18;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The wait after attempt number <paramref name="attempts"/>, counted from 1.</summary>
    public static TimeSpan After(int attempts)
    {
        var minutes = Math.Pow(2, Math.Clamp(attempts, 1, MaxAttempts) - 1);
        return minutes >= Longest.TotalMinutes ? Longest : TimeSpan.FromMinutes(minutes);
    }
}
