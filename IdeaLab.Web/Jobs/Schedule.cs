using static IdeaLab.Web.Jobs.ScheduledJob;

namespace IdeaLab.Web.Jobs;

/// <summary>The whole timetable. A line here is all a job needs: it is registered, fired, claimed, recorded and listed at /admin/jobs by it. Its words are <c>Job.Name</c> and <c>Job.Name.About</c>.</summary>
public static class Schedule
{
    public static readonly IReadOnlyList<ScheduledJob> Jobs =
    [
        EveryMinutes<SendMailJob>(1),
        EveryMinutes<CloseChallengesJob>(1),
        EveryMinutes<TellFollowersJob>(1),
        EveryMinutes<RescoreIdeasJob>(1),
        EveryMinutes<ApplySanctionsJob>(1),
        EveryMinutes<SealAuditJob>(1),
        EveryMinutes<ExportDataJob>(1),
        // A minute before the ideas are ranked, so that no board is stored with votes that are doubted.
        EveryMinutes<HoldVotesJob>(5, offset: 4),
        EveryMinutes<RankIdeasJob>(5),
        EveryMinutes<DrawEyesJob>(15),
        // Late enough for the votes of the hour to be saved, and to be held where a rule doubts them.
        Hourly<WarnEarlyJob>(10),
        EveryMinutes<RemindScorersJob>(15),
        Nightly<RecountVotesJob>(2, 30),
        EveryMinutes<SendDigestsJob>(15),
        Nightly<AskOutcomesJob>(3, 0),
        Nightly<TidyUpJob>(3, 30),
        Nightly<RestoreDrillJob>(4, 30),
    ];

    public static ScheduledJob Named(string name) => Jobs.Single(job => job.Name == name);
}
