using System.Diagnostics.Metrics;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Telemetry;

/// <summary>What is counted and measured. Tags name kinds of things and never a person, an address or a text.</summary>
public static class LabMeters
{
    public const string Name = "IdeaLab";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Jobs = Meter.CreateHistogram("idealab.job.duration", "s", "How long a run of a job took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 1500] });

    private static readonly Counter<long> HandedOver = Meter.CreateCounter<long>("idealab.mail.handed_over", "{mail}", "Mails that were taken.");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("idealab.mail.failed", "{mail}", "Attempts after which a mail had not been taken.");
    private static readonly Counter<long> Votes = Meter.CreateCounter<long>("idealab.vote.changes", "{vote}", "Votes cast and taken back.");

    public static void JobEnded(string job, JobOutcome outcome, TimeSpan took) =>
        Jobs.Record(took.TotalSeconds, new("idealab.job.name", job), new("idealab.job.outcome", outcome.ToString().ToLowerInvariant()));

    public static void MailHandedOver(MailKind kind) => HandedOver.Add(1, new KeyValuePair<string, object?>("idealab.mail.kind", kind.ToString()));

    public static void MailFailed(MailKind kind, MailFault fault) => Failed.Add(1, new("idealab.mail.kind", kind.ToString()), new("error.type", fault.ToString()));

    public static void VotesCast(int votes) => Votes.Add(votes, new KeyValuePair<string, object?>("idealab.vote.act", "cast"));

    public static void VotesWithdrawn(int votes) => Votes.Add(votes, new KeyValuePair<string, object?>("idealab.vote.act", "withdrawn"));
}
