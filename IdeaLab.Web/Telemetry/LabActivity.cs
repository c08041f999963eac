using System.Diagnostics;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Telemetry;

/// <summary>What is traced besides requests. Null where nobody listens.</summary>
public static class LabActivity
{
    internal static readonly ActivitySource Source = new(LabMeters.Name);

    /// <summary>One run of a job.</summary>
    public static Activity? Job(string name) => Source.StartActivity($"job {name}");

    /// <summary>One attempt to hand a mail over.</summary>
    public static Activity? Mail(MailKind kind) => Source.StartActivity($"mail {kind}", ActivityKind.Client);

    /// <param name="activity">What failed.</param>
    /// <param name="type">A name for what went wrong, from a short list.</param>
    public static void Fail(this Activity? activity, string type) => activity?.SetTag("error.type", type).SetStatus(ActivityStatusCode.Error);
}
