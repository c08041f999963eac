using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail;

/// <summary>What one mail says, in plain values. Its view (HTML) and its text say the same; neither looks anything up.</summary>
public abstract record MailContent(MailKind Kind)
{
    /// <summary>The component that renders it, a <see cref="MailView{TMail}"/>.</summary>
    public abstract Type View { get; }

    public abstract string Subject(MailWords words);

    /// <summary>The line mail programs show beside the subject.</summary>
    public abstract string Preheader(MailWords words);

    public abstract string Text(MailWords words);

    /// <summary>The bulk list it belongs to; none for mails about the account.</summary>
    public virtual MailingList? List => null;

    /// <summary>How long its link or code works; none when it is never too late.</summary>
    public virtual TimeSpan? UsefulFor => null;
}
