namespace IdeaLab.Web.Jobs;

/// <summary>A line of the timetable: which job, how often, and how far into the UTC day its moments begin.</summary>
public sealed record ScheduledJob(Type Type, TimeSpan Every, TimeSpan Offset)
{
    /// <summary>"RankIdeas" for <c>RankIdeasJob</c>: its key in job runs, texts and commands.</summary>
    public string Name { get; } = NameOf(Type);

    /// <param name="minutes">How often.</param>
    /// <param name="offset">Minutes into the hour at which its moments begin.</param>
    public static ScheduledJob EveryMinutes<TJob>(int minutes, int offset = 0) where TJob : ILabJob => new(typeof(TJob), TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(offset));

    /// <summary>So many minutes past each hour.</summary>
    public static ScheduledJob Hourly<TJob>(int minute) where TJob : ILabJob => new(typeof(TJob), TimeSpan.FromHours(1), TimeSpan.FromMinutes(minute));

    /// <summary>Once a day, at a time of the UTC day.</summary>
    public static ScheduledJob Nightly<TJob>(int hour, int minute) where TJob : ILabJob => new(typeof(TJob), TimeSpan.FromDays(1), new TimeSpan(hour, minute, 0));

    public static string NameOf(Type job) => job.Name.EndsWith("Job", StringComparison.Ordinal) ? job.Name[..^"Job".Length] : job.Name;

    /// <summary>The last moment of the timetable at or before <paramref name="at"/>: the same in every process, however late it fires.</summary>
    public DateTime SlotAt(DateTime at) => at - TimeSpan.FromTicks((at - DateTime.MinValue - Offset).Ticks % Every.Ticks);

    public DateTime NextSlotAfter(DateTime at) => SlotAt(at) + Every;
}
