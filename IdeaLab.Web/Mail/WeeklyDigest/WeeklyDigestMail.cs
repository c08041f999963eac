using System.Text;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Mail.WeeklyDigest;

/// <summary>To an owner or lead, once a week: what changed in their topics.</summary>
public sealed record WeeklyDigestMail(Domain.Digests.WeeklyDigest Digest, MailingList Unsubscribing) : MailContent(MailKind.WeeklyDigest)
{
    public override Type View => typeof(WeeklyDigestView);
    public override MailingList? List => Unsubscribing;

    public override string Subject(MailWords words) => words.Texts.DigestSubject(words.Lab.Name, Digest);
    public override string Preheader(MailWords words) => Digest.New.Lines.Count > 0 ? Digest.New.Lines[0].Idea.Title : words.Texts.DigestDays(Digest.From, Digest.Until, words.Zone);

    public override string Text(MailWords words)
    {
        var text = new StringBuilder($"{words.Greeting}\n\n{Intro(words)}\n");
        Add("Digest.Warned", Digest.Warned, line => line.Idea, line => words.Texts.Note(line, words.Zone));
        Add("Digest.New", Digest.New, line => line.Idea, line => words.Texts.Note(line, Digest));
        Add("Digest.Moved", Digest.Moved, line => line.Idea, line => $"{words.Texts.Places(line)}. {words.Texts.Note(line)}");
        Add("Digest.Waiting", Digest.Waiting, line => line.Idea, line => words.Texts.Note(line, Digest.Until));
        Add("Digest.Discussed", Digest.Discussed, line => line.Idea, words.Texts.Note);
        return text.Append($"\n{words["Mail.Unsubscribe.Digest"]}\n{Unsubscribing.UnsubscribeUrl}\n\n{words.Signature}\n").ToString();

        void Add<TLine>(string key, DigestSection<TLine> section, Func<TLine, DigestIdea> idea, Func<TLine, string> note)
        {
            if (section.Lines.Count == 0) return;
            var heading = Heading(words, key, section);
            text.Append($"\n\n{heading}\n{new string('-', heading.Length)}\n");
            foreach (var line in section.Lines) text.Append($"\n* {idea(line).Title}\n  {note(line)}\n  {LinkTo(words, idea(line))}\n");
        }
    }

    internal string Intro(MailWords words) => Digest.IsOfAllTopics
        ? words["Digest.IntroAll", words.Texts.DigestDays(Digest.From, Digest.Until, words.Zone)]
        : words["Digest.IntroTopics", words.Texts.DigestDays(Digest.From, Digest.Until, words.Zone), string.Join(", ", Digest.Topics)];

    internal static string Heading<TLine>(MailWords words, string key, DigestSection<TLine> section) =>
        words[key] + (words.Texts.Shown(section) is { } shown ? $" ({shown})" : "");

    internal static string LinkTo(MailWords words, DigestIdea idea) => $"{words.Lab.Address}/ideas/{idea.Id}/{Slug.Of(idea.Title)}";
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class WeeklyDigestView;
