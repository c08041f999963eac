using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>A mail did not go out. The message is what the server or the system said, free of secrets.</summary>
public sealed class MailFaultException(MailFault fault, string detail, Exception? cause = null) : Exception(detail, cause)
{
    public MailFault Fault { get; } = fault;

    /// <summary>Whether the connection had served another mail before.</summary>
    public bool WasReused { get; init; }
}
