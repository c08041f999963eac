using System.Net;
using IdeaLab.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Accounts;

public sealed class PasswordTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private const string New = "an entirely new password";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    [Fact]
    public async Task A_mailed_link_sets_a_new_password_and_ends_other_sign_ins()
    {
        await _app.JoinAsync(Ana);
        var (elsewhere, here) = (_app.Visitor(), _app.Visitor());
        await elsewhere.TrySignInAsync(Ana);
        Assert.True(await elsewhere.IsSignedInAsync());

        var link = await AskAsync(here, Ana);
        await here.PostAsync(link, link, ("Form.Password", New));

        Assert.True(await here.IsSignedInAsync());
        Assert.False(await elsewhere.IsSignedInAsync());
        Assert.False(await SignsInAsync(Members.Password));
        Assert.True(await SignsInAsync(New));
        Assert.Contains("no longer works", (await here.OpenAsync(link)).Body!.TextContent);
    }

    [Fact]
    public async Task A_reset_link_ends_after_an_hour()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var link = await AskAsync(ana, Ana);
        _app.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.DoesNotContain("no longer works", (await ana.OpenAsync(link)).Body!.TextContent);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("no longer works", (await ana.OpenAsync(link)).Body!.TextContent);
    }

    [Fact]
    public async Task A_new_password_can_be_set_while_the_account_rests()
    {
        await _app.JoinAsync(Ana);
        for (var i = 0; i < 5; i++) Assert.False(await SignsInAsync("not the password"));
        var ana = _app.Visitor();
        var link = await AskAsync(ana, Ana);
        await ana.PostAsync(link, link, ("Form.Password", New));
        Assert.True(await SignsInAsync(New));
    }

    [Fact]
    public async Task Asking_says_the_same_for_every_address()
    {
        await _app.JoinAsync(Ana);
        var known = await _app.Visitor().PostAsync("/account/forgot", "/account/forgot", ("Form.Email", Ana));
        var unknown = await _app.Visitor().PostAsync("/account/forgot", "/account/forgot", ("Form.Email", "nobody@example.org"));
        Assert.Equal(unknown.QuerySelector("main")!.TextContent, known.QuerySelector("main")!.TextContent);
        Assert.Empty(await _app.MailsToAsync("nobody@example.org"));
        Assert.Equal([MailKind.ResetPassword], (await _app.MailsToAsync(Ana)).Select(m => m.Kind));
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_link_still_works()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var link = await AskAsync(ana, Ana);
        var page = await ana.PostAsync(link, link, ("Form.Password", "short"));
        Assert.Contains("from 10 to 128 characters", page.QuerySelector(".error-summary")!.TextContent);
        await ana.PostAsync(link, link, ("Form.Password", New));
        Assert.True(await SignsInAsync(New));
    }

    [Fact]
    public async Task A_member_changes_the_password_and_only_this_browser_stays()
    {
        await _app.JoinAsync(Ana);
        var (elsewhere, here) = (_app.Visitor(), _app.Visitor());
        await elsewhere.TrySignInAsync(Ana);
        await here.TrySignInAsync(Ana);

        var page = await here.PostAsync("/account/password", "/account/password", ("Form.Old", Members.Password), ("Form.New", New));
        Assert.Contains("Your password is changed", page.Body!.TextContent);
        Assert.True(await here.IsSignedInAsync());
        Assert.False(await elsewhere.IsSignedInAsync());
        Assert.True(await SignsInAsync(New));
    }

    [Fact]
    public async Task Changing_it_takes_the_current_one_and_counts_wrong_ones()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        for (var i = 0; i < 5; i++)
        {
            var page = await ana.PostAsync("/account/password", "/account/password", ("Form.Old", "not the password"), ("Form.New", New));
            Assert.Contains("not your current password", page.QuerySelector(".error-summary")!.TextContent);
        }

        await ana.PostAsync("/account/password", "/account/password", ("Form.Old", Members.Password), ("Form.New", New));
        Assert.False(await SignsInAsync(New));
    }

    [Fact]
    public async Task A_password_that_could_not_be_changed_is_not_said_to_be()
    {
        var account = await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        // Kept from before such addresses were refused: Identity saves nothing for this account.
        await _app.InDatabaseAsync(db => db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Email, "\"a@b\"@example.org")));

        var page = await ana.PostAsync("/account/password", "/account/password", ("Form.Old", Members.Password), ("Form.New", New));
        Assert.Contains("your password is as before", page.QuerySelector(".error-summary")!.TextContent);
    }

    [Fact]
    public async Task Who_has_no_password_sets_one_by_mail()
    {
        var carmen = await _app.SignedInAsync("customer2");
        await carmen.PostAsync("/account/password", "/account/password?handler=Link");
        Assert.Equal(MailKind.ResetPassword, (await _app.LastMailToAsync("customer2@idealab.test")).Kind);
    }

    [Theory]
    [InlineData("/account/profile")]
    [InlineData("/account/password")]
    [InlineData("/account/address")]
    [InlineData("/account/sign-out")]
    public async Task Visitors_are_asked_to_sign_in(string page) =>
        Assert.Equal(HttpStatusCode.Redirect, await _app.Visitor().StatusOfAsync(page));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<string> AskAsync(Visitor visitor, string email)
    {
        await visitor.PostAsync("/account/forgot", "/account/forgot", ("Form.Email", email));
        return (await _app.LastMailToAsync(email)).Link();
    }

    private async Task<bool> SignsInAsync(string password)
    {
        var visitor = _app.Visitor();
        await visitor.TrySignInAsync(Ana, password);
        return await visitor.IsSignedInAsync();
    }
}
