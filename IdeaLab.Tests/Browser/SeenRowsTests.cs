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
        var (firstBefore, lastBefore) = (await SeenAsync(first), await SeenAsync(last));

        await CountedAsync(first);
        await window.GoAsync("/about");
        Assert.Equal(firstBefore + 1, await SeenAsync(first, waitFor: firstBefore + 1));
        Assert.Equal(lastBefore, await SeenAsync(last));

        await window.GoAsync("/ideas?sort=new");
        await window.Page.Locator("[data-idea]").Last.ScrollIntoViewIfNeededAsync();
        await CountedAsync(last);
        await window.GoAsync("/about");
        Assert.Equal(lastBefore + 1, await SeenAsync(last, waitFor: lastBefore + 1));
        Assert.Equal(firstBefore + 1, await SeenAsync(first));
        window.AssertNoFaults();

        // A busy machine draws late, and only what is drawn is on screen.
        Task CountedAsync(int id) => window.Page.WaitForFunctionAsync("id => seen.has(String(id))", id);
    }

    // The beacon of a page that is left arrives when the next one may be there already.
    private async Task<int> SeenAsync(int id, int waitFor = 0)
    {
        for (var left = 50; ; left--)
        {
            await lab.App.Services.GetRequiredService<ViewingFlush>().FlushAsync(default);
            var seen = await lab.App.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == id).Select(i => i.Seen).SingleAsync());
            if (seen >= waitFor || left == 0) return seen;
            await Task.Delay(100);
        }
    }
}
