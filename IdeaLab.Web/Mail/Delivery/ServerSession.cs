using System.Net.Mail;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>
/// Mails to a server over one connection, as long as it is kept open. After a fault the next mail gets a new one, since what the server still expects is not known then.
/// </summary>
internal abstract class ServerSession(MailSettings settings) : IMailSession
{
    // Some servers end a connection after a number of mails of which they say nothing before. So a greeting costs one mail in a hundred, and where that is too many a new connection heals it.
    private const int MailsPerConnection = 100;

    private int _sent;

    protected MailSettings Settings => settings;

    public async Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct)
    {
        using var message = MimeLetter.Write(mail, lab, settings);
        try
        {
            await SendAsync(message, ct);
        }
        // A connection that served before and is gone says nothing about the server: once more on a new one. If the mail was taken all the same, it is recognised by its Message-ID.
        catch (MailFaultException e) when (e.WasReused && e.Fault is MailFault.ServerAway or MailFault.ServerBusy)
        {
            await SendAsync(message, ct);
        }
    }

    public void Dispose() => HangUp(isWell: true);

    /// <summary>Connects where there is no connection, and hands the mail over.</summary>
    protected abstract Task DeliverAsync(MailMessage message, CancellationToken ct);

    /// <summary>What it means that delivering failed so.</summary>
    /// <returns>Null where it says nothing about mails.</returns>
    protected abstract MailFault? Sort(Exception e, MailMessage message);

    /// <summary>What was said, without what signs in.</summary>
    protected virtual string Hide(string said) => settings.Smtp.Hide(said);

    /// <param name="isWell">Whether there is time for a goodbye.</param>
    protected abstract void EndConnection(bool isWell);

    private async Task SendAsync(MailMessage message, CancellationToken ct)
    {
        if (_sent >= MailsPerConnection) HangUp(isWell: true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.Smtp.TimeoutSeconds));
        try
        {
            await DeliverAsync(message, patience.Token);
            _sent++;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw Failed(MailFault.ServerSilent, $"{settings.Smtp}, {settings.Smtp.TimeoutSeconds} s", e);
        }
        catch (OperationCanceledException)
        {
            HangUp(isWell: false);
            throw;
        }
        catch (Exception e) when (Sort(e, message) is { } fault)
        {
            throw Failed(fault, Detail(e), e);
        }
    }

    private MailFaultException Failed(MailFault fault, string detail, Exception cause)
    {
        var wasReused = _sent > 0;
        HangUp(isWell: false);
        return new MailFaultException(fault, detail, cause) { WasReused = wasReused };
    }

    private void HangUp(bool isWell)
    {
        EndConnection(isWell);
        _sent = 0;
    }

    // A server may repeat what it was told; a password is not to be read in a log or on a page.
    private string Detail(Exception e)
    {
        var innermost = e.GetBaseException();
        return Hide(innermost == e ? e.Message : $"{e.Message} {innermost.Message}");
    }
}
