using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Mail.Delivery;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Jobs;

/// <summary>Takes one mail out of the queue and sends it. The claim is a raised version, so of two processes one wins and the other steps back.</summary>
public sealed class MailSender(IdeaLabDb db, IMailTransport transport, TimeProvider clock, ILogger<MailSender> log)
{
    /// <summary>Longer than any transport waits. A mail whose sender is gone is taken up again after this, with the same Message-ID.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long the queue rests after a fault that concerns all of it.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private string? _lab;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Sending> SendAsync(int mailId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        _lab ??= await db.Settings.Select(s => s.Name).SingleOrDefaultAsync(ct) ?? "";
        if (await ClaimAsync(mailId, ct) is not { } mail) return new Sending(false, null);

        MailFault? fault = null;
        try
        {
            await transport.SendAsync(mail, _lab, ct);
            mail.Deliver(Now);
        }
        catch (MailFaultException e)
        {
            fault = e.Fault;
            log.LogWarning("Mail {Mail} did not go out: {Fault}. {Detail}", mail.Id, e.Fault, e.Message);
            Settle(mail, e.Fault, e.Message);
        }
        await MarkAsync(mail);
        return new Sending(mail.State == MailState.Sent, fault);
    }

    private async Task<OutgoingMail?> ClaimAsync(int mailId, CancellationToken ct)
    {
        if (await db.Mails.Include(m => m.Reader).SingleOrDefaultAsync(m => m.Id == mailId, ct) is not { } mail || !mail.IsDue(Now)) return null;
        if (mail.Claim(Now, Now + Lease)) return await SavedAsync(ct) ? mail : null;

        // Too late, or its attempts are used up: it has just been given up.
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

    // What happened has happened: it is written down even when the program is being stopped.
    private async Task<bool> MarkAsync(OutgoingMail mail)
    {
        if (mail.State is MailState.Sent or MailState.Failed
            && await db.Digests.SingleOrDefaultAsync(d => d.MailId == mail.Id, CancellationToken.None) is { } entry) entry.Follow(mail);
        return await SavedAsync(CancellationToken.None);
    }

    private async Task<bool> SavedAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

/// <summary>How it went: gone, or the fault that kept it; neither when there was nothing to do.</summary>
public sealed record Sending(bool Gone, MailFault? Fault);
