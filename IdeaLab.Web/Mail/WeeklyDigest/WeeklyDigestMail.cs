using System.Text;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Mail.WeeklyDigest;

/// <summary>To an owner or lead, once a week: what changed in their topics, and what to do about it.</summary>
/// <param name="Acts">Where each act is done that a line offers.</param>
/// <param name="IsAskedFor">Whether its reader wants to have it now; then it belongs to no list.</param>
public sealed record WeeklyDigestMail(Domain.Digests.WeeklyDigest Digest, MailingList Unsubscribing, IReadOnlyDictionary<(int IdeaId, DigestAct Act), string> Acts, bool IsAskedFor = false)
    : MailContent(IsAskedFor ? MailKind.DigestAskedFor : MailKind.WeeklyDigest)
{
    public override Type View => typeof(WeeklyDigestView);
    public override MailingList? List => IsAskedFor ? null : Unsubscribing;

    public override string Subject(MailWords words) => words.Texts.DigestSubject(words.Lab.Name, Digest);
    public override string Preheader(MailWords words) => Digest.Sections.Count > 0 ? Digest.Sections[0].Lines[0].Title : words.Texts.DigestDays(Digest.From, Digest.Until, words.Zone);

    /// <summary>Addresses that act are long: they are numbered and come after all that is to be read.</summary>
    public override string Text(MailWords words)
    {
        var (text, links) = (new StringBuilder($"{words.Greeting}\n\n{words.Texts.DigestIntro(Digest, words.Zone)}\n"), new List<string>());
        foreach (var section in Digest.Sections)
        {
            text.Append($"\n\n{MailWords.Heading(Heading(words, section))}\n");
            foreach (var line in section.Lines)
            {
                text.Append($"\n* {line.Title}\n  {words.Texts.Why(line, Digest, words.Zone)}\n  {string.Join(" · ", NextOf(words, line).Select(next => $"{next.Words} {Numbered(next.Url)}"))}\n");
            }
        }
        text.Append($"\n\n{string.Join('\n', links.Select((url, index) => $"[{index + 1}] {url}"))}\n");
        return text.Append($"\n\n{words.BulkEnd("Mail.Unsubscribe.Digest", Unsubscribing)}\n").ToString();

        string Numbered(string url)
        {
            links.Add(url);
            return $"[{links.Count}]";
        }
    }

    internal string Heading(MailWords words, DigestSection section) =>
        words.Texts.Heading(Digest, section) + (words.Texts.Shown(section) is { } shown ? $" ({shown})" : "");

    /// <summary>What to do next about a line, and where: at once from the mail if it offers that.</summary>
    internal IEnumerable<(string Words, string Url)> NextOf(MailWords words, DigestLine line)
    {
        if (line.Acts is not [DigestAct.Assign or DigestAct.Decide, ..] && words.Texts.Next(line) is var (next, path)) yield return (next, words.Lab.Address + path);
        foreach (var act in line.Acts) yield return (words[$"DigestAct.{act}"], Acts[(line.IdeaId, act)]);
    }

    internal static string LinkTo(MailWords words, DigestLine line) => $"{words.Lab.Address}/ideas/{line.IdeaId}/{Slug.Of(line.Title)}";
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class WeeklyDigestView;
