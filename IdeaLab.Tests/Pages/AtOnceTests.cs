using System.Net;

namespace IdeaLab.Tests.Pages;

/// <summary>A button pressed in many windows at once: whoever comes second acts on what the first has left, and is told so.</summary>
public sealed class AtOnceTests
{
    [Theory]
    [InlineData("customer2", "/about", "/language", "to", "es")]
    [InlineData("owner", "/digests", "/digests", "receive", "false")]
    [InlineData("customer2", "/account/profile", "/account/profile", "Form.Name", "Oliver G.")]
    public async Task Everybody_who_presses_is_answered(string who, string page, string action, string field, string value)
    {
        await using var app = new LabApp();
        var visitors = new List<Visitor>();
        for (var i = 0; i < 8; i++) visitors.Add(await app.SignedInAsync(who));

        var answers = await Task.WhenAll(visitors.Select(visitor => visitor.SendAsync(page, action, (field, value))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
    }
}
