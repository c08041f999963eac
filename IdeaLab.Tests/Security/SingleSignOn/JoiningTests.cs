using System.Text.Json.Nodes;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Security.SingleSignOn;

/// <summary>Whose account it is that somebody comes to from a provider, and what the rules make of them.</summary>
public sealed class JoiningTests : IAsyncLifetime
{
    private FakeProvider _provider = null!;
    private LabApp _app = null!;

    [Fact]
    public async Task What_the_provider_takes_for_an_address_opens_no_account_that_is_there()
    {
        Come("victim", "admin@idealab.test");
        var visitor = _app.Visitor();
        var page = await visitor.SignOnAsync(_provider, _app);
        Assert.Contains("Show that the address is yours", page.Body!.TextContent);
        Assert.False(await visitor.IsSignedInAsync());

        await visitor.PostAsync("/account/sign-on", "/account/sign-on", ("Form.Email", "admin@idealab.test"));
        for (var guess = 0; guess < 7; guess++) await visitor.PostAsync("/account/sign-on-code", "/account/sign-on-code", ("Form.Code", $"00000{guess}"));
        // Too many guesses: the right one is worth nothing now.
        await visitor.PostAsync("/account/sign-on-code", "/account/sign-on-code", ("Form.Code", (await _app.LastMailToAsync("admin@idealab.test")).Code()));
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(0, await LoginsAsync());
    }

    [Fact]
    public async Task The_code_joins_and_a_password_somebody_set_before_the_address_was_confirmed_is_gone()
    {
        await _app.JoinAsync("nora@example.org", isConfirmed: false);
        Come("nora", "nora@example.org");
        var visitor = _app.Visitor();
        await visitor.SignOnAsync(_provider, _app);
        await ProveAsync(visitor, "nora@example.org");
        Assert.True(await visitor.IsSignedInAsync());
        using var intruder = await _app.Visitor().TrySignInAsync("nora@example.org");
        Assert.True(intruder.IsSuccessStatusCode);

        var another = _app.Visitor();
        await another.SignOnAsync(_provider, _app);
        Assert.True(await another.IsSignedInAsync());
    }

    [Fact]
    public async Task An_address_the_provider_has_not_seen_to_is_shown_by_a_code_also_where_nobody_has_it()
    {
        Come("nora", "nora@example.org", isVerified: false);
        var visitor = _app.Visitor();
        await visitor.SignOnAsync(_provider, _app);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Users.CountAsync(a => a.Email == "nora@example.org")));
        await ProveAsync(visitor, "nora@example.org");
        Assert.True(await visitor.IsSignedInAsync());
        Assert.Equal("Nora Prats", await _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == "nora@example.org" && a.EmailConfirmed).Select(a => a.Person.Name).SingleAsync()));
    }

    [Fact]
    public async Task That_one_address_is_seen_to_says_nothing_of_another()
    {
        Come("nora", "victim@example.org");
        _provider.Says.Remove("email_verified");
        _provider.UserInfo = new JsonObject { ["sub"] = "nora", ["email"] = "nora@example.org", ["email_verified"] = true };
        var visitor = _app.Visitor();
        await visitor.SignOnAsync(_provider, _app);
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Users.CountAsync(a => a.Email == "victim@example.org")));
    }

    [Fact]
    public async Task Another_subject_with_the_same_address_is_somebody_else_and_so_is_one_in_other_letters()
    {
        Come("nora", "nora@example.org");
        await _app.Visitor().SignOnAsync(_provider, _app);
        foreach (var other in (string[])["NORA", "nora2"])
        {
            Come(other, "nora@example.org");
            var visitor = _app.Visitor();
            await visitor.SignOnAsync(_provider, _app);
            Assert.False(await visitor.IsSignedInAsync());
        }
    }

    [Fact]
    public async Task Another_address_there_changes_nothing_here()
    {
        Come("nora", "nora@example.org");
        await _app.Visitor().SignOnAsync(_provider, _app);
        Come("nora", "admin@idealab.test");
        var visitor = _app.Visitor();
        await visitor.SignOnAsync(_provider, _app);
        Assert.True(await visitor.IsSignedInAsync());
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Users.CountAsync(a => a.Email == "nora@example.org")));
    }

    [Fact]
    public async Task Where_a_provider_makes_no_accounts_nobody_learns_who_is_a_member()
    {
        await using var app = _provider.Lab(("MakesAccounts", "false"));
        Come("nora", "nora@example.org");
        var visitor = app.Visitor();
        Assert.Contains("Show that the address is yours", (await visitor.SignOnAsync(_provider, app)).Body!.TextContent);
        var page = await visitor.PostAsync("/account/sign-on", "/account/sign-on");
        Assert.Contains("If you can come in by Acme", page.Body!.TextContent);
        Assert.Empty(await app.MailsToAsync("nora@example.org"));
        Assert.Equal(0, await app.InDatabaseAsync(db => db.Users.CountAsync(a => a.Email == "nora@example.org")));
    }

    [Fact]
    public async Task Sign_up_that_is_closed_does_not_close_the_provider()
    {
        await _app.InDatabaseAsync(db => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.SignUpIsOpen, false)));
        Come("nora", "nora@example.org");
        var visitor = _app.Visitor();
        await visitor.SignOnAsync(_provider, _app);
        Assert.True(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Rules_give_and_the_next_sign_on_takes_what_they_say_no_more_but_nothing_that_was_given_by_hand()
    {
        await _app.InDatabaseAsync(async db =>
        {
            var (partners, smes) = (new Segment("partners", "Partners", "Socios"), new Segment("smes", "SMEs", "Pymes"));
            db.AddRange(ClaimRule.ForKind("acme", "groups", "staff", PersonKind.Employee), ClaimRule.ForRole("acme", "realm_access.roles", "lab-owner", Roles.Owner, false), ClaimRule.ForSegment("acme", "groups", "partners", partners), ClaimRule.ForSegment("other", "groups", "staff", smes));
            return await db.SaveChangesAsync();
        });
        Come("nora", "nora@example.org");
        _provider.Says["groups"] = new JsonArray("staff", "partners");
        _provider.Says["realm_access"] = new JsonObject { ["roles"] = new JsonArray("lab-owner", "x") };
        await _app.Visitor().SignOnAsync(_provider, _app);
        var nora = await NoraAsync();
        Assert.Equal((PersonKind.Employee, Roles.Owner), (nora.Kind, nora.Roles));
        Assert.Equal([("partners", MembershipSource.SignOn)], nora.Memberships.Select(m => (m.Segment.Key, m.By)));
        var entry = await _app.InDatabaseAsync(db => db.Audit.Include(e => e.Actor).Include(e => e.Changes).SingleAsync(e => e.Thing == "Person"));
        Assert.Equal(("Nora Prats", AuditAct.Changed), (entry.Actor.Name, entry.Act));
        Assert.Equal([("Kind", "Customer", "Employee"), ("Roles", "None", "Owner"), ("Segments", "", "partners"), ("Provider", null, "acme")], entry.Changes.Select(c => (c.What, c.Before, c.After)));

        var admin = await _app.SignedInAsync("admin");
        await admin.PostAsync($"/admin/people/{nora.Id}", $"/admin/people/{nora.Id}", ("Form.Roles", "Owner"), ("Form.Roles", "Reviewer"));
        Come("nora", "nora@example.org");
        await _app.Visitor().SignOnAsync(_provider, _app);
        nora = await NoraAsync();
        Assert.Equal((PersonKind.Employee, Roles.Reviewer), (nora.Kind, nora.Roles));
        Assert.Empty(nora.Memberships);
    }

    [Fact]
    public async Task Without_a_word_of_trust_two_factors_there_are_none_here_and_the_joining_itself_asks_for_the_app()
    {
        await using var app = _provider.Lab(("TrustsSecondFactor", "true"));
        var account = await app.JoinAsync("nora@example.org");
        var owner = app.Visitor();
        using var entered = await owner.TrySignInAsync("nora@example.org");
        var phone = await AuthenticatorApp.SetUpAsync(app, owner);
        Come("nora", "nora@example.org");
        _provider.Says["amr"] = new JsonArray("pwd", "mfa");
        var visitor = app.Visitor();
        await visitor.SignOnAsync(_provider, app);
        await visitor.PostAsync("/account/sign-on", "/account/sign-on");
        var page = await visitor.PostAsync("/account/sign-on-code", "/account/sign-on-code", ("Form.Code", (await app.LastMailToAsync("nora@example.org")).Code()));
        Assert.EndsWith("/account/second-step", new Uri(page.Url).AbsolutePath);
        Assert.Equal(0, await app.InDatabaseAsync(db => db.UserLogins.CountAsync()));
        await visitor.PostAsync("/account/second-step", "/account/second-step", ("Form.Code", phone.Code(30)));
        Assert.True(await visitor.IsSignedInAsync());

        // From now on the lab takes the provider's word.
        var another = app.Visitor();
        await another.SignOnAsync(_provider, app);
        Assert.True(await another.IsSignedInAsync());
        Assert.True(await app.InDatabaseAsync(db => db.Sessions.Where(s => s.PersonId == account.PersonId).OrderBy(s => s.Id).LastAsync()) is { HasSecondFactor: true, Method: SignInMethod.SignOn, Provider: "acme" });

        // And without the word the app is asked for.
        _provider.Says["amr"] = new JsonArray("pwd");
        var third = app.Visitor();
        Assert.EndsWith("/account/second-step", new Uri((await third.SignOnAsync(_provider, app)).Url).AbsolutePath);
    }

    [Fact]
    public async Task A_member_joins_a_provider_by_hand_and_leaves_it_and_nobody_takes_it_from_another()
    {
        Come("nora", "nora@example.org");
        var member = await _app.SignedInAsync("customer");
        Assert.Contains("Desde ahora puedes entrar con Acme", (await member.SignOnAsync(_provider, _app, "/account/security", "/account/sign-on/acme?handler=Join")).Body!.TextContent);
        Assert.Equal(1, await LoginsAsync());

        var other = await _app.SignedInAsync("customer2");
        Assert.Contains("That sign-in opens another account here already.", (await other.SignOnAsync(_provider, _app, "/account/security", "/account/sign-on/acme?handler=Join")).Body!.TextContent);
        await member.PostAsync("/account/security", "/account/security?handler=Leave");
        Assert.Equal(0, await LoginsAsync());
    }

    [Fact]
    public async Task What_another_began_to_join_does_not_join_whoever_signed_in_since()
    {
        Come("nora", "nora@example.org");
        var browser = await _app.SignedInAsync("customer");
        var asked = await browser.SetOutAsync("/account/security", "/account/sign-on/acme?handler=Join");
        (_provider.Nonce, _provider.Now) = (asked["nonce"], _app.Clock.GetUtcNow());
        await browser.PostAsync("/account/sign-out", "/account/sign-out");
        await browser.PostAsync("/account/demo", "/account/demo", ("email", "admin@idealab.test"));
        await browser.ComeBackAsync(asked["state"]);
        Assert.Equal(0, await LoginsAsync());
    }

    [Fact]
    public async Task Signing_out_offers_to_end_it_there_too_with_the_token_of_that_sign_in_and_forgets_it()
    {
        Come("nora", "nora@example.org");
        var visitor = _app.Visitor();
        await visitor.SignOnAsync(_provider, _app);
        var page = await visitor.PostAsync("/account/sign-out", "/account/sign-out");
        var link = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Single(href => href.StartsWith($"{_provider.Issuer}/end", StringComparison.Ordinal));
        Assert.Contains("id_token_hint=ey", link);
        Assert.Contains("post_logout_redirect_uri=http%3A%2F%2Flocalhost%2Faccount%2Fsigned-out", link);
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Sessions.CountAsync(s => s.SealedIdToken != null)));
        Assert.DoesNotContain((await visitor.OpenAsync("/account/signed-out")).QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith("http", StringComparison.Ordinal));

        var state = System.Web.HttpUtility.ParseQueryString(new Uri(link).Query)["state"];
        Assert.Contains("you come from Acme", (await visitor.OpenAsync($"/account/signed-out?state={state}")).Body!.TextContent);
        Assert.DoesNotContain("Acme", (await visitor.OpenAsync("/account/signed-out?state=acme")).QuerySelector("main")!.TextContent);
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

    private void Come(string subject, string email, bool isVerified = true)
    {
        _provider.Says = new JsonObject { ["sub"] = subject, ["email"] = email, ["email_verified"] = isVerified, ["name"] = "Nora Prats" };
        _provider.UserInfo = new JsonObject { ["sub"] = subject };
    }

    private async Task ProveAsync(Visitor visitor, string email)
    {
        await visitor.PostAsync("/account/sign-on", "/account/sign-on");
        await visitor.PostAsync("/account/sign-on-code", "/account/sign-on-code", ("Form.Code", (await _app.LastMailToAsync(email)).Code()));
    }

    private Task<int> LoginsAsync() => _app.InDatabaseAsync(db => db.UserLogins.CountAsync());

    private Task<Person> NoraAsync() => _app.InDatabaseAsync(db => db.People.Include(p => p.Memberships).ThenInclude(m => m.Segment).SingleAsync(p => db.Users.Any(a => a.PersonId == p.Id && a.Email == "nora@example.org")));
}
