namespace IdeaLab.Domain.Mail;

/// <summary>Where a mail stands on its way out.</summary>
public enum MailState
{
    Queued = 1,
    Sending = 2,
    Sent = 3,
    Failed = 4,
}
