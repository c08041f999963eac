using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Accounts;

/// <summary>Who works here has to show more: a mailed code from a browser that is not known, and a second factor where the lab wants one.</summary>
public sealed class StaffTests : IAsyncLifetime
{
    private const string Ruth = "ruth@example.org";
    private const string SecondStep = "/account/second-step";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    [Fact]
    public async Task From_a_browser_that_is_not_known_the_password_is_confirmed_by_a_mailed_code_and_they_are_told()
    {
        await _app.JoinAsync(Ruth, roles: Roles.Reviewer);
        var ruth = _app.Visitor();
        ruth.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");
        var answer = await ruth.TrySignInAsync(Ruth);
        Assert.StartsWith(SecondStep, answer.Headers.Location!.OriginalString);
        Assert.False(await ruth.IsSignedInAsync());

        await ruth.PostAsync(SecondStep, SecondStep, ("Form.Code", (await _app.LastMailToAsync(Ruth)).Code()));
        Assert.True(await ruth.IsSignedInAsync());
        Assert.Equal([MailKind.SignInCode, MailKind.NewSignIn], (await _app.MailsToAsync(Ruth)).Select(m => m.Kind));
        var told = await _app.LastMailToAsync(Ruth);
        Assert.Contains("Firefox on Linux", told.TextBody);
        Assert.Equal("/account/sessions", told.Link());
    }

    [Fact]
    public async Task The_next_time_the_browser_is_known()
    {
        await _app.JoinAsync(Ruth, roles: Roles.Admin);
        var ruth = await InAsync();
        await ruth.PostAsync("/account/sign-out", "/account/sign-out");
        _app.Clock.Advance(TimeSpan.FromDays(30));
        await ruth.TrySignInAsync(Ruth);
        Assert.True(await ruth.IsSignedInAsync());
        Assert.Equal(2, (await _app.MailsToAsync(Ruth)).Count);
    }

    [Fact]
    public async Task A_browser_known_for_somebody_else_is_not_known_for_them()
    {
        await _app.JoinAsync(Ruth, roles: Roles.Reviewer);
        await _app.JoinAsync("oscar@example.org", roles: Roles.Owner);
        var shared = await InAsync();
        await shared.PostAsync("/account/sign-out", "/account/sign-out");
        var answer = await shared.TrySignInAsync("oscar@example.org");
        Assert.StartsWith(SecondStep, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Sign_out_everywhere_forgets_the_other_browsers()
    {
        await _app.JoinAsync(Ruth, roles: Roles.Reviewer);
        var (here, thief) = (await InAsync(), await InAsync());
        await here.PostAsync("/account/sessions/end", "/account/sessions/end");
        Assert.False(await thief.IsSignedInAsync());
        Assert.StartsWith(SecondStep, (await thief.TrySignInAsync(Ruth)).Headers.Location!.OriginalString);

        await here.PostAsync("/account/sign-out", "/account/sign-out");
        await here.TrySignInAsync(Ruth);
        Assert.True(await here.IsSignedInAsync());
    }

    [Fact]
    public async Task A_wrong_code_is_refused_and_another_can_be_asked_for()
    {
        await _app.JoinAsync(Ruth, roles: Roles.Reviewer);
        var ruth = _app.Visitor();
        await ruth.TrySignInAsync(Ruth);
        var code = (await _app.LastMailToAsync(Ruth)).Code();
        var page = await ruth.PostAsync(SecondStep, SecondStep, ("Form.Code", code == "000000" ? "111111" : "000000"));
        Assert.Contains("The code is wrong", page.QuerySelector(".error-summary")!.TextContent);

        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await ruth.PostAsync(SecondStep, $"{SecondStep}?handler=Again");
        var newer = (await _app.LastMailToAsync(Ruth)).Code();
        await ruth.PostAsync(SecondStep, SecondStep, ("Form.Code", newer));
        Assert.True(await ruth.IsSignedInAsync());
    }

    [Fact]
    public async Task A_mailed_code_shows_it_all_at_once()
    {
        await _app.JoinAsync(Ruth, roles: Roles.Reviewer);
        var ruth = _app.Visitor();
        await ruth.PostAsync("/account/code", "/account/code", ("Form.Email", Ruth));
        await ruth.PostAsync("/account/code/enter", "/account/code/enter", ("Form.Code", (await _app.LastMailToAsync(Ruth)).Code()));
        Assert.True(await ruth.IsSignedInAsync());
        Assert.Equal(MailKind.NewSignIn, (await _app.LastMailToAsync(Ruth)).Kind);
    }

    [Fact]
    public async Task Members_are_neither_asked_nor_told()
    {
        await _app.JoinAsync(Ruth);
        var ruth = _app.Visitor();
        await ruth.TrySignInAsync(Ruth);
        Assert.True(await ruth.IsSignedInAsync());
        Assert.Empty(await _app.MailsToAsync(Ruth));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.KnownDevices.CountAsync()));
    }

    [Fact]
    public async Task The_cookie_of_a_browser_is_sealed_lasts_long_and_is_out_of_reach_of_scripts()
    {
        await _app.JoinAsync(Ruth, roles: Roles.Reviewer);
        var ruth = _app.Visitor();
        await ruth.TrySignInAsync(Ruth);
        var answer = await ruth.SendAsync(SecondStep, SecondStep, ("Form.Code", (await _app.LastMailToAsync(Ruth)).Code()));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("lab-device=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("expires=thu, 08 apr 2027", cookie);
        var key = await _app.InDatabaseAsync(db => db.KnownDevices.Select(d => d.Key).SingleAsync());
        Assert.DoesNotContain($"{key:N}", cookie);
    }

    [Fact]
    public async Task A_browser_that_has_not_signed_in_for_400_days_is_forgotten()
    {
        await _app.JoinAsync(Ruth, roles: Roles.Reviewer);
        await InAsync();
        _app.Clock.Advance(TimeSpan.FromDays(399));
        await TidyUpAsync();
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.KnownDevices.CountAsync()));
        _app.Clock.Advance(TimeSpan.FromDays(2));
        await TidyUpAsync();
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.KnownDevices.CountAsync()));

        async Task TidyUpAsync()
        {
            await using var scope = _app.Services.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<TidyUpJob>(scope.ServiceProvider).RunAsync(default);
        }
    }

    [Fact]
    public async Task Where_the_lab_wants_a_second_factor_staff_are_members_until_they_have_one()
    {
        await _app.JoinAsync(Ruth, kind: PersonKind.Employee, roles: Roles.Reviewer | Roles.Admin);
        await WantAsync();
        var hidden = await _app.ShareAsync("For customers alone", audience: IdeaLab.Domain.Ideas.Audience.Customers);
        var ruth = _app.Visitor();
        await ruth.TrySignInAsync(Ruth);
        var landed = await ruth.PostAsync(SecondStep, SecondStep, ("Form.Code", (await _app.LastMailToAsync(Ruth)).Code()));
        Assert.Equal(AuthenticatorApp.SetUpPage, new Uri(landed.Url).AbsolutePath);

        Assert.Equal(AuthenticatorApp.SetUpPage, (await ruth.Client.GetAsync("/review")).Headers.Location!.OriginalString);
        Assert.Equal(AuthenticatorApp.SetUpPage, (await ruth.Client.GetAsync("/admin/settings")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await ruth.Client.PostAsync("/review/assign", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await ruth.StatusOfAsync($"/ideas/{hidden}"));
        var home = await ruth.OpenAsync("/");
        Assert.Null(home.QuerySelector(".staffbar"));
        Assert.Contains("rests until", home.QuerySelector(".notice-warn")!.TextContent);

        await AuthenticatorApp.SetUpAsync(_app, ruth);
        Assert.Equal(HttpStatusCode.OK, await ruth.StatusOfAsync("/review"));
        Assert.Equal(HttpStatusCode.OK, await ruth.StatusOfAsync("/admin/settings"));
        Assert.NotNull((await ruth.OpenAsync($"/ideas/{hidden}")).QuerySelector(".staffbar"));
    }

    [Fact]
    public async Task Whoever_turns_the_wish_on_is_led_to_the_page_at_once_and_so_are_demo_people()
    {
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync("/admin/settings", "/admin/settings", ("Form.StaffNeedSecondFactor", "true"));
        Assert.Equal(AuthenticatorApp.SetUpPage, (await admin.Client.GetAsync("/admin/settings")).Headers.Location!.OriginalString);
        await AuthenticatorApp.SetUpAsync(_app, admin);
        Assert.Equal(HttpStatusCode.OK, await admin.StatusOfAsync("/admin/settings"));

        // The demo's one click asks for no code, so the page does.
        var again = await _app.SignedInAsync("admin");
        Assert.Equal(AuthenticatorApp.SetUpPage, (await again.Client.GetAsync("/admin")).Headers.Location!.OriginalString);
        Assert.True(await (await _app.SignedInAsync("customer")).IsSignedInAsync());
    }

    [Fact]
    public async Task A_demo_person_with_an_authenticator_types_a_code_to_go_on()
    {
        var app = await AuthenticatorApp.SetUpAsync(_app, await _app.SignedInAsync("admin"));
        await WantAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync(AuthenticatorApp.SetUpPage, AuthenticatorApp.SetUpPage, ("Form.Code", app.Code()));
        Assert.Equal(HttpStatusCode.OK, await admin.StatusOfAsync("/admin"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<int> WantAsync() => _app.InDatabaseAsync(async db =>
    {
        (await db.Settings.SingleAsync()).WantSecondFactor(ofStaff: true);
        return await db.SaveChangesAsync();
    });

    private async Task<Visitor> InAsync()
    {
        var visitor = _app.Visitor();
        await visitor.TrySignInAsync(Ruth);
        await visitor.PostAsync(SecondStep, SecondStep, ("Form.Code", (await _app.MailsToAsync(Ruth)).Last(m => m.Kind == MailKind.SignInCode).Code()));
        Assert.True(await visitor.IsSignedInAsync());
        // The next code is mailed after a minute.
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        return visitor;
    }
}
