using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Html;

namespace IdeaLab.Web.Mail.Moderated;

/// <summary>To whom an act of staff goes against: what was done, under which rule of the code of conduct, why, and how to object. It names nobody.</summary>
/// <param name="Title">Of the idea it is about; null where it is about no text.</param>
/// <param name="EndsAt">When a suspension ends, UTC; null for all else.</param>
/// <param name="Link">Where one reads it and objects.</param>
/// <param name="Conduct">Where the code of conduct is.</param>
public sealed record ModeratedMail(ActKind Act, string? Title, Ground Ground, string Reason, DateTime? EndsAt, string Link, string Conduct) : MailContent(MailKind.Moderated)
{
    // The rest of the mail takes a tenth of that.
    private const int RoomForReason = 20_000;

    public override Type View => typeof(ModeratedView);

    public override string Subject(MailWords words) => words[$"Mail.Moderated.Subject.{Act}"];
    public override string Preheader(MailWords words) => PlainText.FromMarkdown(Reason, 120);

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {What(words)}

        {Rule(words)}

        {words["Mail.Moderated.Reason"]}

        {MailWords.Quote(Quoted(words).Text)}

        {words["Mail.Moderated.Object"]}

        {words["Mail.Moderated.Link"]}:
        {Link}

        {words["Mail.Moderated.Conduct"]}:
        {Conduct}

        {words.Signature}
        """;

    internal string What(MailWords words) => Act is ActKind.Suspend && EndsAt is { } end ? words["Mail.Moderated.What.Suspend", words.Moment(end)]
        : Title is { } title ? words[$"Mail.Moderated.What.{Act}.Text", title] : words[$"Mail.Moderated.What.{Act}"];

    internal string Rule(MailWords words) => words["Mail.Moderated.Rule", (int)Ground, words[$"Ground.{Ground}"]];

    internal Quotation Quoted(MailWords words) => Quotation.OfMarkdown(Reason, words, RoomForReason);
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class ModeratedView;
