using System.Net;
using IdeaLab.Domain.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Architecture;

/// <summary>What visitors may open is a short list, written here once more by hand.</summary>
public sealed class AccessTests
{
    private static readonly string[] Open =
    [
        "/About/Index", "/About/Promise", "/Account/Code", "/Account/Confirm", "/Account/ConfirmNew", "/Account/Demo", "/Account/EnterCode", "/Account/FirstAdmin",
        "/Account/Forgot", "/Account/Resend", "/Account/Reset", "/Account/Sent", "/Account/SignIn", "/Account/SignUp", "/Error", "/Ideas/Details", "/Ideas/Index", "/Index", "/Language", "/Mail/Unsubscribe",
    ];

    [Fact]
    public async Task Visitors_reach_these_pages_and_no_others()
    {
        await using var app = new LabApp();
        _ = app.Server;
        var open = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Open, open);
    }

    [Fact]
    public async Task Every_page_asks_for_the_antiforgery_token_but_the_two_that_cannot()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:sign-in"] = "1000", ["RateLimits:sign-up"] = "1000" } };
        await app.JoinAsync("all@example.org", roles: Roles.Reviewer | Roles.Owner | Roles.Lead | Roles.Admin);
        var visitor = app.Visitor();
        await visitor.TrySignInAsync("all@example.org");

        var unasked = new List<string>();
        foreach (var page in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (page.Metadata.GetMetadata<PageActionDescriptor>() is not { } about) continue;
            using var answer = await visitor.Client.PostAsync(PathOf(page.RoutePattern), new FormUrlEncodedContent([]));
            if (answer.StatusCode != HttpStatusCode.BadRequest) unasked.Add(about.ViewEnginePath);
        }
        Assert.Equal(["/Error", "/Mail/Unsubscribe"], unasked.Distinct().Order(StringComparer.Ordinal));
    }

    // Any number will do where a page asks for one: the token is asked for before the page looks.
    private static string PathOf(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { IsOptional: false } => "404",
            _ => "",
        }))));
}
