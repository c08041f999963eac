using System.Text;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Mail.WeeklyDigest;

/// <summary>To an owner or lead, once a week: what changed in their topics, and what to do about it.</summary>
public sealed record WeeklyDigestMail(Domain.Digests.WeeklyDigest Digest, MailingList Unsubscribing) : MailContent(MailKind.WeeklyDigest)
{
    public override Type View => typeof(WeeklyDigestView);
    public override MailingList? List => Unsubscribing;

    public override string Subject(MailWords words) => words.Texts.DigestSubject(words.Lab.Name, Digest);
    public override string Preheader(MailWords words) => Digest.Sections.Count > 0 ? Digest.Sections[0].Lines[0].Title : words.Texts.DigestDays(Digest.From, Digest.Until, words.Zone);

    public override string Text(MailWords words)
    {
        var text = new StringBuilder($"{words.Greeting}\n\n{words.Texts.DigestIntro(Digest, words.Zone)}\n");
        foreach (var section in Digest.Sections)
        {
            var heading = Heading(words, section);
            text.Append($"\n\n{heading}\n{new string('-', heading.Length)}\n");
            foreach (var line in section.Lines)
            {
                var (next, path) = words.Texts.Next(line);
                text.Append($"\n* {line.Title}\n  {words.Texts.Why(line, Digest, words.Zone)}\n  {next}: {words.Lab.Address}{path}\n");
            }
        }
        return text.Append($"\n{words.BulkEnd("Mail.Unsubscribe.Digest", Unsubscribing)}\n").ToString();
    }

    internal static string Heading(MailWords words, DigestSection section) =>
        words.Texts.Heading(section) + (words.Texts.Shown(section) is { } shown ? $" ({shown})" : "");

    internal static string LinkTo(MailWords words, DigestLine line) => $"{words.Lab.Address}/ideas/{line.IdeaId}/{Slug.Of(line.Title)}";
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class WeeklyDigestView;
