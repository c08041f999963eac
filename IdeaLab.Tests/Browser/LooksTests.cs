using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>Every page in three widths and both themes, kept as pictures for people to look at, none wider than its window.</summary>
[Collection(nameof(BrowserLab))]
public sealed class LooksTests(BrowserLab lab)
{
    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_fits_its_window(ColorScheme theme)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf("TestResults", "screenshots")).FullName;
        List<string> tooWide = [];
        foreach (var routes in (await Route.AllAsync(lab.App)).GroupBy(r => r.Readers[^1]))
        {
            await using var window = await lab.OpenAsync(routes.Key == "visitor" ? null : routes.Key, theme: theme);
            foreach (var route in routes)
            {
                await window.GoAsync(route.Path);
                foreach (var width in (int[])[320, 768, 1280])
                {
                    await window.Page.SetViewportSizeAsync(width, 900);
                    if (await window.OverflowAsync() is > 0 and var pixels) tooWide.Add($"{route.Path} at {width}: {pixels} px");
                    await window.PictureAsync(Path.Combine(folder, $"{NameOf(route.Path)}-{width}-{theme.ToString().ToLowerInvariant()}.png"));
                }
            }

            window.AssertNoFaults();
        }

        Assert.Empty(tooWide);
    }

    /// <summary>The picture in the README; delete it to have it taken anew.</summary>
    [BrowserFact]
    public async Task The_board_has_its_picture()
    {
        var picture = Repository.PathOf("IdeaLab.Tests", "Browser", "board.png");
        if (File.Exists(picture)) return;

        await using var window = await lab.OpenAsync("customer2");
        await window.GoAsync("/ideas");
        await window.Page.ScreenshotAsync(new() { Path = picture });
    }

    private static string NameOf(string path) =>
        path == "/" ? "home" : string.Join('-', path.Split(['/', '?', '=', '&'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Length > 40 ? part[..20] + part[^20..] : part));
}
