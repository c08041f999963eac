using IdeaLab.Domain.Mail;
using IdeaLab.Web.Html;

namespace IdeaLab.Web.Mail.PersonalWord;

/// <summary>What one person says to another about an idea: a question to its author, a note that names a colleague, asking for a scorecard. The kind tells which.</summary>
/// <param name="Title">The idea's.</param>
/// <param name="Link">Where one replies.</param>
/// <param name="Body">In Markdown; may be empty.</param>
public sealed record PersonalWordMail(MailKind Kind, string Title, string Link, string By, string Body) : MailContent(Kind)
{
    // The rest of the mail takes a tenth of that.
    private const int RoomForBody = 60_000;

    /// <summary>The first instant at which what is asked for is late, UTC; null where there is no such time.</summary>
    public DateTime? DueAt { get; init; }

    public override Type View => typeof(PersonalWordView);

    public override string Subject(MailWords words) => words[$"Mail.{Kind}.Subject", Title];
    public override string Preheader(MailWords words) => Body.Length > 0 ? PlainText.FromMarkdown(Body, 120) : Intro(words);

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {Intro(words)}
        {(Body.Length > 0 ? $"\n{MailWords.Quote(Quoted(words).Text)}\n" : "")}
        {words[$"Mail.{Kind}.Link"]}:
        {Link}

        {words.Signature}
        """;

    internal string Intro(MailWords words) => words[$"Mail.{Kind}.Intro", By, Title, DueAt is { } due ? words.Day(due.AddTicks(-1)) : ""];

    internal Quotation Quoted(MailWords words) => Quotation.OfMarkdown(Body, words, RoomForBody);
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class PersonalWordView;
