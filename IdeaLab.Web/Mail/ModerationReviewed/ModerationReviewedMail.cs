using IdeaLab.Domain.Mail;
using IdeaLab.Web.Html;

namespace IdeaLab.Web.Mail.ModerationReviewed;

/// <summary>To whom it concerns: what was kept back is there, an act was undone, or an objection is answered. It names nobody.</summary>
/// <param name="Title">Of the idea it is about; null where it is about no text.</param>
/// <param name="Answer">What staff say to it; may be empty.</param>
/// <param name="HasLeftChallenge">Whether the idea came too late for its challenge, and goes on outside it.</param>
/// <param name="Link">Where one reads it.</param>
public sealed record ModerationReviewedMail(ModerationReview Review, string? Title, string Answer, bool HasLeftChallenge, string Link) : MailContent(MailKind.ModerationReviewed)
{
    // The rest of the mail takes a tenth of that.
    private const int RoomForAnswer = 20_000;

    public override Type View => typeof(ModerationReviewedView);

    public override string Subject(MailWords words) => words[$"Mail.ModerationReviewed.Subject.{Review}"];
    public override string Preheader(MailWords words) => Answer.Length > 0 ? PlainText.FromMarkdown(Answer, 120) : What(words);

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {What(words)}{(HasLeftChallenge ? $"\n\n{words["Mail.ModerationReviewed.LeftChallenge"]}" : "")}
        {(Answer.Length > 0 ? $"\n{MailWords.Quote(Quoted(words).Text)}\n" : "")}
        {words["Mail.ModerationReviewed.Link"]}:
        {Link}

        {words.Signature}
        """;

    internal string What(MailWords words) => Title is { } title ? words[$"Mail.ModerationReviewed.What.{Review}.Text", title] : words[$"Mail.ModerationReviewed.What.{Review}"];

    internal Quotation Quoted(MailWords words) => Quotation.OfMarkdown(Answer, words, RoomForAnswer);
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class ModerationReviewedView;
