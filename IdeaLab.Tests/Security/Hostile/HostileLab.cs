using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Tests.Browser;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Security.Hostile;

/// <summary>The demo content with every hostile text as the title and the body of an idea and as a comment, and with some of them in every other field of every form.</summary>
public sealed class HostileLab : IAsyncLifetime
{
    // Each is refused or taken; a field gets as many as there are rounds, and all fields together each text several times.
    private const int Rounds = 8;

    private readonly List<string> _faults = [];
    private readonly HashSet<(string Action, string Field)> _filled = [];
    private int _next;

    public LabApp App { get; } = new()
    {
        Settings = { ["Demo:Ideas"] = "true", ["ReloadStaticAssetsAtRuntime"] = "false", ["RateLimits:vote"] = "100000", ["RateLimits:submit"] = "100000", ["RateLimits:comment"] = "100000", ["RateLimits:sign-in"] = "100000", ["RateLimits:sign-up"] = "100000", ["RateLimits:mail"] = "100000" },
    };

    public string Address { get; private set; } = "";
    public IReadOnlyList<Route> Routes { get; private set; } = [];

    /// <summary>What broke, and where a text became more than text, in the answers to what was sent.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Fields that were filled, by where their forms are sent.</summary>
    public IReadOnlyCollection<(string Action, string Field)> Filled => _filled;

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
            for (var round = 0; round < Rounds; round++) await FillAsync(visitor, path);
        }
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    private async Task FillAsync(Visitor visitor, string path)
    {
        using var shown = await visitor.Client.GetAsync(path);
        // What was done before may have closed it.
        if (!shown.IsSuccessStatusCode) { Judge($"GET {path}", shown.StatusCode, null); return; }
        var page = await Visitor.ReadAsync(shown);
        foreach (var form in page.Forms)
        {
            var texts = form.Elements.Where(TakesText).Select(field => ((IHtmlElement)field).GetAttribute("name")!).Distinct().Select(name => (name, Text: Next())).ToArray();
            if (texts.Length == 0) continue;
            var action = form.GetAttribute("action") is { Length: > 0 } said ? said : path;
            _filled.UnionWith(texts.Select(text => (action, text.name)));
            if (form.Method == "post") await SendAsync(visitor, path, action, texts);
            else
            {
                using var answer = await visitor.Client.GetAsync($"{action.Split('?')[0]}?{string.Join('&', texts.Select(text => $"{Uri.EscapeDataString(text.name)}={Uri.EscapeDataString(text.Text[..Math.Min(text.Text.Length, 2000)])}"))}");
                Judge($"GET {action}", answer.StatusCode, await ReadAsync(answer));
            }
        }
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

    private string Next() => HostileTexts.All[_next++ % HostileTexts.All.Count];

    private static bool TakesText(IElement field) => field switch
    {
        IHtmlTextAreaElement { Name.Length: > 0 } => true,
        IHtmlInputElement { Name.Length: > 0 } input => input.Type is "text" or "search" or "email" or "url" or "tel" or "number" or "date",
        _ => false,
    };
}

[CollectionDefinition(nameof(HostileLab))]
public sealed class HostileLabCollection : ICollectionFixture<HostileLab>;
