using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.ResetPassword;

/// <summary>A link to choose a new password.</summary>
public sealed record ResetPasswordMail(string Link, TimeSpan LinkWorksFor) : MailContent(MailKind.ResetPassword)
{
    public override Type View => typeof(ResetPasswordView);
    public override TimeSpan? UsefulFor => LinkWorksFor;

    public override string Subject(MailWords words) => words["Mail.ResetPassword.Subject", words.Lab.Name];
    public override string Preheader(MailWords words) => words["Mail.ResetPassword.Preheader"];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words["Mail.ResetPassword.Intro", words.Lab.Name]}

        {words["Mail.ResetPassword.Button"]}:
        {Link}

        {words.LinkWorksFor(LinkWorksFor)} {words["Mail.ResetPassword.NotYou"]}

        {words.Signature}
        """;
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class ResetPasswordView;
