using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Warning;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Mail.EarlyWarning;

/// <summary>To owners and leads who want to know at once: more came to an idea in an hour than is usual.</summary>
/// <param name="Title">The idea's.</param>
/// <param name="Hour">When it came, UTC.</param>
/// <param name="Label">What it looks like.</param>
/// <param name="Numbers">What was unusual.</param>
/// <param name="Why">Where its score is taken apart.</param>
/// <param name="Queue">Where staff say that they have seen it.</param>
public sealed record EarlyWarningMail(
    string Title, DateTime Hour, AlertLabel Label, IReadOnlyList<UnusualCount> Numbers, string Why, string Queue, MailingList Unsubscribing) : MailContent(MailKind.EarlyWarning)
{
    public override Type View => typeof(EarlyWarningView);
    public override MailingList? List => Unsubscribing;

    public override string Subject(MailWords words) => words["Mail.EarlyWarning.Subject", words.Texts.Count(Numbers[0]), Title];
    public override string Preheader(MailWords words) => words[$"Alert.About.{Label}"];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {Intro(words)}

        {string.Join('\n', Numbers.Select(number => $"* {words.Texts.Number(number)}"))}

        {words.Texts.Word(Label)}. {words[$"Alert.About.{Label}"]}

        {words["Mail.EarlyWarning.Why"]}:
        {Why}

        {words["Mail.EarlyWarning.Queue"]}:
        {Queue}

        {words.BulkEnd("Mail.Unsubscribe.Warnings", Unsubscribing)}
        """;

    internal string Intro(MailWords words) => words["Mail.EarlyWarning.Intro", Title, words.Moment(Hour)];
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class EarlyWarningView;
