using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Security.SingleSignOn;

public sealed class OpenIdHandlerTests : IAsyncLifetime
{
    private FakeProvider _provider = null!;
    private LabApp _app = null!;

    [Fact]
    public async Task Each_sign_on_asks_with_a_state_a_nonce_and_a_challenge_of_its_own_and_shows_the_verifier_with_the_code()
    {
        Greet();
        var visitor = _app.Visitor();
        var (first, second) = (await visitor.SetOutAsync(), await visitor.SetOutAsync());
        Assert.All((string[])["state", "nonce", "code_challenge"], part => Assert.NotEqual(first[part], second[part]));
        Assert.Equal(("code", "S256", "openid profile email", "http://localhost/signin/acme"), (second["response_type"], second["code_challenge_method"], second["scope"], second["redirect_uri"]));

        (_provider.Nonce, _provider.Now) = (second["nonce"], _app.Clock.GetUtcNow());
        await visitor.ComeBackAsync(second["state"]);
        Assert.True(await visitor.IsSignedInAsync());
        var (authorization, form) = _provider.Asked!.Value;
        Assert.Equal(second["code_challenge"], WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))));
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("lab:s%25cret%2Bof%20the%20lab"))}", authorization);
    }

    [Theory]
    [InlineData("nonce", "\"another\"")]
    [InlineData("iss", "\"https://login.example.org\"")]
    [InlineData("aud", "\"another-client\"")]
    [InlineData("aud", "[\"lab\",\"another-client\"]")]
    [InlineData("azp", "\"another-client\"")]
    [InlineData("sub", "\"\"")]
    [InlineData("exp", "1000000000")]
    [InlineData("exp", "null")]
    [InlineData("nbf", "4000000000")]
    [InlineData("at_hash", "\"AAAAAAAAAAAAAAAAAAAAAA\"")]
    public async Task A_token_that_says_something_else_than_it_must_signs_nobody_in(string claim, string value)
    {
        Greet();
        _provider.Says[claim] = JsonNode.Parse(value);
        await AssertRefusedAsync("does not hold");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    public async Task A_token_that_only_a_secret_or_nothing_signs_is_none(string algorithm)
    {
        Greet();
        _provider.Algorithm = algorithm;
        await AssertRefusedAsync("does not hold");
    }

    [Fact]
    public async Task Clocks_may_differ_by_two_minutes()
    {
        Greet();
        _provider.Says["exp"] = (_app.Clock.GetUtcNow() - TimeSpan.FromSeconds(110)).ToUnixTimeSeconds();
        _provider.Says["nbf"] = (_app.Clock.GetUtcNow() + TimeSpan.FromSeconds(110)).ToUnixTimeSeconds();
        var visitor = _app.Visitor();
        await visitor.SignOnAsync(_provider, _app);
        Assert.True(await visitor.IsSignedInAsync());

        _provider.Says["exp"] = (_app.Clock.GetUtcNow() - TimeSpan.FromSeconds(130)).ToUnixTimeSeconds();
        await AssertRefusedAsync("does not hold");
    }

    [Theory]
    [InlineData("two")]
    [InlineData("one")]
    public async Task A_key_that_is_new_is_asked_for_once_also_under_the_name_of_the_one_before(string kid)
    {
        Greet();
        await _app.Visitor().SignOnAsync(_provider, _app);
        var before = _provider.Discovered;
        _provider.Rotate(kid);
        var visitor = _app.Visitor();
        await visitor.SignOnAsync(_provider, _app);
        Assert.True(await visitor.IsSignedInAsync());
        Assert.Equal(before + 1, _provider.Discovered);
    }

    [Fact]
    public async Task An_answer_belongs_to_the_browser_that_asked_and_to_one_time()
    {
        Greet();
        var (visitor, another) = (_app.Visitor(), _app.Visitor());
        var asked = await visitor.SetOutAsync();
        (_provider.Nonce, _provider.Now) = (asked["nonce"], _app.Clock.GetUtcNow());
        Assert.Contains("begun in another browser", (await another.ComeBackAsync(asked["state"])).Body!.TextContent);
        Assert.False(await another.IsSignedInAsync());

        await visitor.ComeBackAsync(asked["state"]);
        Assert.True(await visitor.IsSignedInAsync());
        using var again = await visitor.Client.GetAsync($"/signin/acme?state={Uri.EscapeDataString(asked["state"])}&code=a-code");
        Assert.Contains("fault=Late", again.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Who_takes_too_long_begins_once_more()
    {
        Greet();
        var visitor = _app.Visitor();
        var asked = await visitor.SetOutAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Contains("It took too long", (await visitor.ComeBackAsync(asked["state"])).Body!.TextContent);
    }

    [Theory]
    [InlineData("&error=access_denied", "You said no there")]
    [InlineData("&error=temporarily_unavailable", "does not answer at the moment")]
    [InlineData("&error=invalid_scope&error_description=%3Cscript%3E", "does not hold")]
    [InlineData("&code=a-code&iss=https%3A%2F%2Flogin.example.org", "does not hold")]
    [InlineData("", "does not hold")]
    public async Task What_the_provider_says_instead_of_a_code_is_told_in_a_sentence(string further, string sentence)
    {
        var visitor = _app.Visitor();
        var asked = await visitor.SetOutAsync();
        var page = await visitor.ComeBackAsync(asked["state"], further);
        Assert.Contains(sentence, page.QuerySelector("[role=alert]")!.TextContent);
        Assert.NotNull(page.QuerySelector("#Form_Password"));
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Theory]
    [InlineData(400, "does not hold")]
    [InlineData(500, "does not answer at the moment")]
    public async Task A_code_that_is_not_taken_signs_nobody_in(int status, string sentence)
    {
        _provider.TokenStatus = status;
        await AssertRefusedAsync(sentence);
    }

    [Fact]
    public async Task A_provider_that_goes_away_after_it_was_asked_is_found_out_before_anybody_is_sent_there()
    {
        await _app.Visitor().SetOutAsync();
        _provider.IsAway = true;
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        var visitor = _app.Visitor();
        Assert.Contains("does not answer at the moment", (await visitor.PostAsync("/account/sign-in", "/account/sign-on/acme")).Body!.TextContent);

        _provider.IsAway = false;
        _app.Clock.Advance(TimeSpan.FromSeconds(11));
        await visitor.SetOutAsync();
    }

    [Fact]
    public async Task A_provider_that_calls_itself_by_another_name_is_not_asked()
    {
        _provider.OtherName = "https://login.example.org";
        var page = await _app.Visitor().PostAsync("/account/sign-in", "/account/sign-on/acme");
        Assert.Contains("does not hold", page.QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task What_it_says_of_somebody_else_is_not_taken_for_this_one()
    {
        Greet();
        _provider.UserInfo = new JsonObject { ["sub"] = "somebody else", ["email"] = "admin@idealab.test" };
        await AssertRefusedAsync("does not hold");
    }

    [Fact]
    public async Task The_way_back_stays_within_the_lab()
    {
        Greet();
        var visitor = _app.Visitor();
        var asked = await visitor.SetOutAsync("/account/sign-in?returnUrl=https%3A%2F%2Fevil.example", "/account/sign-on/acme");
        (_provider.Nonce, _provider.Now) = (asked["nonce"], _app.Clock.GetUtcNow());
        Assert.Equal("/", new Uri((await visitor.ComeBackAsync(asked["state"])).Url).AbsolutePath);
    }

    [Fact]
    public async Task Nobody_begins_one_by_a_link_and_an_answer_nobody_asked_for_is_told_as_one()
    {
        var visitor = _app.Visitor();
        using var begun = await visitor.Client.GetAsync("/account/sign-on/acme");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        Assert.Contains("It took too long", (await visitor.OpenAsync("/signin/acme?code=x&state=y")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync("/signin/nobody?code=x"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.UserLogins.CountAsync()));
    }

    public async Task InitializeAsync()
    {
        _provider = await FakeProvider.StartAsync();
        _app = _provider.Lab();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
    }

    /// <summary>Somebody new, whose address is seen to.</summary>
    private void Greet()
    {
        _provider.Says = new JsonObject { ["email"] = "nora@example.org", ["email_verified"] = true, ["name"] = "Nora Prats" };
        _provider.UserInfo = new JsonObject { ["sub"] = "248289761001" };
    }

    private async Task AssertRefusedAsync(string sentence)
    {
        var visitor = _app.Visitor();
        Assert.Contains(sentence, (await visitor.SignOnAsync(_provider, _app)).QuerySelector("[role=alert]")!.TextContent);
        Assert.False(await visitor.IsSignedInAsync());
    }
}
