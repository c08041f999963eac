using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Browser;

[Collection(nameof(SecondBrowserLabCollection))]
public sealed class AccessibilityTests(BrowserLab lab)
{
    public static TheoryData<string, string> Readers => new()
    {
        { "visitor", "en" }, { "visitor", "es" },
        { "customer", "en" }, { "customer", "es" },
        { "reviewer", "en" }, { "reviewer", "es" },
        { "owner", "en" }, { "owner", "es" },
        { "lead", "en" }, { "lead", "es" },
        { "admin", "en" }, { "admin", "es" },
    };

    [BrowserFact]
    public async Task No_page_is_left_out()
    {
        // These only act, answer scripts, send one elsewhere, or follow a form (AfterClicksTests, PasskeyTests).
        string[] withoutLooks =
        [
            "/language", "/error/{code:int}", "/ideas/{id:int}/vote/{handler?}", "/ideas/{id:int}/votes", "/ideas/{id:int}/follow/{handler?}", "/ideas/seen", "/ideas/draft", "/ideas/preview", "/ideas/similar", "/review/{id:int}/take-back/{person:int}",
            "/account/sign-on", "/account/sign-on-code", "/account/sign-on/{provider}", "/review/assign", "/review/move", "/review/questions/{comment:int}", "/review/flags/{flag:int}", "/review/alerts/{alert:int}", "/admin/topics/{id:int}/reopen", "/admin/people/{id:int}/segments", "/pictures/{id:int}", "/account/code/enter", "/account/data/{id:int}", "/account/second-step", "/account/security/passkeys/{id}", "/review/{id:int}/no-lesson", "/moderation/votes/{id:int}/settle",
        ];
        var shown = (await Route.AllAsync(lab.App)).Select(r => new PathString(r.Path.Split('?')[0])).ToList();
        var pages = lab.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Distinct().Except(withoutLooks);

        var unseen = pages.Where(page => !shown.Exists(path => new TemplateMatcher(TemplateParser.Parse(page), []).TryMatch(path, [])));

        Assert.Empty(unseen);
    }

    [BrowserFact]
    public async Task A_barrier_is_found_and_named()
    {
        await using var window = await lab.OpenAsync();
        await window.GoAsync("/about");
        await window.Page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.ico\" id=\"mute\"><div class=\"prose\"><h6>As its author has it</h6></div>')");

        var barrier = Assert.Single(await window.BarriersAsync());

        Assert.StartsWith("/about [image-alt]", barrier, StringComparison.Ordinal);
        Assert.Contains("#mute", barrier, StringComparison.Ordinal);
    }

    [BrowserTheory, MemberData(nameof(Readers))]
    public async Task Axe_finds_nothing_on_any_page(string who, string language)
    {
        await using var window = await lab.OpenAsync(who == "visitor" ? null : who, language);
        List<string> barriers = [];
        foreach (var route in await Route.AllAsync(lab.App))
        {
            if (!route.Readers.Contains(who)) continue;
            Assert.Equal((route.Path, route.Status), (route.Path, await window.GoAsync(route.Path)));
            if (!route.IsAddressed) Assert.Equal(language, await window.Page.Locator("html").GetAttributeAsync("lang"));
            barriers.AddRange(await window.BarriersAsync());
        }

        Assert.Empty(barriers);
        window.AssertNoFaults();
    }
}
