using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Tests.Browser;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Security.Hostile;

/// <summary>Somebody who changes numbers, names and values of requests at random may be refused; nothing of it may break.</summary>
public sealed class RandomWalkTests
{
    private const int Seed = 20261127;
    private const int Roles = 7;

    // 5,000 in all, and as many for each with IDEALAB_WALK=5000.
    private static readonly int Requests = int.TryParse(Environment.GetEnvironmentVariable("IDEALAB_WALK"), NumberStyles.None, CultureInfo.InvariantCulture, out var each) ? each : (5000 + Roles - 1) / Roles;

    private static readonly string[] Numbers = ["0", "-1", "1", "2", "7", "404", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "99999999999999999999", "1e3", "1.5", "abc", "%00", "NaN", ""];

    private readonly Random _chance = new(Seed);
    private readonly List<(string Action, string Page)> _forms = [];
    private readonly HashSet<string> _links = [];
    private readonly HashSet<string> _names = ["page", "before", "handler", "returnUrl", "sort", "q", "topic", "status"];

    [Theory]
    [InlineData("visitor")]
    [InlineData("customer")]
    [InlineData("employee")]
    [InlineData("reviewer")]
    [InlineData("owner")]
    [InlineData("lead")]
    [InlineData("admin")]
    public async Task Nothing_breaks(string who)
    {
        await using var app = new LabApp { Settings = { ["Demo:Ideas"] = "true" } };
        _ = app.Server;
        await FurtherContent.AddAsync(app);
        var visitor = who == "visitor" ? app.Visitor() : await app.SignedInAsync(who);
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern).ToList();
        foreach (var route in await Browser.Route.AllAsync(app)) _links.Add(route.Path);

        var broken = new List<string>();
        for (var n = 0; n < Requests; n++)
        {
            var (asked, answer) = _chance.Next(10) < 3 && _forms.Count > 0 ? await PostAsync(visitor) : await GetAsync(visitor, pages);
            using (answer)
            {
                if ((int)answer.StatusCode >= 500) broken.Add($"{asked} answered {(int)answer.StatusCode}");
                if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/html") Remember(asked, await Visitor.ReadAsync(answer));
                // Who signs out goes on as before.
                if (who != "visitor" && asked.Contains("sign-out", StringComparison.Ordinal)) visitor = await app.SignedInAsync(who);
            }
        }

        Assert.Empty(broken);
    }

    private async Task<(string, HttpResponseMessage)> GetAsync(Visitor visitor, List<RoutePattern> pages)
    {
        var path = _chance.Next(2) == 0 ? Filled(Any(pages)) : Any([.. _links]).Split('#')[0];
        if (_chance.Next(2) == 0) path = string.Join('/', path.Split('?')[0].Split('/').Select(part => part.Length > 0 && char.IsAsciiDigit(part[0]) && _chance.Next(2) == 0 ? Any(Numbers) : part)) + (path.Contains('?') ? path[path.IndexOf('?')..] : "");
        for (var more = _chance.Next(3); more > 0; more--) path += $"{(path.Contains('?') ? '&' : '?')}{Uri.EscapeDataString(Any([.. _names]))}={Uri.EscapeDataString(Value())}";
        // The test's own server cannot be asked for such a path; the real one answers 400 before anything of ours.
        if (path.Split('?') is [var bare, ..] && bare.Contains("%00", StringComparison.Ordinal)) path = bare.Replace("%00", "", StringComparison.Ordinal) + path[bare.Length..];
        if (!path.StartsWith('/')) path = "/" + path;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (_chance.Next(4) == 0) request.Headers.Add("HX-Request", "true");
        return ($"GET {path}", await visitor.Client.SendAsync(request));
    }

    private async Task<(string, HttpResponseMessage)> PostAsync(Visitor visitor)
    {
        var (action, page) = Any(_forms);
        using var shown = await visitor.Client.GetAsync(page);
        if (!shown.IsSuccessStatusCode) return ($"GET {page}", await visitor.Client.GetAsync(page));
        var form = (await Visitor.ReadAsync(shown)).Forms.FirstOrDefault(f => f.Method == "post" && (f.GetAttribute("action") ?? page) == action);
        var fields = form?.Elements.OfType<IHtmlElement>().Where(e => e.HasAttribute("name")).Select(e => KeyValuePair.Create(e.GetAttribute("name")!, ValueOf(e))).ToList() ?? [];
        fields = [.. fields.Where(f => f.Key == "__RequestVerificationToken" || _chance.Next(5) > 0).Select(f => f.Key != "__RequestVerificationToken" && _chance.Next(2) == 0 ? KeyValuePair.Create(f.Key, Value()) : f)];
        if (_chance.Next(3) == 0) fields.Add(KeyValuePair.Create(Any([.. _names]), Value()));
        using var content = new FormUrlEncodedContent(fields);
        return ($"POST {action} {string.Join('&', fields.Where(f => f.Key != "__RequestVerificationToken").Select(f => $"{f.Key}={f.Value[..Math.Min(40, f.Value.Length)]}"))}", await visitor.Client.PostAsync(action, content));
    }

    private void Remember(string asked, IHtmlDocument page)
    {
        var path = asked.Split(' ')[1];
        foreach (var link in page.Links.Select(l => l.GetAttribute("href")).OfType<string>().Where(href => href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal))) _links.Add(link);
        foreach (var form in page.Forms)
        {
            foreach (var name in form.Elements.Select(e => e.GetAttribute("name")).OfType<string>()) _names.Add(name);
            if (form.Method == "post" && asked.StartsWith("GET", StringComparison.Ordinal)) _forms.Add((form.GetAttribute("action") is { Length: > 0 } action ? action : path, path));
        }
    }

    private string Filled(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart => _chance.Next(3) > 0 ? _chance.Next(1, 60).ToString(CultureInfo.InvariantCulture) : Uri.EscapeDataString(Value()),
        _ => "",
    }))));

    private string Value()
    {
        var text = _chance.Next(2) == 0 ? Any(Numbers) : Any(HostileTexts.All);
        return text[..Math.Min(text.Length, 2000)];
    }

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlButtonElement button => button.Value,
        _ => "",
    };

    private T Any<T>(IReadOnlyList<T> some) => some[_chance.Next(some.Count)];
}
