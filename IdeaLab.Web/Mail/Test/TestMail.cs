using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Test;

/// <summary>To an admin who wants to see whether mail works.</summary>
public sealed record TestMail(DateTime At) : MailContent(MailKind.Test)
{
    public override Type View => typeof(TestView);

    public override string Subject(MailWords words) => words["Mail.Test.Subject", words.Lab.Name];
    public override string Preheader(MailWords words) => words["Mail.Test.AskedAt", words.Moment(At)];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words["Mail.Test.Intro"]} {words["Mail.Test.AskedAt", words.Moment(At)]}

        {words.Signature}
        """;
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class TestView;
