using IdeaLab.Web.Exposure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Browser;

[Collection(nameof(BrowserLab))]
public sealed class SeenRowsTests(BrowserLab lab)
{
    [BrowserFact]
    public async Task Rows_on_screen_for_a_second_count_and_rows_below_do_not_until_they_are_scrolled_to()
    {
        await using var window = await lab.OpenAsync(robot: false);
        await window.GoAsync("/ideas?sort=new");
        var rows = await window.Page.Locator("[data-idea]").EvaluateAllAsync<int[]>("rows => rows.map(row => Number(row.dataset.idea))");
        var (first, last) = (rows[0], rows[^1]);
        var (firstBefore, lastBefore) = (await SeenAsync(lab.App, first), await SeenAsync(lab.App, last));

        await CountedAsync(first);
        await window.GoAsync("/about");
        Assert.Equal(firstBefore + 1, await SeenAsync(lab.App, first, waitFor: firstBefore + 1));
        Assert.Equal(lastBefore, await SeenAsync(lab.App, last));

        await window.GoAsync("/ideas?sort=new");
        await window.Page.Locator("[data-idea]").Last.ScrollIntoViewIfNeededAsync();
        await CountedAsync(last);
        await window.GoAsync("/about");
        Assert.Equal(lastBefore + 1, await SeenAsync(lab.App, last, waitFor: lastBefore + 1));
        Assert.Equal(firstBefore + 1, await SeenAsync(lab.App, first));
        window.AssertNoFaults();

        Task CountedAsync(int id) => SeenRowsTests.CountedAsync(window, id);
    }

    [BrowserFact]
    public async Task Rows_that_were_appended_count_too()
    {
        await using var app = new LabApp();
        app.UseKestrel(0);
        app.StartServer();
        var oldest = await app.ShareAsync("Oldest", daysAgo: 9);
        for (var n = 0; n < 24; n++) await app.ShareAsync($"Number {n}");
        await using var window = await lab.OpenAsync(robot: false);
        await window.GoAsync($"{app.ClientOptions.BaseAddress}ideas?sort=new");
        await window.Page.Locator("#more-ideas").ClickAsync();
        await window.Page.Locator($"[data-idea='{oldest}']").ScrollIntoViewIfNeededAsync();

        await CountedAsync(window, oldest);
        await window.GoAsync($"{app.ClientOptions.BaseAddress}about");
        Assert.Equal(1, await SeenAsync(app, oldest, waitFor: 1));
        window.AssertNoFaults();
    }

    // A busy machine draws late, and only what is drawn is on screen.
    private static Task CountedAsync(Window window, int id) => window.Page.WaitForFunctionAsync("id => seen.has(String(id))", id);

    // The beacon of a page that is left arrives when the next one may be there already.
    private static async Task<int> SeenAsync(LabApp app, int id, int waitFor = 0)
    {
        for (var left = 50; ; left--)
        {
            await app.Services.GetRequiredService<ViewingFlush>().FlushAsync(default);
            var seen = await app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == id).Select(i => i.Seen).SingleAsync());
            if (seen >= waitFor || left == 0) return seen;
            await Task.Delay(100);
        }
    }
}
