using System.Net.Mail;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>Writes mails as .eml files, which any mail program opens. The name comes from the Message-ID, so the same mail written again is the same file.</summary>
public sealed class MailFolder(string folder, MailSettings settings) : IMailTransport, IMailSession
{
    public string Destination => folder;

    public IMailSession Open() => this;

    public Task<SmtpFindings?> ExamineAsync(string? recipient, CancellationToken ct) => Task.FromResult<SmtpFindings?>(null);

    public Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct)
    {
        using var message = MimeLetter.Write(mail, lab, settings);
        // On the same disk, so that the last step is a rename and nobody ever sees half a mail.
        var draft = Path.Combine(folder, $".{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(draft);
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = draft, DeliveryFormat = MimeLetter.FormatFor(message) })
                client.Send(message);
            File.Move(Directory.GetFiles(draft).Single(), Path.Combine(folder, FileName(mail)), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SmtpException)
        {
            throw new MailFaultException(MailFault.FolderNotWritable, (e.InnerException ?? e).Message, e);
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
        return Task.CompletedTask;
    }

    // It keeps nothing open between two mails.
    public void Dispose()
    {
    }

    internal static string FileName(OutgoingMail mail) =>
        string.Concat(mail.MessageId.Trim('<', '>').Select(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '-' ? c : '_')) + ".eml";
}
