using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Exposure;

/// <summary>What a real process has counted when it ends.</summary>
public sealed class EndedProcessTests : IAsyncLifetime
{
    private readonly TestFolder _data = new();
    private RealSite _site = null!;
    private Uri _address = null!;

    public async Task InitializeAsync() => (_site, _address) = await RealSite.StartAsync(_data.Path, ("Demo__Ideas", "true"));

    [Fact]
    public async Task Who_is_killed_loses_at_most_the_last_ten_seconds()
    {
        var before = await SeenAsync(idea: 1);
        await LookAsync(idea: 1);
        await Task.Delay(TimeSpan.FromSeconds(10));
        await LookAsync(idea: 2);
        _site.Kill();

        Assert.Equal(before + 1, await SeenAsync(idea: 1));
    }

    [Fact]
    public async Task Who_is_asked_to_end_writes_down_what_was_seen_until_then()
    {
        if (OperatingSystem.IsWindows()) return;
        var (one, two) = (await SeenAsync(idea: 1), await SeenAsync(idea: 2));
        await LookAsync(idea: 1);
        await LookAsync(idea: 2);
        await _site.EndAsync();

        Assert.Equal((one + 1, two + 1), (await SeenAsync(idea: 1), await SeenAsync(idea: 2)));
    }

    public Task DisposeAsync()
    {
        _site.Dispose();
        _data.Dispose();
        return Task.CompletedTask;
    }

    private async Task LookAsync(int idea)
    {
        using var browser = new HttpClient { BaseAddress = _address };
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0");
        using var page = await browser.GetAsync(new Uri($"/ideas/{idea}", UriKind.Relative));
        page.EnsureSuccessStatusCode();
    }

    private async Task<int> SeenAsync(int idea)
    {
        await using var db = EmptyDatabase.Open(_data.File("idealab.db"));
        return await db.Ideas.Where(i => i.Id == idea).Select(i => i.Seen).SingleAsync();
    }
}
