using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Web;
using IdeaLab.Web.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Security;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:fffe", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%3", "fe80::2", true)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("::ffff:192.0.2.7", "::ffff:192.0.2.8", false)]
    public void Who_has_a_whole_network_of_IPv6_counts_as_one(string one, string other, bool isSame) =>
        Assert.Equal(isSame, RateLimits.NetworkOf(IPAddress.Parse(one)) == RateLimits.NetworkOf(IPAddress.Parse(other)));

    [Theory]
    [InlineData("/account/sign-in", "sign-in")]
    [InlineData("/account/code", "sign-in")]
    [InlineData("/account/forgot", "sign-in")]
    [InlineData("/account/sign-up", "sign-up")]
    [InlineData("/account/resend", "sign-up")]
    public async Task Too_many_acts_are_answered_in_the_labs_own_look_with_a_time_to_wait(string path, string limit)
    {
        await using var app = new LabApp { Settings = { [$"RateLimits:{limit}"] = "3" } };
        var visitor = app.Visitor();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(path, path, ("Form.Email", "typed wrongly"))).StatusCode);

        using var answer = await visitor.SendAsync(path, path, ("Form.Email", "typed wrongly"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Equal("That was a lot at once", page.QuerySelector("main h1")!.TextContent);
        var window = limit == "sign-in" ? 1 : 10;
        Assert.Contains($"That is 3 times in {(window == 1 ? "1 minute" : "10 minutes")}. Try again in {(window == 1 ? "60 seconds" : "10 minutes")}.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(($"\"{limit}\";q=3;w={window * 60}", $"\"{limit}\";r=0;t={window * 60}"), (answer.Headers.GetValues("RateLimit-Policy").Single(), answer.Headers.GetValues("RateLimit").Single()));

        // Reading goes on.
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOfAsync(path));
    }

    [Theory]
    [InlineData("abc"), InlineData("0")]
    public void A_number_that_is_none_is_named(string number)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("RateLimits:vote", (string?)number)]).Build();
        Assert.Contains("RateLimits:vote", Assert.Throws<SetupException>(() => new ServiceCollection().AddLabRateLimits(configuration)).Message);
    }

    [Fact]
    public async Task Whoever_is_signed_in_makes_no_more_accounts_than_others_of_the_network()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:sign-up"] = "2" } };
        foreach (var visitor in (Visitor[])[app.Visitor(), await app.SignedInAsync("customer")])
            Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync("/account/sign-up", "/account/sign-up", ("Form.Email", "typed wrongly"))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await (await app.SignedInAsync("customer2")).SendAsync("/account/sign-up", "/account/sign-up", ("Form.Email", "typed wrongly"))).StatusCode);
    }

    [Fact]
    public async Task Thirty_sign_ins_a_minute_are_the_limit_unless_set_otherwise()
    {
        await using var app = new LabApp();
        var page = await app.Visitor().OpenAsync("/account/sign-in");
        var visitor = app.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++) statuses.Add((await visitor.SendAsync("/account/sign-in", "/account/sign-in", ("Form.Email", "typed wrongly"))).StatusCode);
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 30), HttpStatusCode.TooManyRequests], statuses);
        Assert.NotNull(page.QuerySelector<IHtmlFormElement>("form.form"));
    }

    [Fact]
    public async Task Every_form_counts_also_one_that_names_no_limit()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:write"] = "2" } };
        // Signing in counts for nobody yet.
        var member = await app.SignedInAsync("customer");
        for (var n = 0; n < 2; n++) await member.PostAsync("/account/profile", "/account/profile");

        using var answer = await member.SendAsync("/account/profile", "/account/profile");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("customer2")).SendAsync("/account/profile", "/account/profile", ("Form.Name", ""))).StatusCode);
    }

    [Fact]
    public async Task Many_accounts_of_one_network_do_not_add_up_to_more_than_it_may()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:network"] = "5" } };
        var id = await app.ShareAsync("Freeze my card");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var (one, other) = (await app.SignedInAsync("employee", "es"), await app.SignedInAsync("customer2"));
        foreach (var member in (Visitor[])[one, other]) Assert.Equal(HttpStatusCode.Redirect, (await member.SendAsync($"/ideas/{id}", $"/ideas/{id}/vote")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await one.SendAsync($"/ideas/{id}", $"/ideas/{id}/follow/stop")).StatusCode);

        using var answer = await one.SendAsync($"/ideas/{id}", $"/ideas/{id}/follow");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("Son 5 formularios en 1 minuto, entre todas las personas de tu red (una oficina, una casa). Inténtalo de nuevo dentro de 60 segundos.", (await Visitor.ReadAsync(answer)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("\"network\";r=0;t=60", answer.Headers.GetValues("RateLimit").Single());
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.Redirect, (await other.SendAsync($"/ideas/{id}", $"/ideas/{id}/follow/stop")).StatusCode);
    }
}
