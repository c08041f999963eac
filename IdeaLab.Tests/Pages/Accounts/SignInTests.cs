using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IdeaLab.Tests.Pages.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    [Fact]
    public async Task A_member_signs_in_and_goes_where_they_were_going()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var asked = await ana.Client.GetAsync("/account/profile");
        Assert.Equal("/account/sign-in?returnUrl=%2Faccount%2Fprofile", asked.Headers.Location!.PathAndQuery);

        var answer = await ana.TrySignInAsync(Ana, page: asked.Headers.Location.PathAndQuery);
        Assert.Equal("/account/profile", answer.Headers.Location!.OriginalString);
        Assert.True(await ana.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Redirect, await ana.StatusOfAsync("/account/sign-in"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task The_way_back_never_leads_to_another_site(string returnUrl)
    {
        await _app.JoinAsync(Ana);
        var page = $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        var answer = await _app.Visitor().TrySignInAsync(Ana, page: page);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Wrong_unknown_and_resting_look_the_same()
    {
        await _app.JoinAsync(Ana);
        var wrong = await RefusedAsync(Ana, "not the password");
        var unknown = await RefusedAsync("nobody@example.org", "not the password");
        for (var i = 0; i < 4; i++) await RefusedAsync(Ana, "not the password");
        var resting = await RefusedAsync(Ana, Members.Password);

        Assert.Contains("too many tries", wrong);
        Assert.Equal(wrong, unknown);
        Assert.Equal(wrong, resting);
    }

    [Fact]
    public async Task After_five_wrong_tries_an_account_rests_for_fifteen_minutes()
    {
        await _app.JoinAsync(Ana);
        for (var i = 0; i < 5; i++) await RefusedAsync(Ana, "not the password");

        _app.Clock.Advance(TimeSpan.FromMinutes(14.9));
        await RefusedAsync(Ana, Members.Password);

        _app.Clock.Advance(TimeSpan.FromMinutes(0.2));
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        Assert.True(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task A_right_password_begins_the_count_anew()
    {
        await _app.JoinAsync(Ana);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) await RefusedAsync(Ana, "not the password");
            var ana = _app.Visitor();
            await ana.TrySignInAsync(Ana);
            Assert.True(await ana.IsSignedInAsync());
        }
    }

    [Fact]
    public async Task Guesses_sent_all_at_once_are_counted_too()
    {
        await _app.JoinAsync(Ana);
        var visitors = Enumerable.Range(0, 12).Select(_ => _app.Visitor()).ToList();
        await Task.WhenAll(visitors.Select(v => v.TrySignInAsync(Ana, "not the password")));

        await RefusedAsync(Ana, Members.Password);
    }

    [Fact]
    public async Task Who_has_not_confirmed_is_offered_the_link_again_but_only_with_the_right_password()
    {
        await _app.JoinAsync(Ana, isConfirmed: false);
        await RefusedAsync(Ana, "not the password");

        var ana = _app.Visitor();
        var page = await ana.PostAsync("/account/sign-in", "/account/sign-in", ("Form.Email", Ana), ("Form.Password", Members.Password));
        Assert.Contains("not confirmed yet", page.Body!.TextContent);
        var offer = page.Forms.Single(f => f.GetAttribute("action") == "/account/resend");
        Assert.Equal(Ana, offer.QuerySelector<IHtmlInputElement>("[name='Form.Email']")!.Value);
        Assert.False(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_out_takes_a_post_and_ends_it()
    {
        var ana = await _app.SignedInAsync("customer");
        await ana.OpenAsync("/account/sign-out");
        Assert.True(await ana.IsSignedInAsync());

        await ana.PostAsync("/account/sign-out", "/account/sign-out");
        Assert.False(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task A_browser_is_remembered_only_when_asked_to()
    {
        await _app.JoinAsync(Ana);
        var here = await _app.Visitor().TrySignInAsync(Ana);
        var stays = await _app.Visitor().SendAsync("/account/sign-in", "/account/sign-in", ("Form.Email", Ana), ("Form.Password", Members.Password), ("Form.Stay", "true"));

        Assert.DoesNotContain("expires", CookieOf(here));
        Assert.Contains("expires", CookieOf(stays));
        Assert.Contains("httponly", CookieOf(stays));
        Assert.Contains("samesite=lax", CookieOf(stays));
    }

    [Fact]
    public async Task The_page_speaks_Spanish()
    {
        var page = await _app.Visitor("es").PostAsync("/account/sign-in", "/account/sign-in", ("Form.Email", "x"), ("Form.Password", ""));
        Assert.Equal("es", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Contraseña: falta por rellenar", page.Body!.TextContent);
        Assert.Contains("Escribe una dirección de correo", page.Body.TextContent);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static string CookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("lab-sign-in=")).ToLowerInvariant();

    private async Task<string> RefusedAsync(string email, string password)
    {
        var visitor = _app.Visitor();
        var page = await visitor.PostAsync("/account/sign-in", "/account/sign-in", ("Form.Email", email), ("Form.Password", password));
        Assert.False(await visitor.IsSignedInAsync());
        return page.QuerySelector(".error-summary")!.TextContent;
    }
}
