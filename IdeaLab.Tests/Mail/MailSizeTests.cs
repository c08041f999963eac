using System.Text;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Settings;
using IdeaLab.Domain.Warning;
using IdeaLab.Web.Data;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.IdeaNews;
using IdeaLab.Web.Mail.PersonalWord;
using Microsoft.AspNetCore.DataProtection;

namespace IdeaLab.Tests.Mail;

/// <summary>Gmail shows the first 102 KB of a mail's HTML and hides the rest behind a link. Measured as delivered: styles inlined, UTF-8.</summary>
public sealed class MailSizeTests
{
    private const int ShownByGmail = 102_000;

    private static readonly LabIdentity LongLab = MailDesk.Lab with { Name = new string('&', LabSettings.NameMaxLength), Address = "https://laboratorio-de-ideas.intranet.caja-ejemplo.example.org" };

    /// <summary>Prose, signs that HTML writes in five letters, three bytes a letter, and four bytes in two characters.</summary>
    public static TheoryData<string> Scripts => ["Ideas que mejoran la banca de cada día. ", "&", "銀", "🏦", "\u00a0x"];

    [Theory, MemberData(nameof(Scripts))]
    public async Task The_longest_digest_is_shown_whole(string script)
    {
        string Long(int length) => string.Concat(Enumerable.Repeat(script, length))[..length];
        var place = new PlaceReasons(new RankTerms(12345.67, 1234.56, 123.45, 12345.67) { Cast = 123456.78 }, new RankBand(10_001, 20_002), 12_345);
        var alert = new DigestReason.Warned(MailDesk.Now, AlertLabel.PossibleCampaign, [new(EventKinds.Votes, 123_456, 1234.5), new(EventKinds.NewVoters, 123_456, 0.01), new(EventKinds.Comments, 123_456, 1234.5), new(EventKinds.Flags, 123_456, 1234.5)]);
        DigestReason[] reasons =
        [
            new DigestReason.Moved(20_000, 10_000, 12_345, 12_345, 12_345, 0, 123456.78, place), alert, new DigestReason.Born(Long(Person.NameMaxLength), 12_345, 12_345, 20_000, place),
            new DigestReason.Reopening(Long(Reopening.WhenMaxLength)), new DigestReason.Overdue(MailDesk.Now, 123_456),
        ];
        var sections = reasons.Select((reason, n) => new DigestSection((DigestPart)(n + 1), [.. Enumerable.Range(0, WeeklyDigest.LinesOfPart)
            .Select(line => new DigestLine(1_000_000 + n * 10 + line, Long(Idea.TitleMaxLength), Long(Topic.NameMaxLength), reason) { Acts = SampleDigest.ActsOf(reason) })], 123_456)).ToList();
        Assert.Equal(WeeklyDigest.LinesAtMost, sections.Sum(section => section.Lines.Count));
        var digest = new WeeklyDigest("2025-W46", MailDesk.Now.AddDays(-21), MailDesk.Now, [.. Enumerable.Repeat(Long(Topic.NameMaxLength), 12)], sections);

        var mail = await WriteAsync(SampleMails.Digest(digest, LongLab.Address));

        Assert.InRange(Encoding.UTF8.GetByteCount(mail.HtmlBody), 30_000, ShownByGmail);
    }

    [Fact]
    public void Links_that_act_are_no_longer_than_in_these_mails()
    {
        var token = new ActLinks(new EphemeralDataProtectionProvider()).For(new MailedAct(int.MaxValue, DigestAct.Decide, int.MaxValue, MailDesk.Now), new string('A', 32));

        Assert.InRange(token.Length, SampleMails.ActTokenLength - 40, SampleMails.ActTokenLength);
    }

    [Theory, MemberData(nameof(Scripts))]
    public async Task The_longest_news_are_shown_whole_and_nothing_is_lost_silently(string script)
    {
        string Long(int length) => string.Concat(Enumerable.Repeat(script, length))[..length];
        var items = Enumerable.Range(0, 200).Select(n => new NewsItem(n, Long(Idea.TitleMaxLength), $"{LongLab.Address}/ideas/{1_000_000 + n}/{Slug.Of(Long(Idea.TitleMaxLength))}", IdeaStatus.Merged, Long(Person.NameMaxLength), MailDesk.Now, Long(StatusChange.ReasonMaxLength))
        {
            MergedWith = Long(Idea.TitleMaxLength),
            AsksAgain = true,
        }).ToList();

        var mail = await WriteAsync(new IdeaNewsMail(items, SampleMails.List("news")));

        Assert.InRange(Encoding.UTF8.GetByteCount(mail.HtmlBody), 30_000, ShownByGmail);
        var shown = new HtmlParser().ParseDocument(mail.HtmlBody).Body!.TextContent;
        var told = items.Count(item => mail.HtmlBody.Contains($"/ideas/{1_000_000 + item.IdeaId}/", StringComparison.Ordinal));
        Assert.Contains($"Y {items.Count - told} más.", shown);
        Assert.Contains($"Y {items.Count - told} más.", mail.TextBody);
        Assert.Contains($"\n{LongLab.Address}/ideas\n", mail.TextBody);
    }

    /// <summary>Paragraphs of one letter, links, references to one long address: few characters that are much HTML.</summary>
    [Fact]
    public void No_markdown_makes_a_mail_too_long()
    {
        string[] pieces = ["a\n\n", "- a\n", "> a\n>\n", "*a* ", "[a](b) ", "http://a.b ", "[a] ", "| a | b |\n|---|---|\n", "`a` ", "## a\n\n", "&amp;", "🏦", "![a](b) "];
        var markdown = from piece in Gen.Elements(pieces)
                       from length in Gen.Choose(1, 10_000)
                       from address in Gen.Elements("", $"\n\n[a]: https://example.org/{new string('x', 2000)}")
                       select string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + address;

        Prop.ForAll(markdown.ArrayOf(20).ToArbitrary(), bodies =>
        {
            var news = new IdeaNewsMail([.. bodies.Select((body, n) => SampleNews.Of(n, $"Idea {n}", n, body) with { IsComment = true })], SampleMails.List("news"));
            var word = new PersonalWordMail(MailKind.TeamJoined, "An idea", $"{SampleMails.Site}/proposals/1", "Carmen", bodies[0]);
            foreach (var content in (MailContent[])[news, word])
            {
                var html = WriteAsync(content).GetAwaiter().GetResult().HtmlBody;
                Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, ShownByGmail);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6));
    }

    [Fact]
    public async Task A_long_answer_is_told_whole_where_it_is_alone()
    {
        var answer = string.Concat(Enumerable.Repeat("We looked at it for a long time.\n\n", OfficialResponse.BodyMaxLength / 34));

        var alone = await WriteAsync(new IdeaNewsMail([SampleNews.Of(1, "An idea", 0, answer)], SampleMails.List("news")));
        var one = await WriteAsync(new IdeaNewsMail([.. Enumerable.Range(1, 15).Select(n => SampleNews.Of(n, "An idea", 0, answer))], SampleMails.List("news")));

        Assert.DoesNotContain("Seguir leyendo", alone.HtmlBody);
        Assert.Contains(answer.TrimEnd().Replace("\n\n", "\n>\n> "), alone.TextBody);
        Assert.Contains("Seguir leyendo", one.HtmlBody);
        Assert.Contains($"Seguir leyendo:\n{SampleMails.Site}/ideas/15/an-idea\n", one.TextBody);
    }

    private static Task<OutgoingMail> WriteAsync(MailContent content) =>
        MailDesk.Composer.ComposeAsync(content, MailDesk.Ana with { Name = new string('ñ', Person.NameMaxLength) }, LongLab, "key", MailDesk.Now);
}
