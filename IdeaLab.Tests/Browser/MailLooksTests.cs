using System.Text;
using IdeaLab.Tests.Mail;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>Every mail as a browser shows it, on a telephone and in a wide window, in both themes: pictures for people to look at, none wider than its window, without barriers.</summary>
[Collection(nameof(BrowserLab))]
public sealed class MailLooksTests(BrowserLab lab)
{
    private const int Phone = 320;
    private const int Sheet = 600;

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    [InlineData("es", ColorScheme.Light)]
    public async Task Every_mail_fits_its_window_and_stands_in_nobodys_way(string language, ColorScheme theme)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf("TestResults", "screenshots")).FullName;
        await using var window = await lab.OpenAsync(theme: theme);
        var (faults, asked, bodies) = (new List<string>(), new List<string>(), new StringBuilder());
        window.Page.Request += (_, request) => asked.Add(request.Url);
        foreach (var (name, content) in SampleMails.All)
        {
            await window.Page.SetContentAsync((await MailDesk.WriteAsync(content, SampleMails.ReaderOf(language))).HtmlBody);
            foreach (var width in (int[])[Sheet, Phone])
            {
                await window.Page.SetViewportSizeAsync(width, 900);
                if (await window.OverflowAsync() is > 0 and var pixels) faults.Add($"{name} at {width}: {pixels} px too wide");
                await window.PictureAsync(Path.Combine(folder, $"mail-{name}-{language}-{width}-{theme.ToString().ToLowerInvariant()}.png"));
            }
            // The elements are the same in Spanish and in a wide window, and in dark but for their colours.
            if (language == "en" && theme is ColorScheme.Light) faults.AddRange((await window.BarriersAsync(isMail: true)).Select(barrier => $"{name}: {barrier}"));
            bodies.Append(await window.Page.Locator("body").InnerHTMLAsync());
        }
        if (theme is ColorScheme.Dark)
        {
            // One below the other, with the styles they all have in the head: axe takes most of its time to begin.
            await window.Page.EvaluateAsync("mails => document.body.innerHTML = mails", bodies.ToString());
            faults.AddRange(await window.BarriersAsync(isMail: true));
        }

        Assert.Empty(faults);
        Assert.Empty(asked);
    }

    [BrowserFact]
    public async Task Nothing_but_the_mail_itself_is_seen_of_it()
    {
        await using var window = await lab.OpenAsync(width: Sheet);
        await window.Page.SetContentAsync((await MailDesk.WriteAsync(SampleMails.All["weekly-digest"], SampleMails.ReaderOf("en"))).HtmlBody);

        Assert.False(await window.Page.Locator(".preheader").IsVisibleAsync());
        Assert.StartsWith("IdeaLab", await window.Page.Locator("body").InnerTextAsync());
    }
}
