using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Tests.Mail;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.IdeaNews;
using IdeaLab.Web.Mail.OutcomeAsked;
using IdeaLab.Web.Mail.WeeklyDigest;

namespace IdeaLab.Tests.Browser;

/// <summary>Where a browser puts the words of a mail that holds both directions.</summary>
[Collection(nameof(BrowserLab))]
public sealed class RightToLeftLooksTests(BrowserLab lab)
{
    private const string Arabic = "تجميد البطاقة المفقودة";
    private static readonly MailRecipient English = SampleMails.ReaderOf("en");

    private static readonly WeeklyDigestMail Digest = SampleMails.Digest(
        new WeeklyDigest("2025-W46", MailDesk.Now.AddDays(-7), MailDesk.Now, ["بطاقات", "Savings"],
        [
            new(DigestPart.New, [new DigestLine(7, Arabic, "بطاقات", new DigestReason.Born("ليلى", 12, 3, 4, null)), new DigestLine(8, "Round up and save", "Savings", new DigestReason.Born("Oliver", 5, 0, null, null))], 2),
            new(DigestPart.Divided, [new DigestLine(9, Arabic, "بطاقات", new DigestReason.Contested(7, 11))], 1),
        ]));

    [BrowserFact]
    public async Task A_title_within_a_sentence_leaves_the_words_around_it_where_they_belong()
    {
        await using var window = await OpenAsync(new OutcomeAskedMail($"{Arabic}!", 90, SampleMails.Site), English, width: 600);

        var (title, after, end) = (await PlaceAsync(window, "البطاقة"), await PlaceAsync(window, "was delivered"), await PlaceAsync(window, "!"));

        Assert.True(after.Left >= title.Right, "what follows the title is to its right");
        Assert.True(end.Right <= title.Left, "within the title one reads from the right");
    }

    [BrowserFact]
    public async Task Names_and_titles_in_an_english_digest_stand_in_line_with_the_others()
    {
        await using var window = await OpenAsync(Digest, English);

        var (topic, author, votes) = (await PlaceAsync(window, "بطاقات\u2069 ·"), await PlaceAsync(window, "ليلى"), await PlaceAsync(window, "12 votes"));
        Assert.True(topic.Left < author.Left && author.Right <= votes.Left, "topic, author and votes follow each other from the left");
        var lefts = await window.Page.Locator(".items > tbody > tr > td > a[dir]").EvaluateAllAsync<float[]>("links => links.map(a => a.getBoundingClientRect().left)");
        Assert.Single(lefts.Distinct());
        await ShootAsync(window, "arabic-titles");
    }

    [BrowserTheory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    public async Task A_mail_in_a_language_from_right_to_left_is_its_mirror_image(string language, bool isMirrored)
    {
        await using var window = await OpenAsync(Digest, English with { Language = language });

        var paper = await window.Page.Locator(".paper").EvaluateAsync<float[]>("e => { const box = e.getBoundingClientRect(), style = getComputedStyle(e); return [box.left + parseFloat(style.paddingLeft) + 1, box.right - parseFloat(style.paddingRight) - 1]; }");
        var (heading, bars) = (await PlaceAsync(window, "New ideas"), await window.Page.Locator(".bar").EvaluateAllAsync<float[][]>("bars => bars.map(bar => [bar.getBoundingClientRect().left, bar.getBoundingClientRect().right])"));

        Assert.Equal(isMirrored ? paper[1] : paper[0], isMirrored ? heading.Right : heading.Left, 1.0);
        // Seven against eleven: both begin on the same side, and the words are before them.
        Assert.Equal(2, bars.Length);
        Assert.Equal(bars[0][isMirrored ? 1 : 0], bars[1][isMirrored ? 1 : 0], 1.0);
        Assert.NotEqual(bars[0][isMirrored ? 0 : 1], bars[1][isMirrored ? 0 : 1], 5.0);
        var words = await PlaceAsync(window, "comments with a");
        Assert.True(isMirrored ? words.Left > bars[1][1] : words.Right < bars[1][0]);
        Assert.Equal(0, await window.OverflowAsync());
        await ShootAsync(window, $"direction-of-{language}");
    }

    [BrowserFact]
    public async Task A_quote_has_its_line_at_the_side_where_one_begins_to_read()
    {
        var news = new IdeaNewsMail([SampleNews.Of(1, Arabic, 0, Arabic) with { To = IdeaStatus.Planned }], SampleMails.List("news"));
        await using var window = await OpenAsync(news, English with { Language = "ar" });

        var widths = await window.Page.Locator(".quote").EvaluateAsync<string[]>("e => [getComputedStyle(e).borderLeftWidth, getComputedStyle(e).borderRightWidth]");

        Assert.Equal(["0px", "3px"], widths);
        await ShootAsync(window, "arabic-news");
    }

    private async Task<Window> OpenAsync(MailContent content, MailRecipient reader, int width = 320)
    {
        var window = await lab.OpenAsync(width: width);
        await window.Page.SetContentAsync((await MailDesk.WriteAsync(content, reader)).HtmlBody);
        return window;
    }

    private static Task ShootAsync(Window window, string name) =>
        window.PictureAsync(Path.Combine(Directory.CreateDirectory(Repository.PathOf("TestResults", "screenshots")).FullName, $"mail-{name}-320-light.png"));

    /// <summary>Where the first words like these are drawn.</summary>
    private static async Task<(float Left, float Right)> PlaceAsync(Window window, string words)
    {
        var box = await window.Page.Locator(".paper").EvaluateAsync<float[]>("""
            (paper, words) => {
                const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
                for (let node; node = walker.nextNode();) {
                    const found = node.data.indexOf(words);
                    if (found < 0) continue;
                    const range = document.createRange();
                    range.setStart(node, found);
                    range.setEnd(node, found + words.length);
                    const box = range.getBoundingClientRect();
                    return [box.left, box.right];
                }
                return [];
            }
            """, words);
        Assert.Equal(2, box.Length);
        return (box[0], box[1]);
    }
}
