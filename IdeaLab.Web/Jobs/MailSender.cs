using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>
/// Takes one mail out of the queue and sends it. The claim is a raised version, so of two processes one wins and the other steps back. All mails of one sender share a session, which ends with the sender.
/// Mails are claimed one by one and not many in one statement: the claim is the last look at whether a mail is wanted, and counts as an attempt, which a process that dies must not cost the mails behind it.
/// Nobody waits for it: no transaction is open while a mail is sent, and who comes second finds the version raised and goes on to the next at the price of one read.
/// </summary>
public sealed class MailSender(IdeaLabDb db, IMailTransport transport, TimeProvider clock, ILogger<MailSender> log) : IDisposable
{
    /// <summary>Longer than any transport waits. A mail whose sender is gone is taken up again after this, with the same Message-ID.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long a mail rests that was being sent when a fault concerned all of them; the queue rests longer, see <see cref="MailStop"/>.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private IMailSession? _session;
    private OutgoingMail? _claimed;
    private MailsAhead _ahead = new();
    private string? _lab;
    private bool? _stands;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads what these mails need, which are sent next.</summary>
    public async Task LookAheadAsync(IReadOnlyCollection<int> mailIds, CancellationToken ct) => _ahead = await MailsAhead.ReadAsync(db, mailIds, ct);

    /// <param name="mailId">Which mail.</param>
    /// <param name="ct">Stops the sending.</param>
    /// <param name="next">The mail that is sent after it, if it was looked ahead: claimed with the same wait for the disk that marks this one.</param>
    public async Task<Sending> SendAsync(int mailId, CancellationToken ct, int? next = null)
    {
        _lab ??= await db.Settings.Select(s => s.Name).SingleOrDefaultAsync(ct) ?? "";
        if (await TakeAsync(mailId, ct) is not { } mail) return new Sending(false, null);

        MailFaultException? failure = null;
        using var span = LabActivity.Mail(mail.Kind);
        try
        {
            await (_session ??= transport.Open()).SendAsync(mail, _lab, ct);
            mail.Deliver(Now);
            LabMeters.MailHandedOver(mail.Kind);
        }
        catch (MailFaultException e)
        {
            failure = e;
            log.LogWarning("Mail {Mail} did not go out: {Fault}. {Detail}", mail.Id, e.Fault, e.Message);
            span.Fail(e.Fault.ToString());
            LabMeters.MailFailed(mail.Kind, e.Fault);
            Settle(mail, e.Fault, e.Message);
        }
        var sending = new Sending(mail.State == MailState.Sent, failure?.Fault);
        if (failure is { } stopped && stopped.Fault.Consequence() == MailConsequence.StopEverything)
        {
            await MarkAsync(mail);
            await StopAsync(stopped);
            return sending;
        }
        // The next may be to the same address.
        await LearnAsync(mail, failure);
        if (next is { } id) await MarkAsync(mail, id, ct);
        else await MarkAsync(mail);
        return sending;
    }

    public void Dispose() => _session?.Dispose();

    private async Task<OutgoingMail?> TakeAsync(int mailId, CancellationToken ct)
    {
        var claimed = _claimed;
        _claimed = null;
        return claimed?.Id == mailId ? claimed : await ClaimAsync(mailId, ct);
    }

    private async Task<OutgoingMail?> ClaimAsync(int mailId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.Mails.Include(m => m.Reader).SingleOrDefaultAsync(m => m.Id == mailId, ct) is not { } mail || !mail.IsDue(Now)) return null;
        if (!mail.Kind.IsAskedFor() && await db.RefusalOfAsync(mail.Address, ct) is { } refusal) mail.Stop(refusal, Now);
        else if (mail.Claim(Now, Now + Lease)) return await SavedAsync(ct) ? mail : null;

        // Too late, its time is over, or its address takes nothing: it has just been given up.
        await MarkAsync(mail);
        return null;
    }

    private void Settle(OutgoingMail mail, MailFault fault, string detail)
    {
        switch (fault.Consequence())
        {
            case MailConsequence.StopEverything: mail.Hold(fault, detail, Now + Rest); break;
            case MailConsequence.GiveUp: mail.GiveUp(fault, detail, Now); break;
            default: mail.Delay(fault, detail, Now); break;
        }
    }

    // What one mail says about its address and about the server, for those that come after it.
    private async Task LearnAsync(OutgoingMail mail, MailFaultException? failure)
    {
        // Looked up once: a stop of another process while this one's mails get through ends with that one's next probe.
        if (_stands ??= await db.MailStops.AnyAsync(CancellationToken.None)) await db.MailStops.ExecuteDeleteAsync(CancellationToken.None);
        _stands = false;
        if (failure is { Fault: MailFault.AddressRefused } refused) await db.RefuseAddressAsync(mail.Address, refused.Message, Now, CancellationToken.None);
        else if (failure is null && mail.Kind.IsAskedFor()) await db.TrustAddressAsync(mail.Address, CancellationToken.None);
        else return;
        _ahead.Forget(mail.Address);
    }

    private async Task StopAsync(MailFaultException e)
    {
        _stands = true;
        await db.InOneGoAsync(async () =>
        {
            if (await db.MailStops.SingleOrDefaultAsync() is { } stop) stop.StillStands(e.Fault, e.Message, Now);
            else db.Add(new MailStop(e.Fault, e.Message, Now));
            return true;
        }, CancellationToken.None);

        // Said once more, step by step, since the platform's client keeps no record of its own.
        if (await transport.ExamineAsync(null, CancellationToken.None) is not { } findings) return;
        await db.InOneGoAsync(async () =>
        {
            if (await db.MailStops.SingleOrDefaultAsync() is { } stop) stop.Keep(findings.Dialogue);
            return true;
        }, CancellationToken.None);
    }

    // What happened has happened: it is written down even when the program is being stopped.
    private async Task MarkAsync(OutgoingMail mail)
    {
        if (mail.IsOver && await db.Digests.SingleOrDefaultAsync(d => d.MailId == mail.Id, CancellationToken.None) is { } entry) entry.Follow(mail);
        await SavedAsync(CancellationToken.None);
    }

    // A next one that cannot be claimed is left to its turn.
    private async Task MarkAsync(OutgoingMail mail, int nextId, CancellationToken ct)
    {
        if (!ct.IsCancellationRequested && _ahead.Take(nextId) is { } next)
        {
            var entry = _ahead.TakeEntryOf(mail.Id);
            if (mail.IsOver && entry is not null) db.Attach(entry).Entity.Follow(mail);
            db.Entry(next).State = EntityState.Unchanged;
            if (next.Claim(Now, Now + Lease) && await TrySaveAsync())
            {
                db.ChangeTracker.Clear();
                db.Entry(next).State = EntityState.Unchanged;
                _claimed = next;
                return;
            }
            db.Entry(next).State = EntityState.Detached;
            if (entry is not null) db.Entry(entry).State = EntityState.Detached;
            // Perhaps somebody else is at the same queue: what was read ahead is not relied on any more.
            _ahead = new MailsAhead();
        }
        await MarkAsync(mail);
    }

    private async Task<bool> SavedAsync(CancellationToken ct)
    {
        if (await TrySaveAsync(ct)) return true;
        db.ChangeTracker.Clear();
        return false;
    }

    private async Task<bool> TrySaveAsync(CancellationToken ct = default)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}

/// <summary>How it went: gone, or the fault that kept it; neither when there was nothing to do.</summary>
public sealed record Sending(bool Gone, MailFault? Fault);
