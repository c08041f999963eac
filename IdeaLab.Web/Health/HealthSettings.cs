namespace IdeaLab.Web.Health;

/// <summary>Section <c>Health</c>.</summary>
public sealed record HealthSettings
{
    /// <summary>How long the oldest mail that is due may wait.</summary>
    public int LongestQueueMinutes { get; init; } = 30;

    public TimeSpan LongestQueue => TimeSpan.FromMinutes(LongestQueueMinutes);

    /// <exception cref="SetupException">A setting cannot work; the message names it.</exception>
    public static HealthSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Health").Settings<HealthSettings>();
        return settings.LongestQueueMinutes >= 1 ? settings : throw new SetupException($"Health:LongestQueueMinutes is {settings.LongestQueueMinutes}; it must be at least 1.");
    }
}
