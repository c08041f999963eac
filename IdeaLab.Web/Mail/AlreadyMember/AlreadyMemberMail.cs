using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.AlreadyMember;

/// <summary>To a member whose address somebody signed up with again. The page says the same to everybody, so that it does not tell who is a member.</summary>
public sealed record AlreadyMemberMail(string SignInLink, string ResetLink) : MailContent(MailKind.AlreadyMember)
{
    public override Type View => typeof(AlreadyMemberView);

    public override string Subject(MailWords words) => words["Mail.AlreadyMember.Subject", words.Lab.Name];
    public override string Preheader(MailWords words) => words["Mail.AlreadyMember.Preheader"];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words["Mail.AlreadyMember.Intro", words.Lab.Name]}

        {words["Mail.AlreadyMember.SignIn"]}:
        {SignInLink}

        {words["Mail.AlreadyMember.Reset"]}:
        {ResetLink}

        {words["Mail.NotYou"]}

        {words.Signature}
        """;
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class AlreadyMemberView;
