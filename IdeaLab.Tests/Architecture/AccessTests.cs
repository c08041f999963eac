using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Architecture;

/// <summary>What visitors may open is a short list, written here once more by hand.</summary>
public sealed class AccessTests
{
    private static readonly string[] Open =
    [
        "/About/Index", "/Account/Code", "/Account/Confirm", "/Account/ConfirmNew", "/Account/Demo", "/Account/EnterCode", "/Account/FirstAdmin",
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
    public async Task Every_page_that_takes_forms_asks_for_the_antiforgery_token()
    {
        await using var app = new LabApp();
        using var client = app.CreateClient();
        foreach (var path in (string[])["/account/demo", "/account/sign-in", "/account/sign-up", "/language"])
        {
            using var answer = await client.PostAsync(path, new FormUrlEncodedContent([]));
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }
}
