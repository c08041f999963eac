using System.Text;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Mail;

/// <summary>One mail to one person, written once and kept until it is out. The rows are the queue.</summary>
public sealed class OutgoingMail
{
    /// <summary>RFC 5321 allows 256 characters with the angle brackets.</summary>
    public const int AddressMaxLength = 254;
    public const int NameMaxLength = 120;
    public const int SubjectMaxLength = 200;
    public const int DomainMaxLength = 254;
    public const int KeyMaxLength = 200;
    public const int MessageIdMaxLength = 320;
    public const int ListIdMaxLength = 200;
    public const int UrlMaxLength = 1000;
    public const int FaultDetailMaxLength = 500;

    private OutgoingMail()
    {
    }

    /// <summary>Writes a mail, due at once.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="key">Says what the mail tells whom, such as <c>status:42:person:7</c>. A second mail with the same key is not written.</param>
    /// <param name="messageId">The Message-ID header with its angle brackets. It stays the same over all attempts.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="list">The list it belongs to; none for mails about the account.</param>
    /// <param name="at">When it is written, UTC.</param>
    /// <param name="usefulUntil">When its link or code runs out, UTC; none when it is never too late.</param>
    public OutgoingMail(
        MailKind kind, string key, string messageId, Addressee to, Letter letter, MailingList? list, DateTime at, DateTime? usefulUntil = null)
    {
        Kind = kind;
        Key = key;
        MessageId = messageId;
        Address = to.Address;
        Domain = DomainOf(to.Address);
        Name = OneLine(to.Name, NameMaxLength);
        PersonId = to.PersonId;
        Subject = OneLine(letter.Subject, SubjectMaxLength);
        Body = new MailBody(letter);
        ListId = list?.Id;
        UnsubscribeUrl = list?.UnsubscribeUrl;
        News = list?.News ?? NewsKinds.None;
        CreatedAt = at;
        NextAttemptAt = at;
        UsefulUntil = usefulUntil;
        State = MailState.Queued;
    }

    public int Id { get; private set; }
    public int Version { get; private set; }

    public MailKind Kind { get; private set; }
    public string Key { get; private set; } = "";
    public string MessageId { get; private set; } = "";
    public string Address { get; private set; } = "";

    /// <summary>The recipient's domain in small letters, by which mails are paced.</summary>
    public string Domain { get; private set; } = "";

    public string Name { get; private set; } = "";
    public int? PersonId { get; private set; }
    public Person? Reader { get; private set; }
    public string Subject { get; private set; } = "";

    /// <summary>What it says; none once its link or code is of no use any more.</summary>
    public MailBody? Body { get; private set; }

    public string HtmlBody => Body?.Html ?? "";
    public string TextBody => Body?.Text ?? "";
    public string? ListId { get; private set; }
    public string? UnsubscribeUrl { get; private set; }

    /// <summary>The kinds of news in it; none where it holds no news, or is from before the kinds were told apart.</summary>
    public NewsKinds News { get; private set; }

    public DateTime CreatedAt { get; private set; }
    public DateTime? UsefulUntil { get; private set; }

    public MailState State { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>When the attempts that count began; null before the first, and after one that did not count.</summary>
    public DateTime? FirstAttemptAt { get; private set; }

    public DateTime NextAttemptAt { get; private set; }
    public DateTime? ClaimedUntil { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? FailedAt { get; private set; }
    public MailFault? LastFault { get; private set; }

    /// <summary>What the server said, in its own words.</summary>
    public string? LastFaultDetail { get; private set; }

    /// <summary>Whether it waits and its time has come, or a sender took it and never came back.</summary>
    public bool IsDue(DateTime at) =>
        (State == MailState.Queued && NextAttemptAt <= at) || (State == MailState.Sending && ClaimedUntil <= at);

    /// <summary>Whether it is out, or given up.</summary>
    public bool IsOver => State is MailState.Sent or MailState.Failed;

    /// <summary>Whether sending it once more could still help.</summary>
    public bool CanTryAgain => State == MailState.Failed && LastFault != MailFault.NotWanted && Body is not null;

    /// <summary>Whether the reader still receives what it holds. A mail of several kinds of news is wanted as long as one of them is.</summary>
    public bool IsWantedBy(Person reader) => Kind switch
    {
        MailKind.IdeaNews => reader.News.WantsAnyOf(News),
        MailKind.WeeklyDigest => !reader.DeclinesDigest,
        MailKind.EarlyWarning => reader.ReceivesWarnings,
        _ => true,
    };

    /// <summary>
    /// Takes a due mail for one sender until <paramref name="until"/>. Expects its reader to be loaded: this is the last look at whether they still want it. The attempt counts from here, so that a mail which ends the process is not tried for ever.
    /// </summary>
    /// <returns>False when there is nothing to send: it is not due, or it has just been given up.</returns>
    public bool Claim(DateTime at, DateTime until)
    {
        if (!IsDue(at)) return false;
        Version++;
        if (Reader is not null && !IsWantedBy(Reader)) return Close(MailFault.NotWanted, null, at);
        if (UsefulUntil <= at) return Close(MailFault.TooLate, null, at);
        if (Attempts >= MailBackOff.MaxAttempts) return Close(LastFault ?? MailFault.Interrupted, LastFaultDetail, at);

        State = MailState.Sending;
        ClaimedUntil = until;
        Attempts++;
        FirstAttemptAt ??= at;
        return true;
    }

    /// <summary>The server has taken it.</summary>
    public void Deliver(DateTime at)
    {
        RequireClaim();
        Version++;
        State = MailState.Sent;
        SentAt = at;
        Release(null, null);
        EraseSecret();
    }

    /// <summary>Not now: it waits its turn, longer each time, and is given up when <see cref="MailBackOff.Patience"/> ends or it would come too late.</summary>
    public void Delay(MailFault fault, string? detail, DateTime at)
    {
        RequireClaim();
        Version++;
        var last = FirstAttemptAt!.Value + MailBackOff.Patience;
        var next = at + MailBackOff.After(Attempts, MessageId);
        NextAttemptAt = next < last ? next : last;
        if (at >= last || UsefulUntil <= NextAttemptAt)
        {
            Close(fault, detail, at);
            return;
        }
        State = MailState.Queued;
        Release(fault, detail);
    }

    /// <summary>No mail gets through until at least <paramref name="until"/>. This one is not to blame, so the attempt does not count.</summary>
    public void Hold(MailFault fault, string? detail, DateTime until)
    {
        RequireClaim();
        Version++;
        State = MailState.Queued;
        Attempts--;
        if (Attempts == 0) FirstAttemptAt = null;
        NextAttemptAt = until;
        Release(fault, detail);
    }

    /// <summary>Never: this mail cannot be delivered.</summary>
    public void GiveUp(MailFault fault, string? detail, DateTime at)
    {
        RequireClaim();
        Version++;
        Close(fault, detail, at);
    }

    /// <summary>Closes a mail that is nobody's at the moment without trying it: its address has refused another.</summary>
    public void Stop(string? detail, DateTime at)
    {
        if (!IsDue(at)) return;
        Version++;
        Close(MailFault.AddressStopped, detail, at);
    }

    /// <summary>Puts a failed mail back into the queue, due at once.</summary>
    public void TryAgain(DateTime at)
    {
        if (!CanTryAgain) return;
        Version++;
        Requeue(at);
    }

    /// <summary>Its reader has just chosen anew: what waits and is wanted no more is closed. What is on its way at this moment cannot be called back; if it comes back, claiming looks again.</summary>
    /// <returns>Whether that closed it.</returns>
    public bool CloseUnlessWantedBy(Person reader, DateTime at)
    {
        if (State != MailState.Queued || IsWantedBy(reader)) return false;
        Version++;
        Close(MailFault.NotWanted, null, at);
        return true;
    }

    /// <summary>Its reader changed their mind: what was closed because they did not want it waits again, due at once.</summary>
    /// <returns>Whether that put it back.</returns>
    public bool ReopenIfWantedBy(Person reader, DateTime at)
    {
        if (State != MailState.Failed || LastFault != MailFault.NotWanted || !IsWantedBy(reader)) return false;
        Version++;
        LastFault = null;
        Requeue(at);
        return true;
    }

    private void Requeue(DateTime at)
    {
        State = MailState.Queued;
        Attempts = 0;
        FirstAttemptAt = null;
        FailedAt = null;
        NextAttemptAt = at;
    }

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    private bool Close(MailFault fault, string? detail, DateTime at)
    {
        State = MailState.Failed;
        FailedAt = at;
        Release(fault, detail);
        EraseSecret();
        return false;
    }

    private void Release(MailFault? fault, string? detail)
    {
        ClaimedUntil = null;
        LastFault = fault;
        LastFaultDetail = detail is null ? null : OneLine(detail, FaultDetailMaxLength);
    }

    private void EraseSecret()
    {
        if (Kind.HoldsSecret()) Body = null;
    }

    private void RequireClaim()
    {
        if (State != MailState.Sending) throw new InvalidOperationException($"Mail {Key} is {State}, not being sent.");
    }

    // A line break in a subject or a name would begin a new header.
    private static string OneLine(string text, int maxLength)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            var gap = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune);
            if (gap && (line.Length == 0 || line[^1] == ' ')) continue;
            var width = gap ? 1 : rune.Utf16SequenceLength;
            if (line.Length + width > maxLength)
            {
                if (line.Length == maxLength) line.Length -= char.IsLowSurrogate(line[^1]) ? 2 : 1;
                return line.ToString().TrimEnd() + '…';
            }
            line.Append(gap ? " " : rune.ToString());
        }
        return line.ToString().TrimEnd();
    }
}
