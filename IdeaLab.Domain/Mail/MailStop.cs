namespace IdeaLab.Domain.Mail;

/// <summary>
/// The queue stands still, since a fault concerns every mail. One row while it does, none while mail flows, so that a restart forgets nothing.
/// A mail is sent as a probe at growing intervals; the first that gets an answer of its own removes the row.
/// </summary>
public sealed class MailStop
{
    public const int OnlyId = 1;
    public const int DialogueMaxLength = 8000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    private MailStop()
    {
    }

    public MailStop(MailFault fault, string? detail, DateTime at)
    {
        Id = OnlyId;
        Since = at;
        StillStands(fault, detail, at);
    }

    public int Id { get; private set; }
    public int Version { get; private set; }
    public MailFault Fault { get; private set; }

    /// <summary>What the server or the system said.</summary>
    public string? Detail { get; private set; }

    public DateTime Since { get; private set; }

    /// <summary>How often it was found to stand still.</summary>
    public int Found { get; private set; }

    public DateTime LastFoundAt { get; private set; }
    public DateTime NextProbeAt { get; private set; }

    /// <summary>What was said to the server and by it, without secrets; null where nothing was said.</summary>
    public string? Dialogue { get; private set; }

    /// <summary>Takes the probe for one sender until <paramref name="until"/>.</summary>
    /// <returns>False while it is not due: nothing is sent then.</returns>
    public bool TakeProbe(DateTime at, DateTime until)
    {
        if (NextProbeAt > at) return false;
        NextProbeAt = until;
        Version++;
        return true;
    }

    /// <summary>Nothing got through: the next probe waits one minute, then two, doubling up to thirty.</summary>
    public void StillStands(MailFault fault, string? detail, DateTime at)
    {
        Fault = fault;
        Detail = detail is { Length: > OutgoingMail.FaultDetailMaxLength } ? detail[..OutgoingMail.FaultDetailMaxLength] : detail;
        Found++;
        LastFoundAt = at;
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(Found, 10) - 1));
        NextProbeAt = at + (wait > LongestWait ? LongestWait : wait);
        Version++;
    }

    public void Keep(string dialogue)
    {
        Dialogue = dialogue.Length <= DialogueMaxLength ? dialogue : dialogue[..DialogueMaxLength];
        Version++;
    }
}
