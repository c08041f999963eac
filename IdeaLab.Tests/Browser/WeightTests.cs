namespace IdeaLab.Tests.Browser;

[Collection(nameof(BrowserLab))]
public sealed class WeightTests(BrowserLab lab)
{
    private const int MostRequests = 6;
    private const int MostBytes = 90_000;

    [BrowserFact]
    public async Task The_first_board_page_is_light()
    {
        await using var window = await lab.OpenAsync();
        var network = await window.Page.Context.NewCDPSessionAsync(window.Page);
        var (requests, bytes) = (0, 0.0);
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            if (sent!.Value.GetProperty("request").GetProperty("url").GetString()!.StartsWith("http", StringComparison.Ordinal)) requests++;
        };
        network.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        await network.SendAsync("Network.enable");

        await window.GoAsync("/ideas");
        await window.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        Assert.InRange(requests, 1, MostRequests);
        Assert.InRange(bytes, 1, MostBytes);
    }
}
