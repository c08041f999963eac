using IdeaLab.Domain.Mail;
using IdeaLab.Web.Html;

namespace IdeaLab.Web.Mail.PersonalWord;

/// <summary>What one person says to another about an idea: a question to its author, a note that names a colleague. The kind tells which.</summary>
/// <param name="Title">The idea's.</param>
/// <param name="Link">Where one replies.</param>
/// <param name="Body">In Markdown.</param>
public sealed record PersonalWordMail(MailKind Kind, string Title, string Link, string By, string Body) : MailContent(Kind)
{
    public override Type View => typeof(PersonalWordView);

    public override string Subject(MailWords words) => words[$"Mail.{Kind}.Subject", Title];
    public override string Preheader(MailWords words) => PlainText.FromMarkdown(Body, 120);

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words[$"Mail.{Kind}.Intro", By, Title]}

        {string.Join('\n', PlainText.FromMarkdownOf(words.Lab.Address, Body).Split('\n').Select(line => $"> {line.TrimEnd()}"))}

        {words[$"Mail.{Kind}.Link"]}
        {Link}

        {words.Signature}
        """;
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class PersonalWordView;
