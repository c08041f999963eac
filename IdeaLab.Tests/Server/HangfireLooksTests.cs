using IdeaLab.Tests.Browser;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Server;

[Collection(nameof(HangfireApp))]
public sealed class HangfireLooksTests(HangfireApp app)
{
    [BrowserFact]
    public async Task Hangfires_own_pages_work_under_the_sites_content_policy()
    {
        _ = app.Visitor();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
        var context = await browser.NewContextAsync(new() { BaseURL = app.ClientOptions.BaseAddress.ToString() });
        await using var window = new Window(context, await context.NewPageAsync());
        await window.GoAsync("/account/demo");
        await window.Page.ClickAsync("button[value='admin@idealab.test']");

        await window.GoAsync("/admin/jobs/hangfire/recurring");
        await window.Page.ClickAsync("tr:has-text('SendMail') input[type=checkbox]");
        await window.Page.ClickAsync("[data-url$='/recurring/trigger']");
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.NotEqual("N/A", await window.Page.InnerTextAsync("tr:has-text('SendMail') td:nth-last-child(2)"));
        window.AssertNoFaults();

        // Its charts would add a style for when the window changes; the policy refuses that, and they are drawn all the same.
        await window.GoAsync("/admin/jobs/hangfire");
        Assert.True(await window.Page.IsVisibleAsync("canvas"));
    }
}
