using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Tests.Browser;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Security;

/// <summary>A link to the lab leads to the lab, whatever stands behind it.</summary>
public sealed class RedirectTests
{
    private static readonly string[] Ways =
    [
        "//evil.example", "///evil.example", "////evil.example", "https://evil.example", "https:evil.example", "https:/evil.example", "http:\\\\evil.example", "/\\evil.example", "\\/evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example",
        "%2f%2fevil.example", "/%2fevil.example", "/%5cevil.example", "/%09/evil.example", "javascript:alert(1)", "data:text/html,x", "//evil.example%2f..", "/../..//evil.example", "/.//evil.example", "~//evil.example", "~/\\evil.example", "//evil.example@localhost", "/ideas\r\nLocation: https://evil.example", "/ideas\r\nSet-Cookie: a=b", "\u0000//evil.example", "/\u0000/evil.example",
        "//[::1]", "//0x7f000001", "／／evil.example", "/／evil.example", "/\u2028/evil.example", "\u00ad//evil.example",
    ];

    [Fact]
    public async Task No_page_that_is_told_where_to_go_leads_away()
    {
        await using var app = new LabApp { Settings = { ["Demo:Ideas"] = "true", ["RateLimits:vote"] = "100000", ["RateLimits:submit"] = "100000", ["RateLimits:comment"] = "100000", ["RateLimits:sign-in"] = "100000", ["RateLimits:sign-up"] = "100000", ["RateLimits:mail"] = "100000" } };
        _ = app.Server;
        await FurtherContent.AddAsync(app);
        var told = PagesThatAreTold(app);
        Assert.Contains(told, page => page.Name == "/Account/SignIn");
        Assert.Contains(told, page => page.Name == "/Ideas/Vote");

        var (faults, led) = (new List<string>(), new HashSet<string>());
        var forms = new Dictionary<string, (string Who, Visitor Visitor, string Page, IHtmlFormElement Form)>();
        foreach (var who in (string[])["visitor", "customer", "reviewer", "owner", "admin"])
        {
            var visitor = who == "visitor" ? app.Visitor() : await app.SignedInAsync(who);
            foreach (var page in told.Where(one => who is "visitor" or "customer" && !one.Path.Contains('{')))
            {
                foreach (var way in Ways)
                {
                    using var answer = await visitor.Client.GetAsync($"{page.Path}?{page.Parameter}={Uri.EscapeDataString(way)}");
                    await JudgeAsync($"GET {page.Path} {page.Parameter}={way} for {who}", answer);
                }
            }

            foreach (var path in (await Browser.Route.AllAsync(app)).Where(r => r.Readers.Contains(who) && r.Status == 200).Select(r => r.Path))
            {
                using var shown = await visitor.Client.GetAsync(path);
                if (!shown.IsSuccessStatusCode) continue;
                foreach (var form in (await Visitor.ReadAsync(shown)).Forms.Where(f => f.Method == "post"))
                {
                    if (told.FirstOrDefault(one => one.Matches(ActionOf(form, path))) is { } page) forms.TryAdd(page.Name, (who, visitor, path, form));
                }
            }
        }

        foreach (var page in told)
        {
            if (!forms.TryGetValue(page.Name, out var found)) continue;
            foreach (var way in Ways)
            {
                // Who was let in by the way before has a form no longer good: a stranger comes anew each time.
                var (visitor, form) = found.Who == "visitor" ? await StrangerAsync(found.Page, page) : (found.Visitor, found.Form);
                var action = ActionOf(form, found.Page);
                var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(f => f.Type is not ("checkbox" or "radio") || f.IsChecked).Select(f => KeyValuePair.Create(f.Name!, f.Value))
                    .Where(f => !string.Equals(f.Key, page.Parameter, StringComparison.OrdinalIgnoreCase)).Append(KeyValuePair.Create(page.Parameter, way))
                    .Concat(form.QuerySelectorAll<IHtmlButtonElement>("button[name]").Take(1).Select(button => KeyValuePair.Create(button.Name!, button.Value)));
                using var answer = await visitor.Client.PostAsync($"{action.Split('?')[0]}?{page.Parameter}={Uri.EscapeDataString(way)}", new FormUrlEncodedContent(fields));
                await JudgeAsync($"POST {action} {page.Parameter}={way}", answer);
                if (answer.Headers.Location is not null) led.Add(page.Name);
            }
        }

        Assert.Empty(faults);
        // That something leads on at all is seen too.
        Assert.Contains("/Ideas/Vote", led);
        Assert.Contains("/Language", led);

        async Task<(Visitor, IHtmlFormElement)> StrangerAsync(string path, Told page)
        {
            var stranger = app.Visitor();
            return (stranger, (await stranger.OpenAsync(path)).Forms.First(f => f.Method == "post" && page.Matches(ActionOf(f, path))));
        }

        async Task JudgeAsync(string asked, HttpResponseMessage answer)
        {
            if ((int)answer.StatusCode >= 500) faults.Add($"{asked} answered {(int)answer.StatusCode}");
            if (answer.Headers.TryGetValues("Location", out var places) && places.Any(LeadsAway) || answer.Headers.TryGetValues("HX-Redirect", out places) && places.Any(LeadsAway)) faults.Add($"{asked} leads to {string.Join(' ', places)}");
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("a=b", StringComparison.Ordinal))) faults.Add($"{asked} sets a cookie");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") return;
            var page = await Visitor.ReadAsync(answer);
            faults.AddRange(page.QuerySelectorAll("[href], [action], [formaction], [src]").SelectMany(e => (string?[])[e.GetAttribute("href"), e.GetAttribute("action"), e.GetAttribute("formaction"), e.GetAttribute("src")])
                .OfType<string>().Where(address => address.Contains("evil", StringComparison.Ordinal) && LeadsAway(address)).Select(address => $"{asked} shows a link to {address}"));
        }
    }

    private static string ActionOf(IHtmlFormElement form, string page) => form.GetAttribute("action") is { Length: > 0 } said ? said : page;

    // As a browser reads it: tabs and line ends go, a backslash is a slash, and control signs at the beginning do not count.
    private static bool LeadsAway(string place)
    {
        var read = string.Concat(place.SkipWhile(sign => sign <= ' ').Where(sign => sign is not ('\t' or '\r' or '\n'))).Replace('\\', '/');
        return read.StartsWith("//", StringComparison.Ordinal) || !(read.StartsWith('/') || read.StartsWith('#') || read.StartsWith('?') || read.Length == 0)
            && !(Uri.TryCreate(new Uri("http://localhost/"), read, out var to) && to.Host == "localhost" && to.Scheme is "http");
    }

    private static List<Told> PagesThatAreTold(LabApp app)
    {
        var found = from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                    let descriptor = endpoint.Metadata.GetMetadata<PageActionDescriptor>()
                    where descriptor is not null
                    let model = typeof(Program).Assembly.GetType($"IdeaLab.Web.Pages{descriptor.ViewEnginePath.Replace('/', '.')}Model")
                    where model is not null
                    from name in model.GetProperties().Where(p => p.PropertyType == typeof(string) && p.CanWrite && p.SetMethod!.IsPublic).Select(p => p.Name)
                        .Concat(model.GetMethods().Where(m => m.Name.StartsWith("On", StringComparison.Ordinal)).SelectMany(m => m.GetParameters()).Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!))
                    where name.Contains("url", StringComparison.OrdinalIgnoreCase) || name.Contains("back", StringComparison.OrdinalIgnoreCase) || name.Contains("return", StringComparison.OrdinalIgnoreCase) || name.Contains("next", StringComparison.OrdinalIgnoreCase)
                    select new Told(descriptor.ViewEnginePath, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), name);
        return [.. found.DistinctBy(page => (page.Name, page.Parameter))];
    }

    private sealed record Told(string Name, string Path, string Parameter)
    {
        public bool Matches(string action)
        {
            var (mine, theirs) = (Path.Split('/'), action.Split('?')[0].Split('#')[0].Split('/'));
            return mine.Length == theirs.Length && mine.Zip(theirs).All(part => part.First.StartsWith('{') || part.First.Equals(part.Second, StringComparison.OrdinalIgnoreCase));
        }
    }
}
