using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>Takes a mail out of the house.</summary>
public interface IMailTransport
{
    /// <summary>Where mails go, as shown to admins: a folder, or a server and its port.</summary>
    string Destination { get; }

    /// <param name="mail">What goes out.</param>
    /// <param name="lab">The lab's name, in which it is sent where settings name no other.</param>
    /// <param name="ct">Stops the sending.</param>
    /// <exception cref="MailFaultException">It did not go out.</exception>
    Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct);
}
