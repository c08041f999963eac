using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.OutcomeAsked;

/// <summary>To whoever answers for a delivered idea: what did it bring, and what did it cost?</summary>
/// <param name="Title">The idea's.</param>
/// <param name="Days">How long ago it was delivered.</param>
/// <param name="Link">Where the figures are filed.</param>
public sealed record OutcomeAskedMail(string Title, int Days, string Link) : MailContent(MailKind.OutcomeAsked)
{
    public override Type View => typeof(OutcomeAskedView);

    public override string Subject(MailWords words) => words["Mail.OutcomeAsked.Subject", Days, Title];
    public override string Preheader(MailWords words) => words["Mail.OutcomeAsked.Preheader"];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words["Mail.OutcomeAsked.Intro", Title, Days]}

        {words["Mail.OutcomeAsked.Why"]}

        {words["Mail.OutcomeAsked.Link"]}:
        {Link}

        {words.Signature}
        """;
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class OutcomeAskedView;
