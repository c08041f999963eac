using System.Net;

namespace IdeaLab.Tests.Pages;

public sealed class LanguageTests
{
    [Fact]
    public async Task A_visitor_changes_the_language_and_stays_on_the_page()
    {
        await using var app = new LabApp();
        var visitor = app.Visitor("en");

        using var answer = await visitor.SendAsync("/about", "/language", ("to", "es"));

        Assert.Equal("/about", answer.Headers.Location!.ToString());
        Assert.Equal("es", (await visitor.OpenAsync("/about")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_member_keeps_the_language_in_the_profile()
    {
        await using var app = new LabApp();
        var member = await app.SignedInAsync("customer2");
        await member.PostAsync("/about", "/language", ("to", "es"));

        var elsewhere = await app.SignedInAsync("customer2", "en");

        Assert.Equal("es", (await elsewhere.OpenAsync("/about")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task An_unknown_language_is_refused()
    {
        await using var app = new LabApp();

        using var answer = await app.Visitor().SendAsync("/about", "/language", ("to", "fr"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    public async Task One_is_never_sent_elsewhere(string back)
    {
        await using var app = new LabApp();

        using var answer = await app.Visitor().SendAsync("/about", "/language", ("to", "es"), ("back", back));

        Assert.Equal("/", answer.Headers.Location!.ToString());
    }
}
