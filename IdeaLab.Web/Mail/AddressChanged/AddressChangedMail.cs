using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.AddressChanged;

/// <summary>To the address an account had until now, so that its owner learns of a change somebody else has made.</summary>
public sealed record AddressChangedMail(string NewAddress) : MailContent(MailKind.AddressChanged)
{
    public override Type View => typeof(AddressChangedView);

    public override string Subject(MailWords words) => words["Mail.AddressChanged.Subject", words.Lab.Name];
    public override string Preheader(MailWords words) => words["Mail.AddressChanged.Preheader"];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words["Mail.AddressChanged.Intro", words.Lab.Name, NewAddress]}

        {words["Mail.AddressChanged.NotYou", words.Lab.Name]}

        {words.Signature}
        """;
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class AddressChangedView;
