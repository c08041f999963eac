using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Tests.Browser;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Security.Hostile;

/// <summary>The demo content with every hostile text as the title and the body of an idea and as a comment, and with some of them in every other field of every form.</summary>
public sealed partial class HostileLab : IAsyncLifetime
{
    // Each is refused or taken. A field gets 8 of them, all fields together each text several times; with IDEALAB_HOSTILE=all each field gets each.
    private static readonly int Each = Environment.GetEnvironmentVariable("IDEALAB_HOSTILE") == "all" ? HostileTexts.All.Count : 8;

    private readonly List<string> _faults = [];
    private readonly Dictionary<(string Form, string Field), int> _filled = [];
    private readonly Dictionary<(string Form, string Field), int> _started = [];

    public LabApp App { get; } = new()
    {
        Settings = { ["Demo:Ideas"] = "true", ["ReloadStaticAssetsAtRuntime"] = "false", ["RateLimits:vote"] = "100000", ["RateLimits:submit"] = "100000", ["RateLimits:comment"] = "100000", ["RateLimits:sign-in"] = "100000", ["RateLimits:sign-up"] = "100000", ["RateLimits:mail"] = "100000" },
    };

    public string Address { get; private set; } = "";
    public IReadOnlyList<Route> Routes { get; private set; } = [];

    /// <summary>What broke, and where a text became more than text, in the answers to what was sent.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>How often each field was filled, by where its form is sent, whatever numbers are in that.</summary>
    public IReadOnlyDictionary<(string Form, string Field), int> Filled => _filled;

    public async Task InitializeAsync()
    {
        App.UseKestrel(0);
        App.StartServer();
        Address = App.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await FurtherContent.AddAsync(App);
        // What waits for a look is seen by few, and these texts are to be seen by everybody.
        await App.HoldNothingAsync();
        Routes = await Route.AllAsync(App);

        var topic = await App.InDatabaseAsync(db => db.Topics.OrderBy(t => t.Id).Select(t => t.Id).FirstAsync());
        var author = await App.SignedInAsync("customer");
        foreach (var text in HostileTexts.All) await SendAsync(author, "/ideas/new", "/ideas/new", ("Input.Title", text), ("Input.Body", text), ("Input.TopicId", $"{topic}"), ("Input.Audience", "Everyone"), ("anyway", "true"));
        var busy = Routes.First(r => r.Path.StartsWith("/ideas/", StringComparison.Ordinal) && r.Readers.Contains("customer")).Path;
        var comment = $"/ideas/{busy.Split('/')[2]}/comment";
        foreach (var text in HostileTexts.All) await SendAsync(author, busy, comment, ("Form.Body", text));

        foreach (var (path, who) in Routes.Where(r => r.Status == 200).SelectMany(r => r.Readers.Select(who => (r.Path, Who: who))))
        {
            var visitor = who == "visitor" ? App.Visitor() : await App.SignedInAsync(who);
            // Two times as many: by turns all of a form, and the neediest field alone, since one that is refused keeps the others from being stored.
            for (var round = 0; round < Each * 2 && await FillAsync(visitor, path, isAlone: round % 2 == 1); round++) { }
        }
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <returns>Whether the page has a field that was still to be filled.</returns>
    private async Task<bool> FillAsync(Visitor visitor, string path, bool isAlone)
    {
        using var shown = await visitor.Client.GetAsync(path);
        // What was done before may have closed it.
        if (!shown.IsSuccessStatusCode) { Judge($"GET {path}", shown.StatusCode, null); return false; }
        var hasFilled = false;
        foreach (var form in (await Visitor.ReadAsync(shown)).Forms)
        {
            var action = form.GetAttribute("action") is { Length: > 0 } said ? said : path;
            var fields = form.Elements.Where(TakesText).Select(field => (Form: AnyNumber().Replace(action, "#"), Field: ((IHtmlElement)field).GetAttribute("name")!)).Distinct().Where(field => _filled.GetValueOrDefault(field) < Each);
            if (isAlone) fields = fields.OrderBy(field => _filled.GetValueOrDefault(field)).Take(1);
            var texts = fields.Select(field => (field.Field, Text: Next(field))).ToArray();
            if (texts.Length == 0) continue;
            hasFilled = true;
            using var answer = form.Method == "post" ? await visitor.SendAsync(form, action, texts)
                : await visitor.Client.GetAsync($"{action.Split('?')[0]}?{string.Join('&', texts.Select(text => $"{Uri.EscapeDataString(text.Field)}={Uri.EscapeDataString(text.Text[..Math.Min(text.Text.Length, 2000)])}"))}");
            Judge($"{form.Method.ToUpperInvariant()} {action}", answer.StatusCode, await ReadAsync(answer));
        }
        return hasFilled;
    }

    private async Task SendAsync(Visitor visitor, string page, string action, params (string, string)[] texts)
    {
        using var answer = await visitor.SendAsync(page, action, texts);
        Judge($"POST {action}", answer.StatusCode, await ReadAsync(answer));
    }

    private void Judge(string asked, HttpStatusCode status, IDocument? page)
    {
        if ((int)status >= 500) _faults.Add($"{asked} answered {(int)status}");
        if (page is not null) _faults.AddRange(TextTrap.FaultsIn(page).Select(fault => $"{asked}: {fault}"));
    }

    private static async Task<IDocument?> ReadAsync(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType == "text/html" ? await Visitor.ReadAsync(answer) : null;

    // Each field begins elsewhere.
    private string Next((string, string) field)
    {
        if (!_filled.TryGetValue(field, out var times)) _started[field] = _started.Count * Each;
        _filled[field] = times + 1;
        return HostileTexts.All[(_started[field] + times) % HostileTexts.All.Count];
    }

    private static bool TakesText(IElement field) => field switch
    {
        IHtmlTextAreaElement { Name.Length: > 0 } => true,
        IHtmlInputElement { Name.Length: > 0 } input => input.Type is "text" or "search" or "email" or "url" or "tel" or "number" or "date",
        _ => false,
    };

    [GeneratedRegex("[0-9]+")]
    private static partial Regex AnyNumber();
}

[CollectionDefinition(nameof(HostileLab))]
public sealed class HostileLabCollection : ICollectionFixture<HostileLab>;
