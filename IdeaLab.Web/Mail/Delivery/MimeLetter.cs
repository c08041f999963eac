using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>A mail as the platform's client sends it: plain text first, HTML as the better alternative (RFC 2046, section 5.1.4).</summary>
internal static class MimeLetter
{
    /// <exception cref="MailFaultException">The address cannot be written to.</exception>
    public static MailMessage Write(OutgoingMail mail, string lab, MailSettings settings)
    {
        if (!MailAddress.TryCreate(mail.Address, Literally(mail.Name), Encoding.UTF8, out var to))
            throw new MailFaultException(MailFault.AddressRefused, mail.Address);

        var message = new MailMessage(new MailAddress(settings.From, string.IsNullOrWhiteSpace(settings.FromName) ? lab : settings.FromName, Encoding.UTF8), to)
        {
            Subject = Literally(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        if (!string.IsNullOrWhiteSpace(settings.ReplyTo)) message.ReplyToList.Add(new MailAddress(settings.ReplyTo));
        message.AlternateViews.Add(Part(mail.TextBody, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(mail.HtmlBody, MediaTypeNames.Text.Html));

        message.Headers.Add("Message-ID", mail.MessageId);
        // No holiday answers, please (RFC 3834, section 5). Precedence says the same to programs from before it, and that many get the like (RFC 2076, section 3.9).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.ListId is not null) message.Headers.Add("Precedence", "bulk");
        // Campaign, customer, kind of mail, sender: what Gmail groups complaints by. It names the lab and the kind, never the reader.
        message.Headers.Add("Feedback-ID", $"{mail.Kind}:{settings.Domain}:{(mail.ListId is not null ? "bulk" : "single")}:idealab");
        if (mail.ListId is not null) message.Headers.Add("List-Id", $"<{mail.ListId}>");
        if (mail.UnsubscribeUrl is not null)
        {
            message.Headers.Add("List-Unsubscribe", $"<{mail.UnsubscribeUrl}>");
            // One click needs HTTPS (RFC 8058, section 3.1).
            if (mail.UnsubscribeUrl.StartsWith("https://", StringComparison.Ordinal)) message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    /// <summary>UTF-8 in addresses and headers only for an address that needs it, since few servers take it (RFC 6531); a domain is written in ASCII (RFC 5891).</summary>
    public static SmtpDeliveryFormat FormatFor(MailMessage message) =>
        message.To.Any(to => !Ascii.IsValid(to.User)) ? SmtpDeliveryFormat.International : SmtpDeliveryFormat.SevenBit;

    // What looks like an encoded word (RFC 2047) would be decoded by its reader into something that nobody typed; the client encodes only what is not ASCII. A space of no width keeps it as typed.
    private static string Literally(string text) => text.Replace("=?", "=\u200b?", StringComparison.Ordinal);

    private static AlternateView Part(string body, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(body, Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
