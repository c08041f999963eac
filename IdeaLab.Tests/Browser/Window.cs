using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>A browser window that remembers what went wrong in it: script faults, refused resources, broken content policy.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly AxeRunOptions Wcag22 = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // What passes need not travel here.
        ResultTypes = [ResultType.Violations],
    };

    // A mail stands within the page of a mail program, which has landmarks and a first heading of its own.
    private static readonly AxeRunOptions WithinPage = new()
    {
        RunOnly = Wcag22.RunOnly,
        ResultTypes = Wcag22.ResultTypes,
        Rules = new() { ["region"] = new() { Enabled = false }, ["landmark-one-main"] = new() { Enabled = false }, ["page-has-heading-one"] = new() { Enabled = false } },
    };

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
        List<string> barriers = [];
        foreach (var found in (await Page.RunAxe(isMail ? WithinPage : Wcag22)).Violations)
        {
            List<string> places = [];
            foreach (var node in found.Nodes)
            {
                var place = node.Target.ToString();
                if (found.Id == "heading-order" && await Page.EvaluateAsync<bool>("place => Boolean(document.querySelector(place).closest('.prose, .quote'))", place)) continue;
                places.Add($"{place} {node.Any.Concat(node.All).FirstOrDefault()?.Message}");
            }

            if (places.Count > 0) barriers.Add($"{new Uri(Page.Url).PathAndQuery} [{found.Id}] {found.Help}: {string.Join("; ", places.Take(3))}");
        }

        return barriers;
    }

    /// <summary>How many pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)");

    public void AssertNoFaults() => Assert.Empty(_faults);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
