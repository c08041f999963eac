using System.Collections.Concurrent;

namespace IdeaLab.Tests.Browser;

/// <summary>No page fetches anything from anywhere else: nobody but this lab hears that somebody reads it.</summary>
[Collection(nameof(BrowserLab))]
public sealed class OwnOriginTests(BrowserLab lab)
{
    [BrowserTheory]
    [InlineData("visitor"), InlineData("customer"), InlineData("reviewer"), InlineData("owner"), InlineData("admin")]
    public async Task Every_request_of_every_page_goes_to_its_own_origin(string who)
    {
        await using var window = await lab.OpenAsync(who == "visitor" ? null : who);
        var asked = new ConcurrentBag<(string Page, string Url)>();
        var at = "";
        window.Page.Request += (_, request) => asked.Add((at, request.Url));

        foreach (var route in await Route.AllAsync(lab.App))
        {
            if (!route.Readers.Contains(who)) continue;
            at = route.Path;
            await window.GoAsync(route.Path);
            await window.Page.EvaluateAsync("document.fonts.ready");
            // What a page would fetch once it is scrolled to.
            await window.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        }

        Assert.DoesNotContain(asked, request => !request.Url.StartsWith(lab.Address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal));
        Assert.Contains(asked, request => request.Url.Contains("/site.", StringComparison.Ordinal) && request.Url.EndsWith(".css", StringComparison.Ordinal));
        Assert.True(asked.Count > 50, $"Only {asked.Count} requests were heard.");
        window.AssertNoFaults();
    }

    [BrowserFact]
    public async Task A_request_to_elsewhere_would_be_heard()
    {
        await using var window = await lab.OpenAsync();
        var asked = new ConcurrentBag<string>();
        window.Page.Request += (_, request) => asked.Add(request.Url);
        await window.GoAsync("/about");
        await window.Page.EvaluateAsync("fetch('http://127.0.0.1:9/elsewhere', { mode: 'no-cors' }).catch(() => 0)");
        for (var tries = 0; tries < 30 && !IsHeard(); tries++) await Task.Delay(100);
        Assert.True(IsHeard(), "Nobody heard of it.");

        // The content policy refuses it before it leaves, and says so; either way the page tried.
        bool IsHeard() => asked.Any(url => url.Contains("/elsewhere", StringComparison.Ordinal)) || window.HasFaults;
    }
}
