namespace IdeaLab.Web.Mail.Delivery;

/// <summary>The way mails take out of the house.</summary>
public interface IMailTransport
{
    /// <summary>Where mails go, as shown to admins: a folder, or a server and its port.</summary>
    string Destination { get; }

    /// <summary>A session for one sender. Nothing is connected before the first mail.</summary>
    IMailSession Open();

    /// <summary>Talks to the server step by step and sends nothing, to see how far one comes.</summary>
    /// <param name="recipient">Whether this address would be taken is asked too; none when it does not matter.</param>
    /// <param name="ct">Stops the talk.</param>
    /// <returns>Null where there is nobody to talk to.</returns>
    Task<SmtpFindings?> ExamineAsync(string? recipient, CancellationToken ct);
}
