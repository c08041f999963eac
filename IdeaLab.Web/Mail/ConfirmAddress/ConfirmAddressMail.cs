using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.ConfirmAddress;

/// <summary>To somebody who signed up: is this address yours?</summary>
public sealed record ConfirmAddressMail(string Link, TimeSpan LinkWorksFor) : MailContent(MailKind.ConfirmAddress)
{
    public override Type View => typeof(ConfirmAddressView);
    public override TimeSpan? UsefulFor => LinkWorksFor;

    public override string Subject(MailWords words) => words["Mail.ConfirmAddress.Subject", words.Lab.Name];
    public override string Preheader(MailWords words) => words["Mail.ConfirmAddress.Preheader"];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words["Mail.ConfirmAddress.Intro", words.Lab.Name]}

        {words["Mail.ConfirmAddress.Button"]}:
        {Link}

        {words.LinkWorksFor(LinkWorksFor)} {words["Mail.NotYou"]}

        {words.Signature}
        """;
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class ConfirmAddressView;
