using IdeaLab.Domain.Mail;

namespace IdeaLab.Domain.Digests;

/// <summary>One line of the ledger: what became of one digest for one person. Unique by person, kind and window, so that nobody is told twice.</summary>
public sealed class DigestEntry
{
    public const int FaultMaxLength = 500;

    /// <summary>Tries to compose before it waits for a person.</summary>
    public const int MaxAttempts = 5;

    private DigestEntry() { }

    public DigestEntry(int personId, DigestKind kind, DigestWindow window, DateTime at)
    {
        PersonId = personId;
        Kind = kind;
        Window = window.Name;
        From = window.From;
        Until = window.Until;
        DueAt = window.DueAt;
        CreatedAt = at;
        NextAttemptAt = at;
    }

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public DigestKind Kind { get; private set; }

    /// <summary>See <see cref="DigestWindow.Name"/>.</summary>
    public string Window { get; private set; } = "";

    public DateTime From { get; private set; }
    public DateTime Until { get; private set; }
    public DateTime DueAt { get; private set; }
    public DateTime CreatedAt { get; private set; }

    public DigestState State { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>While composing: until when it is one composer's. After a fault: when it is tried again.</summary>
    public DateTime NextAttemptAt { get; private set; }

    public DigestSkip? SkippedBecause { get; private set; }

    /// <summary>What went wrong, in the system's words.</summary>
    public string? Fault { get; private set; }

    public DateTime? ComposedAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    public string? Subject { get; private set; }

    /// <summary>None where nothing was written.</summary>
    public DigestContent? Content { get; private set; }

    /// <summary>The mail it became; gone when old mails are thrown away.</summary>
    public int? MailId { get; private set; }
    public OutgoingMail? Mail { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether it waits to be composed, or its composer never came back, or a fault was long enough ago. What was composed once is not composed again, whatever became of its mail.</summary>
    public bool IsDue(DateTime at) => NextAttemptAt <= at && State switch
    {
        DigestState.Due or DigestState.Composing => true,
        DigestState.Failed => ComposedAt is null && Attempts < MaxAttempts,
        _ => false,
    };

    /// <summary>
    /// Takes it for one composer until <paramref name="until"/>. The attempt counts from here, so that a digest which ends the process is not tried for ever.
    /// </summary>
    /// <returns>False when there is nothing to compose: it is not due, or it has just been given up.</returns>
    public bool Claim(DateTime at, DateTime until)
    {
        if (!IsDue(at)) return false;
        if (Attempts >= MaxAttempts)
        {
            Fail("Its composer never came back.", at);
            return false;
        }
        State = DigestState.Composing;
        Attempts++;
        NextAttemptAt = until;
        Version++;
        return true;
    }

    /// <summary>It is written and its mail waits to go out.</summary>
    public void Queue(OutgoingMail mail, string content, DateTime at)
    {
        State = DigestState.Queued;
        Mail = mail;
        Subject = mail.Subject;
        Content = new DigestContent(content);
        ComposedAt = at;
        Fault = null;
        Version++;
    }

    /// <summary>There is nothing to write, or nobody to write to; it is not tried again.</summary>
    public void Skip(DigestSkip reason, DateTime at)
    {
        State = DigestState.Skipped;
        SkippedBecause = reason;
        ComposedAt = at;
        Fault = null;
        Version++;
    }

    /// <summary>It could not be composed; it is tried again in an hour, <see cref="MaxAttempts"/> times in all.</summary>
    public void Fail(string fault, DateTime at)
    {
        State = DigestState.Failed;
        Fault = fault.Length <= FaultMaxLength ? fault : fault[..FaultMaxLength];
        NextAttemptAt = at.AddHours(1);
        Version++;
    }

    /// <summary>Whether it could not be written; what was written once is a matter of its mail.</summary>
    public bool CanBeWrittenAgain => State is DigestState.Failed && ComposedAt is null;

    /// <summary>It is due at once, as if it had never been tried.</summary>
    public void TryAgain(DateTime at)
    {
        if (!CanBeWrittenAgain) return;
        (State, Attempts, NextAttemptAt, Fault) = (DigestState.Due, 0, at, null);
        Version++;
    }

    /// <summary>What became of its mail.</summary>
    public void Follow(OutgoingMail mail)
    {
        (State, SentAt, SkippedBecause) = mail.State switch
        {
            MailState.Sent => (DigestState.Sent, mail.SentAt, (DigestSkip?)null),
            MailState.Failed when mail.LastFault is MailFault.NotWanted => (DigestState.Skipped, null, DigestSkip.Declined),
            MailState.Failed => (DigestState.Failed, null, null),
            _ => (DigestState.Queued, null, null),
        };
        Version++;
    }
}
