using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Accounts;

public sealed class SignUpTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private readonly LabApp _app = new();

    [Fact]
    public async Task Somebody_signs_up_confirms_with_the_password_and_is_in()
    {
        var ana = _app.Visitor();
        var answer = await SignUpAsync(ana, Ana);
        Assert.Contains("Look into your mail", answer);
        Assert.False(await ana.IsSignedInAsync());

        var mail = await _app.LastMailToAsync(Ana);
        Assert.Equal(MailKind.ConfirmAddress, mail.Kind);
        var page = await ana.OpenAsync(mail.Link());
        Assert.Contains(Ana, page.QuerySelectorAll<IHtmlInputElement>("input").Select(i => i.Value));

        var home = await ana.PostAsync(mail.Link(), mail.Link(), ("Form.Password", Members.Password));
        Assert.Contains("Your address is confirmed", home.Body!.TextContent);
        Assert.True(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task Who_signs_up_to_vote_comes_back_to_the_idea()
    {
        var ana = _app.Visitor();
        await ana.PostAsync("/account/sign-up?returnUrl=%2Fideas%3Fsort%3Dnew", "/account/sign-up", ("Form.Name", "Ana"), ("Form.Email", Ana), ("Form.Password", Members.Password));
        var link = (await _app.LastMailToAsync(Ana)).Link();

        var page = await ana.PostAsync(link, link, ("Form.Password", Members.Password));
        Assert.EndsWith("/ideas?sort=new", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_the_link_alone_does_nothing()
    {
        var visitor = _app.Visitor();
        await SignUpAsync(visitor, Ana);
        await visitor.OpenAsync((await _app.LastMailToAsync(Ana)).Link());
        Assert.False(await _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == Ana).Select(a => a.EmailConfirmed).SingleAsync()));
    }

    [Fact]
    public async Task The_answer_is_the_same_for_a_member_whose_mailbox_learns_the_rest()
    {
        await _app.JoinAsync(Ana);
        var known = await SignUpAsync(_app.Visitor(), Ana.ToUpperInvariant());
        var unknown = await SignUpAsync(_app.Visitor(), "nobody@example.org");

        Assert.Equal(unknown, known);
        Assert.Equal([MailKind.AlreadyMember], (await _app.MailsToAsync(Ana)).Select(m => m.Kind));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Users.CountAsync(a => a.NormalizedEmail == "ANA@EXAMPLE.ORG")));
    }

    [Fact]
    public async Task Who_signs_up_with_somebody_elses_address_gains_nothing_when_its_owner_confirms()
    {
        var thief = _app.Visitor();
        await SignUpAsync(thief, Ana, "the thief's password");
        var link = (await _app.LastMailToAsync(Ana)).Link();

        var refused = await _app.Visitor().PostAsync(link, link, ("Form.Password", "Ana never chose one"));
        Assert.Contains("not the password you signed up with", refused.Body!.TextContent);
        Assert.Contains("not confirmed yet", await (await thief.TrySignInAsync(Ana, "the thief's password")).Content.ReadAsStringAsync());

        var ana = _app.Visitor();
        await ana.PostAsync("/account/forgot", "/account/forgot", ("Form.Email", Ana));
        var reset = (await _app.LastMailToAsync(Ana)).Link();
        await ana.PostAsync(reset, reset, ("Form.Password", "Ana's own password"));
        Assert.True(await ana.IsSignedInAsync());
        await thief.TrySignInAsync(Ana, "the thief's password");
        Assert.False(await thief.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_up_again_before_confirming_takes_the_last_words()
    {
        var ana = _app.Visitor();
        await SignUpAsync(ana, Ana, "first password, forgotten");
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await SignUpAsync(ana, Ana, "second password, kept");
        var link = (await _app.LastMailToAsync(Ana)).Link();
        await ana.PostAsync(link, link, ("Form.Password", "second password, kept"));
        Assert.True(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task Employees_are_known_by_the_domain_of_their_address()
    {
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Settings.SingleAsync()).Admit(true, "bank.example, @casa.example");
            return await db.SaveChangesAsync();
        });
        await SignUpAsync(_app.Visitor(), "eva@CASA.example");
        await SignUpAsync(_app.Visitor(), "eva@notbank.example");

        Assert.Equal(PersonKind.Employee, await KindOfAsync("eva@CASA.example"));
        Assert.Equal(PersonKind.Customer, await KindOfAsync("eva@notbank.example"));
    }

    [Fact]
    public async Task The_language_is_the_one_the_browser_asks_for_and_so_is_the_mail()
    {
        var page = await _app.Visitor("es").OpenAsync("/account/sign-up");
        Assert.Equal("es", page.QuerySelector<IHtmlSelectElement>("#Form_Language")!.Value);

        await SignUpAsync(_app.Visitor("es"), Ana);
        Assert.Contains("Confirma", (await _app.LastMailToAsync(Ana)).Subject);
        Assert.Equal("es", await _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == Ana).Select(a => a.Person.Language).SingleAsync()));
    }

    [Theory]
    [InlineData("Form.Name", "", "Name: please fill this in")]
    [InlineData("Form.Email", "", "Mail address: please fill this in")]
    [InlineData("Form.Email", "not an address", "Write a mail address")]
    [InlineData("Form.Email", "Ana <ana@example.org>", "Write a mail address")]
    [InlineData("Form.Email", "\"a@b\"@example.org", "Write a mail address")]
    [InlineData("Form.Password", "too short", "Password: from 10 to 128 characters")]
    [InlineData("Form.Language", "fr", "Choose one of the options")]
    public async Task What_is_missing_or_wrong_is_said_and_what_was_typed_stays(string field, string value, string sentence)
    {
        var page = await _app.Visitor().PostAsync("/account/sign-up", "/account/sign-up",
            [.. new[] { ("Form.Name", "Ana"), ("Form.Email", Ana), ("Form.Password", Members.Password), ("Form.Language", "es") }.Where(f => f.Item1 != field), (field, value)]);
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        if (field != "Form.Name") Assert.Equal("Ana", page.QuerySelector<IHtmlInputElement>("#Form_Name")!.Value);
        Assert.Empty(page.QuerySelector<IHtmlInputElement>("#Form_Password")!.Value);
        Assert.Empty(await _app.MailsToAsync(Ana));
    }

    [Fact]
    public async Task Closed_sign_up_says_so_and_takes_nobody()
    {
        var visitor = _app.Visitor();
        await _app.JoinAsync("admin2@example.org");
        var open = await visitor.OpenAsync("/account/sign-up");
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Settings.SingleAsync()).Admit(false, "");
            return await db.SaveChangesAsync();
        });

        Assert.Contains("Sign-up is closed", (await visitor.OpenAsync("/account/sign-up")).Body!.TextContent);

        // A form that was open before.
        var token = open.QuerySelector<IHtmlInputElement>("form.form input[name=__RequestVerificationToken]")!.Value;
        var late = await visitor.Client.PostAsync("/account/sign-up", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["Form.Name"] = "Ana",
            ["Form.Email"] = Ana,
            ["Form.Password"] = Members.Password,
            ["Form.Language"] = "en",
        }));
        Assert.Contains("Sign-up is closed", await late.Content.ReadAsStringAsync());
        Assert.Empty(await _app.MailsToAsync(Ana));
    }

    [Fact]
    public async Task The_link_is_sent_again_but_once_a_minute_at_most()
    {
        var ana = _app.Visitor();
        await SignUpAsync(ana, Ana);
        await ResendAsync(ana, Ana);
        Assert.Single(await _app.MailsToAsync(Ana));

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await ResendAsync(ana, Ana);
        Assert.Equal(2, (await _app.MailsToAsync(Ana)).Count);

        Assert.Equal(await ResendAsync(ana, Ana), await ResendAsync(ana, "nobody@example.org"));
        Assert.Empty(await _app.MailsToAsync("nobody@example.org"));
    }

    [Fact]
    public async Task A_link_that_is_wrong_old_or_used_says_so()
    {
        var ana = _app.Visitor();
        await SignUpAsync(ana, Ana);
        var link = (await _app.LastMailToAsync(Ana)).Link();

        Assert.Contains("no longer works", (await ana.OpenAsync(link[..^4])).Body!.TextContent);
        Assert.Contains("no longer works", (await ana.OpenAsync("/account/confirm")).Body!.TextContent);
        Assert.Contains("no longer works", (await ana.OpenAsync(link.Replace("account=", "account=1"))).Body!.TextContent);
        Assert.Contains("no longer works", (await ana.OpenAsync(link.Replace("/confirm?", "/reset?"))).Body!.TextContent);

        await ana.PostAsync(link, link, ("Form.Password", Members.Password));
        Assert.Contains("has done its work", (await ana.OpenAsync(link)).Body!.TextContent);

        _app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains("no longer works", (await _app.Visitor().OpenAsync(link)).Body!.TextContent);
    }

    [Fact]
    public async Task Two_who_sign_up_at_once_with_one_address_leave_one_account()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SignUpAsync(_app.Visitor(), Ana)));
        Assert.All(pages, page => Assert.Contains("Look into your mail", page));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Users.CountAsync(a => a.Email == Ana)));
        Assert.Single(await _app.MailsToAsync(Ana));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var answer = await _app.Visitor().Client.PostAsync("/account/sign-up", new FormUrlEncodedContent([KeyValuePair.Create("Form.Email", Ana)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<PersonKind> KindOfAsync(string email) => _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == email).Select(a => a.Person.Kind).SingleAsync());

    private static async Task<string> SignUpAsync(Visitor visitor, string email, string password = Members.Password)
    {
        var page = await visitor.PostAsync("/account/sign-up", "/account/sign-up", ("Form.Name", "Ana"), ("Form.Email", email), ("Form.Password", password));
        return page.QuerySelector("main")!.TextContent;
    }

    private static async Task<string> ResendAsync(Visitor visitor, string email) =>
        (await visitor.PostAsync("/account/resend", "/account/resend", ("Form.Email", email))).QuerySelector("main")!.TextContent;
}
