namespace IdeaLab.Domain.Mail;

/// <summary>What a mail says, in its two forms. It lies beside the mail, whose row is written anew with each step on its way.</summary>
public sealed class MailBody
{
    private MailBody()
    {
    }

    internal MailBody(Letter letter)
    {
        Html = letter.Html;
        Text = letter.Text;
    }

    public int MailId { get; private set; }
    public string Html { get; private set; } = "";
    public string Text { get; private set; } = "";
}
