using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>Takes one mail after the other, over one connection as far as the server keeps it open. Disposing says goodbye.</summary>
public interface IMailSession : IDisposable
{
    /// <param name="mail">What goes out.</param>
    /// <param name="lab">The lab's name, in which it is sent where settings name no other.</param>
    /// <param name="ct">Stops the sending.</param>
    /// <exception cref="MailFaultException">It did not go out.</exception>
    Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct);
}
