using IdeaLab.Domain.Mail;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Mail.NewSignIn;

/// <summary>To staff who signed in from a browser that was not known, so that they hear of it when it was somebody else.</summary>
public sealed record NewSignInMail(Device Device, DateTime At, string SessionsLink) : MailContent(MailKind.NewSignIn)
{
    public override Type View => typeof(NewSignInView);

    public override string Subject(MailWords words) => words["Mail.NewSignIn.Subject", words.Lab.Name];
    public override string Preheader(MailWords words) => words["Mail.AddressChanged.Preheader"];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {Intro(words)}

        {words["Mail.NewSignIn.NotYou"]}

        {SessionsLink}

        {words.Signature}
        """;

    internal string Intro(MailWords words) => words["Mail.NewSignIn.Intro", words.Lab.Name, words.Texts.Named(Device), words.Moment(At)];
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class NewSignInView;
