using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.DataExported;

/// <summary>To whoever asked for their data: the file is ready. The link leads to a page that asks them to sign in, so the mail lets nobody else in.</summary>
public sealed record DataExportedMail(string Link, int Days) : MailContent(MailKind.DataExported)
{
    public override Type View => typeof(DataExportedView);

    public override TimeSpan? UsefulFor => TimeSpan.FromDays(Days);

    public override string Subject(MailWords words) => words["Mail.DataExported.Subject"];
    public override string Preheader(MailWords words) => Until(words);

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {words["Mail.DataExported.Intro", words.LabName]}

        {Link}

        {Until(words)}

        {words.Signature}
        """;

    internal string Until(MailWords words) => words["Mail.DataExported.Until", Days];
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class DataExportedView;
