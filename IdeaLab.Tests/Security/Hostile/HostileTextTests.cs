using AngleSharp;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Security.Hostile;

/// <summary>Whatever is typed comes back as the text it is, on every page, in every mail and every file.</summary>
[Collection(nameof(HostileLab))]
public sealed class HostileTextTests(HostileLab lab)
{
    [Fact]
    public void There_are_at_least_three_hundred_texts_and_none_twice()
    {
        Assert.InRange(HostileTexts.All.Count, 300, int.MaxValue);
        Assert.Equal(HostileTexts.All.Count, HostileTexts.All.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_trap_finds_a_text_that_became_more()
    {
        foreach (var text in (string[])["<img src=x onerror=trap()>", "<a href=\" java\tscript:trap()\">x</a>", "<script>trap()</script>", "<b id=hostile>x</b>", "<iframe></iframe>", "<script src=//evil.example/x.js></script>"])
            Assert.NotEmpty(TextTrap.FaultsIn(await ReadAsync($"<body>{text}")));
        Assert.Empty(TextTrap.FaultsIn(await ReadAsync("<body>&lt;script&gt;trap()&lt;/script&gt;<script src=\"/site.js\"></script><a href=\"/ideas\">x</a>")));
    }

    [Fact]
    public void No_form_breaks_and_none_gives_back_more_than_text()
    {
        Assert.Empty(lab.Faults);
        Assert.InRange(lab.Filled.Count, 100, int.MaxValue);
    }

    [Fact]
    public async Task No_page_shows_more_than_text()
    {
        var faults = new List<string>();
        foreach (var who in lab.Routes.SelectMany(r => r.Readers).Distinct())
        {
            var visitor = who == "visitor" ? lab.App.Visitor() : await lab.App.SignedInAsync(who);
            foreach (var path in lab.Routes.Where(r => r.Readers.Contains(who)).Select(r => r.Path))
            {
                using var answer = await visitor.Client.GetAsync(path);
                if ((int)answer.StatusCode >= 500) faults.Add($"{path} for {who} answered {(int)answer.StatusCode}");
                faults.AddRange(TextTrap.FaultsIn(await Visitor.ReadAsync(answer)).Select(fault => $"{path} for {who}: {fault}"));
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_title_is_read_as_it_was_typed()
    {
        var visitor = await lab.App.SignedInAsync("customer");
        foreach (var text in (string[])["<svg/onload=trap()>", "<script>trap()</script>", "' OR '1'='1", "../../../etc/passwd", "@Html.Raw(\"<script>trap()</script>\")"])
        {
            var id = await lab.App.InDatabaseAsync(db => db.Ideas.Where(i => i.Title == text).Select(i => i.Id).FirstAsync());
            Assert.Equal(text, (await visitor.OpenAsync($"/ideas/{id}")).QuerySelector("h1")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task No_mail_holds_more_than_text_and_none_more_headers_than_its_own()
    {
        var admin = await lab.App.SignedInAsync("admin");
        foreach (var job in (string[])["TellFollowers", "SendDigests"]) await admin.PostAsync("/admin/jobs", "/admin/jobs", ("name", job));
        var mails = await lab.App.InDatabaseAsync(db => db.Mails.AsNoTracking().ToListAsync());

        Assert.Contains(mails, mail => mail.Subject.Contains("trap()", StringComparison.Ordinal) || mail.HtmlBody.Contains("trap()", StringComparison.Ordinal));
        foreach (var mail in mails)
        {
            Assert.DoesNotContain(mail.Subject, char.IsControl);
            Assert.Empty(TextTrap.FaultsIn(await ReadAsync(mail.HtmlBody)));
        }
    }

    [Theory]
    [InlineData("reviewer", "/review/compare?handler=Csv")]
    [InlineData("admin", "/admin/audit")]
    public async Task No_cell_of_a_file_is_a_formula(string who, string path)
    {
        var visitor = await lab.App.SignedInAsync(who);
        using var answer = path.Contains("Csv", StringComparison.Ordinal) ? await visitor.Client.GetAsync(path) : await visitor.SendAsync(path, path);
        using var csv = CsvReader.Create(await answer.Content.ReadAsByteArrayAsync(), new CsvReaderOptions());

        var cells = 0;
        while (csv.Read())
            for (var n = 0; n < csv.FieldCount; n++, cells++)
                Assert.False(csv.GetString(n) is ['=' or '+' or '@' or '\t' or '\r', ..] or ['-', not (>= '0' and <= '9'), ..], csv.GetString(n));
        Assert.NotEqual(0, cells);
    }

    private static Task<AngleSharp.Dom.IDocument> ReadAsync(string html) => BrowsingContext.New().OpenAsync(request => request.Content(html));
}

/// <summary>The same in a browser that does not heed the content policy, so that only the pages themselves keep a text from acting.</summary>
[Collection(nameof(HostileLab))]
public sealed class HostileBrowserTests(HostileLab lab)
{
    [BrowserFact]
    public async Task No_text_acts()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
        var acted = new List<string>();
        foreach (var who in lab.Routes.SelectMany(r => r.Readers).Distinct())
        {
            await using var context = await browser.NewContextAsync(new() { BaseURL = lab.Address, BypassCSP = true });
            var page = await context.NewPageAsync();
            await page.ExposeFunctionAsync("trap", () => acted.Add($"{page.Url} for {who}"));
            page.Dialog += async (_, dialog) => { acted.Add($"{page.Url} for {who} asked {dialog.Message}"); await dialog.DismissAsync(); };
            page.Request += (_, request) => { if (!request.Url.StartsWith(lab.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) acted.Add($"{page.Url} for {who} asked for {request.Url}"); };
            if (who != "visitor")
            {
                await page.GotoAsync("/account/demo");
                await page.ClickAsync($"button[value='{who}@idealab.test']");
            }
            // The trap itself works.
            await page.GotoAsync("/");
            await page.EvaluateAsync("trap()");
            Assert.Single(acted);
            acted.Clear();

            foreach (var path in lab.Routes.Where(r => r.Readers[0] == who).Select(r => r.Path)) await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        }

        Assert.Empty(acted);
    }
}
