using IdeaLab.Domain.Mail;
using IdeaLab.Web.Mail.Delivery;

namespace IdeaLab.Tests.Mail;

internal static class OneMail
{
    /// <summary>One mail on a session of its own.</summary>
    public static async Task SendAsync(this IMailTransport transport, OutgoingMail mail, string lab, CancellationToken ct)
    {
        using var session = transport.Open();
        await session.SendAsync(mail, lab, ct);
    }
}
