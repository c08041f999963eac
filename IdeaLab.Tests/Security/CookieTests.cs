using System.Net;
using IdeaLab.Domain.People;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace IdeaLab.Tests.Security;

public sealed class CookieTests
{
    private const string Ana = "ana@example.org";
    private const string Ruth = "ruth@example.org";

    [Fact]
    public async Task In_production_every_cookie_of_a_tour_goes_by_HTTPS_alone()
    {
        await using var app = new LabApp { Settings = { ["Environment"] = "Production" } };
        await app.JoinAsync(Ana);
        var cookies = new CookieReader();
        var ana = new Visitor(app.CreateDefaultClient(new Uri("https://localhost"), cookies, new CookieContainerHandler()));

        await ana.PostAsync("/", "/language", ("to", "es"));
        await ana.PostAsync("/account/code", "/account/code", ("Form.Email", Ana));
        await ana.TrySignInAsync(Ana);
        await ana.PostAsync("/account/profile", "/account/profile", ("Form.Name", "Ana Núñez"));
        await ana.PostAsync("/account/sign-out", "/account/sign-out");

        await app.JoinAsync(Ruth, roles: Roles.Reviewer);
        await ana.TrySignInAsync(Ruth);
        await ana.PostAsync("/account/second-step", "/account/second-step", ("Form.Code", (await app.LastMailToAsync(Ruth)).Code()));

        Assert.Superset(new HashSet<string> { "lab-device", "lab-form", "lab-language", "lab-second-step", "lab-sign-in", ".AspNetCore.Mvc.CookieTempDataProvider" }, cookies.Set.Select(c => c.Split('=')[0]).ToHashSet());
        Assert.All(cookies.Set, cookie => Assert.Contains("; secure", cookie));
        // The privacy page names them all; signing out takes some away that were never set.
        Assert.Subset(IdeaLab.Web.Pages.About.PrivacyModel.Cookies.Select(c => c.Name).ToHashSet(), cookies.Set.Where(c => !c.Contains("01 Jan 1970", StringComparison.Ordinal)).Select(c => c.Split('=')[0]).ToHashSet());
    }

    [Fact]
    public async Task A_proxy_that_ends_TLS_and_asks_by_plain_HTTP_gets_the_page_and_the_same_cookies()
    {
        await using var app = new LabApp { Settings = { ["Environment"] = "Production" } };
        using var answer = await app.Visitor().Client.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie));
    }

    private sealed class CookieReader : DelegatingHandler
    {
        public List<string> Set { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) Set.AddRange(cookies);
            return answer;
        }
    }
}
