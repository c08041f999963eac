using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>A browser window that remembers what went wrong in it: script faults, refused resources, broken content policy.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // A mail stands within the page of a mail program, which has landmarks and a first heading of its own.
    private static readonly string[] OfWholePages = ["region", "landmark-one-main", "page-has-heading-one"];

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // A page that answers 404 or 403 on purpose is logged as a failed resource; its status is asserted where it matters.
            if (message.Type is "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _faults.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, fault) => _faults.Add($"{page.Url}: {fault}");
    }

    public IPage Page { get; }

    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>What axe finds, a line for each kind with the first places. The order of headings within a text is its author's, and no criterion of WCAG.</summary>
    /// <param name="isMail">Whether it is looked at as a part of another page.</param>
    public async Task<IReadOnlyList<string>> BarriersAsync(bool isMail = false)
    {
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>("""
            async without => {
                const { violations } = await axe.run({
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                    rules: Object.fromEntries(without.map(rule => [rule, { enabled: false }])),
                    resultTypes: ['violations'],
                });
                return violations.flatMap(({ id, help, nodes }) => {
                    const places = nodes.filter(({ target }) => id !== 'heading-order' || !document.querySelector(target).closest('.prose, .quote'));
                    const first = places.slice(0, 3).map(({ target, any, all }) => `${target} ${[...any, ...all][0]?.message ?? ''}`);
                    return places.length ? [`${location.pathname}${location.search} [${id}] ${help}: ${first.join('; ')}`] : [];
                });
            }
            """, isMail ? OfWholePages : Array.Empty<string>());
    }

    /// <summary>The whole page as a picture. A browser with too much to do gives up on one now and then, and takes it when asked again.</summary>
    public async Task PictureAsync(string path)
    {
        for (var left = 5; ; left--)
        {
            try
            {
                await Page.ScreenshotAsync(new() { FullPage = true, Path = path });
                return;
            }
            catch (PlaywrightException e) when (left > 0 && e.Message.Contains("Unable to capture screenshot", StringComparison.Ordinal))
            {
            }
        }
    }

    /// <summary>How many pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)");

    public bool HasFaults => _faults.Count > 0;

    public void AssertNoFaults() => Assert.True(_faults.Count == 0, string.Join('\n', _faults));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
