using AngleSharp.Html.Parser;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.IdeaNews;
using IdeaLab.Web.Mail.OutcomeAsked;

namespace IdeaLab.Tests.Mail;

/// <summary>Languages and titles written from right to left, within the other direction and by themselves. How it looks: Browser/RightToLeftLooksTests.</summary>
public sealed class RightToLeftMailTests
{
    private const string Arabic = "تجميد البطاقة المفقودة";
    private const string Hebrew = "הקפאת כרטיס שאבד";
    private static readonly MailRecipient Reader = SampleMails.ReaderOf("en");
    private static readonly MailRecipient ArabicReader = MailDesk.Oliver with { Language = "ar" };

    [Theory]
    [InlineData(Arabic)]
    [InlineData(Hebrew)]
    [InlineData("Freeze (\u202Eit\u202C) now")]
    public async Task A_title_that_runs_the_other_way_is_set_apart_within_a_sentence(string title)
    {
        var mail = await MailDesk.WriteAsync(new OutcomeAskedMail(title, 90, SampleMails.Site), Reader);

        Assert.Contains($"“\u2068{title}\u2069” was delivered 90 days ago", mail.TextBody);
        Assert.Contains($"“\u2068{title}\u2069” was delivered 90 days ago", mail.HtmlBody);
        Assert.Contains($"“\u2068{title}\u2069”", mail.Subject);
    }

    [Fact]
    public async Task A_title_that_runs_along_gets_no_marks()
    {
        var mail = await MailDesk.WriteAsync(new OutcomeAskedMail("Congelar la tarjeta, 5 €", 90, SampleMails.Site), Reader);

        Assert.DoesNotContain('\u2068', mail.TextBody + mail.HtmlBody + mail.Subject);
    }

    [Fact]
    public async Task Marks_in_a_title_that_do_not_pair_are_left_out()
    {
        var mail = await MailDesk.WriteAsync(new OutcomeAskedMail($"{Arabic} \u2067x", 90, SampleMails.Site), Reader);

        Assert.Contains($"“\u2068{Arabic} x\u2069”", mail.TextBody);
    }

    [Fact]
    public async Task A_line_of_its_own_goes_by_its_own_letters()
    {
        var digest = new WeeklyDigest("2025-W46", MailDesk.Now.AddDays(-7), MailDesk.Now, ["بطاقات", "Savings"],
            [new(DigestPart.New, [new DigestLine(7, Arabic, "بطاقات", new DigestReason.Born("ليلى", 12, 3, 4, null))], 1)]);
        var mail = await MailDesk.WriteAsync(SampleMails.Digest(digest), Reader);
        var title = new HtmlParser().ParseDocument(mail.HtmlBody).QuerySelector(".items a")!;

        Assert.Equal((Arabic, "auto"), (title.TextContent, title.GetAttribute("dir")));
        Assert.Contains($"\n* {Arabic}\n  \u2068بطاقات\u2069 · \u2068ليلى\u2069 · 12 votes · 3 comments", mail.TextBody);
        // Not the whole list once more: it runs as the sentence does.
        Assert.Contains("(\u2068بطاقات\u2069, Savings)", mail.TextBody);
    }

    [Theory]
    [InlineData("en", "ltr", "left")]
    [InlineData("ar", "rtl", "right")]
    public async Task A_mail_runs_as_its_language_does(string language, string direction, string start)
    {
        var news = new IdeaNewsMail([SampleNews.Of(1, "Freeze a lost card", 0, "Soon.") with { To = IdeaStatus.Planned }], SampleMails.List("news"));
        var mail = await MailDesk.WriteAsync(news, ArabicReader with { Language = language });
        var document = new HtmlParser().ParseDocument(mail.HtmlBody);

        // Programs in a browser keep neither html nor body.
        foreach (var element in (string[])["html", "body", ".page"]) Assert.Equal(direction, document.QuerySelector(element)!.GetAttribute("dir"));
        foreach (var element in (string[])["html", ".page"]) Assert.Equal(language, document.QuerySelector(element)!.GetAttribute("lang"));
        Assert.Contains($"border-{start}: 3px", document.QuerySelector(".quote")!.GetAttribute("style"));
        foreach (var cell in document.QuerySelectorAll(".lab, .paper, .foot")) Assert.Contains($"text-align: {start}", cell.GetAttribute("style"));
        Assert.Equal("auto", document.QuerySelector(".quote")!.GetAttribute("dir"));
    }

    [Fact]
    public async Task Within_a_language_from_right_to_left_the_others_are_set_apart()
    {
        var mail = await MailDesk.WriteAsync(new OutcomeAskedMail("Freeze a lost card", 90, SampleMails.Site), ArabicReader);
        var own = await MailDesk.WriteAsync(new OutcomeAskedMail(Arabic, 90, SampleMails.Site), ArabicReader);

        Assert.Contains("“\u2068Freeze a lost card\u2069”", mail.TextBody);
        Assert.Contains($"“{Arabic}”", own.TextBody);
    }
}
