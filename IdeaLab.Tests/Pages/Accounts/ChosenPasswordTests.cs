using AngleSharp.Dom;

namespace IdeaLab.Tests.Pages.Accounts;

/// <summary>Wherever a password is chosen, one that is guessed first is refused beside its field, in the reader's language.</summary>
public sealed class ChosenPasswordTests : IAsyncLifetime
{
    private const string Ana = "ana.garcia@example.org";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    [Theory]
    [InlineData("en", "password123", "Many people use this password")]
    [InlineData("es", "Contraseña123", "la usa mucha gente")]
    [InlineData("en", "Ana.Garcia.1999", "your name, your address or the name of the lab")]
    [InlineData("en", "Ana Garcia 1999", "your name, your address or the name of the lab")]
    [InlineData("en", "IdeaLab 2026!", "your name, your address or the name of the lab")]
    public async Task At_sign_up(string language, string password, string sentence)
    {
        var page = await _app.Visitor(language).PostAsync("/account/sign-up", "/account/sign-up", ("Form.Name", "Ana Garcia"), ("Form.Email", Ana), ("Form.Password", password));
        Assert.Contains(sentence, page.QuerySelector("#Form_Password-fault")!.TextContent);
        Assert.Equal("Ana Garcia", page.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Empty(await _app.MailsToAsync(Ana));
    }

    [Fact]
    public async Task With_a_mailed_link_and_the_link_still_works()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.PostAsync("/account/forgot", "/account/forgot", ("Form.Email", Ana));
        var link = (await _app.LastMailToAsync(Ana)).Link();
        foreach (var password in (string[])["qwertyuiop", "anagarcia.2026"])
            Assert.NotEmpty((await ana.PostAsync(link, link, ("Form.Password", password))).QuerySelector("#Form_Password-fault")!.TextContent);
        await ana.PostAsync(link, link, ("Form.Password", "an entirely new password"));
        Assert.True(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task When_it_is_changed()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        var page = await ana.PostAsync("/account/password", "/account/password", ("Form.Old", Members.Password), ("Form.New", "1234567890"));
        Assert.Contains("Many people use", page.QuerySelector("#Form_New-fault")!.TextContent);
        var again = _app.Visitor();
        await again.TrySignInAsync(Ana);
        Assert.True(await again.IsSignedInAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();
}
