using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.AccountErased;

/// <summary>The last word to who left for good: it is done, and what stays without their name.</summary>
public sealed record AccountErasedMail(bool WithTexts) : MailContent(MailKind.AccountErased)
{
    public override Type View => typeof(AccountErasedView);

    public override string Subject(MailWords words) => words["Mail.AccountErased.Subject", words.LabName];
    public override string Preheader(MailWords words) => words["Mail.AccountErased.Preheader"];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words["Mail.AccountErased.Intro", words.LabName]}

        {Rest(words)}

        {words["Mail.AccountErased.Last"]}

        {words.Signature}
        """;

    internal string Rest(MailWords words) => words[WithTexts ? "Mail.AccountErased.TextsGone" : "Mail.AccountErased.TextsStay"];
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class AccountErasedView;
