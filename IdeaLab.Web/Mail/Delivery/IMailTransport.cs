using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>Takes a mail out of the house.</summary>
public interface IMailTransport
{
    /// <summary>Where mails go, as shown to admins: a folder, or a server and its port.</summary>
    string Destination { get; }

    /// <exception cref="MailFaultException">It did not go out.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken ct);
}
