using System.Net;

namespace IdeaLab.Tests.Pages;

public sealed class DemoSignInTests
{
    [Fact]
    public async Task A_demo_person_is_signed_in_with_one_click()
    {
        await using var app = new LabApp();
        var admin = await app.SignedInAsync("admin");
        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusOfAsync("/no-such-page"));
        Assert.Contains(admin.Client.DefaultRequestHeaders.AcceptLanguage, l => l.Value == "en");
    }

    [Fact]
    public async Task The_demo_page_does_not_exist_in_production()
    {
        await using var app = new LabApp { Settings = { ["Environment"] = "Production" } };
        Assert.Equal(HttpStatusCode.NotFound, await app.Visitor().StatusOfAsync("/account/demo"));
    }
}
