using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IdeaLab.Tests.Pages.Accounts;

public sealed class SessionsTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private const string Sessions = "/account/sessions";
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    [Fact]
    public async Task Every_sign_in_is_a_row_in_plain_words_without_where_from()
    {
        await _app.JoinAsync(Ana);
        var (here, elsewhere) = (await SignInAsync(Firefox), await SignInAsync());
        _app.Clock.Advance(TimeSpan.FromHours(3));

        var rows = (await here.OpenAsync(Sessions)).QuerySelectorAll(".session");
        Assert.Equal(2, rows.Length);
        Assert.Contains("Firefox on Linux", rows[0].TextContent);
        Assert.Contains("this browser", rows[0].TextContent);
        Assert.Contains("Password", rows[0].TextContent);
        Assert.Contains("Unknown browser", rows[1].TextContent);
        Assert.True(await elsewhere.IsSignedInAsync());
        Assert.DoesNotContain(typeof(Session).GetProperties(), p => p.Name.Contains("Address", StringComparison.Ordinal) || p.Name.Contains("Ip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_is_ended_is_refused_with_the_next_click()
    {
        await _app.JoinAsync(Ana);
        var (here, elsewhere) = (await SignInAsync(), await SignInAsync());
        var page = await here.OpenAsync(Sessions);
        var id = Assert.Single(page.QuerySelectorAll(".session button")).GetAttribute("value")!;

        var after = await here.PostAsync(Sessions, Sessions, ("id", id));
        Assert.Contains("signed out", after.QuerySelector(".notice")!.TextContent);
        Assert.False(await elsewhere.IsSignedInAsync());
        Assert.True(await here.IsSignedInAsync());
    }

    [Fact]
    public async Task Who_signed_in_with_a_version_that_kept_no_sessions_stays_signed_in_and_has_one_from_then_on()
    {
        await _app.JoinAsync(Ana);
        var ana = await WithEarlierCookieAsync();

        Assert.True(await ana.IsSignedInAsync());
        Assert.True(await ana.IsSignedInAsync());

        var row = Assert.Single((await ana.OpenAsync(Sessions)).QuerySelectorAll(".session"));
        Assert.Contains("Before sessions were kept", row.TextContent);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_a_cookie_of_an_earlier_version_too()
    {
        await _app.JoinAsync(Ana);
        var earlier = await WithEarlierCookieAsync();
        var here = await SignInAsync();

        await here.PostAsync("/account/sessions/end", "/account/sessions/end");

        Assert.Equal((true, false), (await here.IsSignedInAsync(), await earlier.IsSignedInAsync()));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        await _app.JoinAsync(Ana);
        var (ana, carmen) = (await SignInAsync(), await _app.SignedInAsync("customer"));
        var id = await _app.InDatabaseAsync(db => db.Sessions.Where(s => db.Users.Any(a => a.PersonId == s.PersonId && a.Email == Ana)).Select(s => s.Id).SingleAsync());
        await _app.SignedInAsync("customer");
        await carmen.PostAsync(Sessions, Sessions, ("id", $"{id}"));
        Assert.True(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_the_others_or_all()
    {
        await _app.JoinAsync(Ana);
        var (here, second, third) = (await SignInAsync(), await SignInAsync(), await SignInAsync());
        await here.PostAsync("/account/sessions/end", "/account/sessions/end");
        Assert.Equal((true, false, false), (await here.IsSignedInAsync(), await second.IsSignedInAsync(), await third.IsSignedInAsync()));

        var again = await SignInAsync();
        await here.PostAsync("/account/sessions/end", "/account/sessions/end?handler=HereToo");
        Assert.Equal((false, false), (await here.IsSignedInAsync(), await again.IsSignedInAsync()));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_new_password_leaves_this_browser_alone_in_the_list()
    {
        await _app.JoinAsync(Ana);
        var (here, elsewhere) = (await SignInAsync(), await SignInAsync());
        await here.PostAsync("/account/password", "/account/password", ("Form.Old", Members.Password), ("Form.New", "an entirely new password"));
        Assert.Equal((true, false), (await here.IsSignedInAsync(), await elsewhere.IsSignedInAsync()));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Signing_out_and_signing_in_again_leave_no_row_behind()
    {
        await _app.JoinAsync(Ana);
        var ana = await SignInAsync();
        await ana.PostAsync("/account/sign-out", "/account/sign-out");
        Assert.Equal(0, await CountAsync());

        var carmen = await _app.SignedInAsync("customer");
        await carmen.PostAsync("/account/demo", "/account/demo", ("email", "employee@idealab.test"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task When_it_was_last_seen_is_written_every_ten_minutes_at_most()
    {
        await _app.JoinAsync(Ana);
        var ana = await SignInAsync();
        var began = _app.Clock.Now;
        _app.Clock.Advance(TimeSpan.FromMinutes(9));
        await ana.OpenAsync("/");
        Assert.Equal(began, await SeenAsync());
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await ana.OpenAsync("/");
        Assert.Equal(began.AddMinutes(10), await SeenAsync());
    }

    [Fact]
    public async Task Those_whose_cookie_has_ended_are_not_listed_and_go_at_night()
    {
        await _app.JoinAsync(Ana);
        await SignInAsync();
        _app.Clock.Advance(Session.Lifetime);
        var here = await SignInAsync();
        Assert.Single((await here.OpenAsync(Sessions)).QuerySelectorAll(".session"));
        Assert.Equal(2, await CountAsync());

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var scope = _app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<TidyUpJob>(scope.ServiceProvider).RunAsync(default);
        Assert.Equal(1, await CountAsync());
        Assert.True(await here.IsSignedInAsync());
    }

    [Theory]
    [InlineData("/account/security")]
    [InlineData("/account/security/authenticator")]
    [InlineData("/account/sessions")]
    [InlineData("/account/sessions/end")]
    public async Task Visitors_are_asked_to_sign_in(string page) => Assert.Equal(HttpStatusCode.Redirect, await _app.Visitor().StatusOfAsync(page));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<Visitor> WithEarlierCookieAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync((await services.GetRequiredService<UserManager<Account>>().FindByEmailAsync(Ana))!);
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = _app.Clock.GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(14), IsPersistent = true }, IdentityConstants.ApplicationScheme);
        var client = _app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}");
        using var answer = await client.GetAsync("/about");
        client.DefaultRequestHeaders.Remove("Cookie");
        // From then on the browser sends what it was given in its place.
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith($"{cookie.Cookie.Name}=", StringComparison.Ordinal)).Split(';')[0]);
        return new Visitor(client);
    }

    private async Task<Visitor> SignInAsync(string? userAgent = null)
    {
        var visitor = _app.Visitor();
        if (userAgent is not null) visitor.Client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        await visitor.TrySignInAsync(Ana);
        Assert.True(await visitor.IsSignedInAsync());
        return visitor;
    }

    private Task<int> CountAsync() => _app.InDatabaseAsync(db => db.Sessions.CountAsync());

    private Task<DateTime> SeenAsync() => _app.InDatabaseAsync(db => db.Sessions.Select(s => s.LastSeenAt).SingleAsync());
}
