using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace IdeaLab.Tests.Mail;

/// <summary>What holds for every mail.</summary>
public sealed partial class MailFormTests
{
    public static TheoryData<string> Names => SampleMails.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task A_mail_fetches_nothing_from_outside(string name)
    {
        var mail = await MailDesk.WriteAsync(SampleMails.All[name]);
        var document = new HtmlParser().ParseDocument(mail.HtmlBody);

        Assert.Empty(document.QuerySelectorAll("img, link, script, iframe, object, embed, video, audio, source, form, [src], [srcset], [background]"));
        Assert.DoesNotContain("url(", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Its_plain_text_is_pleasant_to_read(string name)
    {
        foreach (var language in (string[])["en", "es"])
        {
            var text = (await MailDesk.WriteAsync(SampleMails.All[name], SampleMails.ReaderOf(language))).TextBody;

            Assert.DoesNotMatch(TrailingBlank(), text);
            Assert.DoesNotContain("\n\n\n\n", text);
            Assert.DoesNotContain('<', text.Replace("< 0", ""));
            Assert.Contains("\n--\nIdeaLab · https://ideas.example.org", text);
            // An address ends its line, so that no program takes a comma or a word along.
            Assert.DoesNotMatch(WordsBehindAddress(), text);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Both_parts_lead_to_the_same_places(string name)
    {
        var mail = await MailDesk.WriteAsync(SampleMails.All[name]);

        // In HTML a title is a link as well, which in plain text would be one more address on each line.
        foreach (var link in new HtmlParser().ParseDocument(mail.HtmlBody).QuerySelectorAll("a").Where(a => !a.HasAttribute("dir")))
            Assert.Contains(link.GetAttribute("href")!, mail.TextBody);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Beside_the_subject_a_list_of_mails_shows_the_preheader_and_nothing_else(string name)
    {
        var mail = await MailDesk.WriteAsync(SampleMails.All[name]);
        var body = new HtmlParser().ParseDocument(mail.HtmlBody).Body!;
        var preheader = body.QuerySelector(".preheader")!;

        Assert.Same(body.FirstElementChild, preheader);
        Assert.Contains("display: none", preheader.GetAttribute("style"));
        Assert.True(preheader.TextContent.Length >= 140);
        Assert.InRange(preheader.TextContent.TrimEnd('\u200c', '\u00a0').Length, 10, 200);
    }

    [Fact]
    public async Task A_bar_is_as_long_as_its_number_which_stands_beside_it_as_text()
    {
        var mail = await MailDesk.WriteAsync(SampleMails.All["weekly-digest"], SampleMails.ReaderOf("en"));
        var chart = new HtmlParser().ParseDocument(mail.HtmlBody).QuerySelectorAll(".bars").Single(bars => bars.TextContent.Contains("comments"));
        var rows = chart.QuerySelectorAll(".bars > tbody > tr");

        Assert.Equal(["comments that support it|7", "comments with a concern|11"], rows.Select(row => string.Join('|', row.QuerySelectorAll("td").Take(2).Select(cell => cell.TextContent.Trim()))));
        Assert.Equal(["64%", "100%"], rows.Select(row => row.QuerySelector(".bar")!.GetAttribute("width")));
        // Read aloud, a bar is nothing.
        Assert.All(rows, row => Assert.Equal(("true", ""), (row.Children[2].GetAttribute("aria-hidden"), row.Children[2].TextContent.Trim())));
        Assert.Contains("Comments: 7 support it, 11 worry.", mail.TextBody);
        Assert.DoesNotContain("7 support it", mail.HtmlBody);
    }

    [GeneratedRegex(@"[ \t\u00a0](\n|$)")]
    private static partial Regex TrailingBlank();

    [GeneratedRegex(@"https://ideas\.example\.org/\S*(?<!\))[ \t]")]
    private static partial Regex WordsBehindAddress();
}
