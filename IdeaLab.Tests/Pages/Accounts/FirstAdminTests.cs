using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.People;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Accounts;

public sealed class FirstAdminTests : IAsyncLifetime
{
    private readonly LabApp _app = new() { Settings = { ["Environment"] = "Production", ["RateLimits:sign-up"] = "1000" } };

    [Fact]
    public async Task Whoever_holds_the_link_becomes_a_confirmed_admin_and_comes_in()
    {
        var ada = Secure();
        var link = await InviteAsync();
        var answer = await SignUpAsync(ada, link, "ada@example.org");

        Assert.Equal("/admin/settings", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await ada.StatusOfAsync("/admin/settings"));
        Assert.Contains("secure", answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("lab-sign-in=")));
        var account = await _app.InDatabaseAsync(db => db.Users.Include(a => a.Person).SingleAsync());
        Assert.True(account.EmailConfirmed);
        Assert.True(account.Person.AdministersLab());
    }

    [Fact]
    public async Task The_link_works_once_and_a_second_link_is_not_made()
    {
        var link = await InviteAsync();
        await SignUpAsync(Secure(), link, "ada@example.org");

        Assert.Contains("no longer works", (await Secure().OpenAsync(link)).Body!.TextContent);
        await using var scope = _app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<FirstAdmin>().InviteIfNoneAsync());
    }

    [Fact]
    public async Task Of_many_at_once_one_becomes_admin()
    {
        var link = await InviteAsync();
        var visitors = Enumerable.Range(0, 5).Select(_ => Secure()).ToList();
        var answers = await Task.WhenAll(visitors.Select((v, i) => SignUpAsync(v, link, $"ada{i}@example.org")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.People.CountAsync(p => (p.Roles & Roles.Admin) == Roles.Admin)));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Without_the_right_link_there_is_no_form()
    {
        var seal = _app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("first-admin").ToTimeLimitedDataProtector();
        foreach (var invitation in new[] { "", "made-up", seal.Protect("first-admin", TimeSpan.FromDays(-1)) })
        {
            var page = await Secure().OpenAsync($"/account/first-admin?invitation={invitation}");
            Assert.Contains("no longer works", page.Body!.TextContent);
            Assert.DoesNotContain(page.Forms, f => f.QuerySelector("[type=password]") is not null);
        }
    }

    [Fact]
    public async Task Somebody_already_there_becomes_admin_with_the_new_password()
    {
        await _app.JoinAsync("ada@example.org", isConfirmed: false);
        // The browser in which they became admin is known from then on.
        var ada = Secure();
        await SignUpAsync(ada, await InviteAsync(), "ada@example.org");
        await ada.PostAsync("/account/sign-out", "/account/sign-out");
        await ada.TrySignInAsync("ada@example.org", "the admin's own password");
        Assert.Equal(HttpStatusCode.OK, await ada.StatusOfAsync("/admin"));
    }

    [Fact]
    public async Task An_address_that_cannot_be_taken_is_refused_and_the_rest_stays()
    {
        var answer = await SignUpAsync(Secure(), await InviteAsync(), "\"a@b\"@example.org");
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains("Write a mail address", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Ada", page.QuerySelector<IHtmlInputElement>("#Form_Name")!.Value);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    // In production the sign-in travels over TLS only.
    private Visitor Secure() => new(_app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") }));

    private async Task<string> InviteAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FirstAdmin>().InviteIfNoneAsync())!;
    }

    private static Task<HttpResponseMessage> SignUpAsync(Visitor visitor, string link, string email) =>
        visitor.SendAsync(link, link, ("Form.Name", "Ada"), ("Form.Email", email), ("Form.Password", "the admin's own password"));
}
