using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Security;

namespace IdeaLab.Tests.Pages.Accounts;

public sealed class CodeTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private const string Enter = "/account/code/enter";
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    [Fact]
    public async Task Six_digits_by_mail_sign_in_and_lead_on()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var page = await ana.PostAsync("/account/code?returnUrl=%2Faccount%2Fprofile", "/account/code?returnUrl=%2Faccount%2Fprofile", ("Form.Email", Ana));
        Assert.Equal(Enter, new Uri(page.Url).AbsolutePath);
        Assert.DoesNotContain("ana", new Uri(page.Url).Query);

        var code = (await _app.LastMailToAsync(Ana)).Code();
        var answer = await ana.SendAsync(Enter + "?returnUrl=%2Faccount%2Fprofile", Enter + "?returnUrl=%2Faccount%2Fprofile", ("Form.Code", $" {code[..3]} {code[3..]}"));
        Assert.Equal("/account/profile", answer.Headers.Location!.OriginalString);
        Assert.True(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task The_address_typed_at_the_sign_in_page_is_enough_to_ask_for_a_code()
    {
        await _app.JoinAsync(Ana);
        const string signIn = "/account/sign-in?returnUrl=%2Fideas";
        const string begin = "/account/code?returnUrl=%2Fideas&handler=Begin";

        var page = await _app.Visitor().PostAsync(signIn, begin, ("Form.Email", Ana));
        Assert.Equal(Enter, new Uri(page.Url).AbsolutePath);
        Assert.Equal(6, (await _app.LastMailToAsync(Ana)).Code().Length);

        var blank = await _app.Visitor().PostAsync(signIn, begin);
        Assert.Equal("Sign in with a code", blank.QuerySelector("h1")!.TextContent);
        Assert.Null(blank.QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        await _app.JoinAsync(Ana);
        var (first, second) = (_app.Visitor(), _app.Visitor());
        var code = await AskAsync(first);
        await AskAsync(second);

        Assert.True(await EnterAsync(first, code));
        Assert.False(await EnterAsync(second, code));
    }

    [Fact]
    public async Task Of_many_who_use_one_code_at_once_one_gets_in()
    {
        await _app.JoinAsync(Ana);
        var visitors = Enumerable.Range(0, 4).Select(_ => _app.Visitor()).ToList();
        var code = "";
        foreach (var visitor in visitors) code = await AskAsync(visitor);

        var entered = await Task.WhenAll(visitors.Select(visitor => EnterAsync(visitor, code)));
        Assert.Single(entered, true);
    }

    [Fact]
    public async Task A_newer_code_replaces_the_one_before()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var older = await AskAsync(ana);
        _app.Clock.Advance(MailedCodes.Between);
        var newer = await AskAsync(ana);

        Assert.Equal(2, (await _app.MailsToAsync(Ana)).Count);
        Assert.True(older == newer || !await EnterAsync(ana, older));
        Assert.True(await EnterAsync(ana, newer));
    }

    [Fact]
    public async Task A_code_ends_after_ten_minutes()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var code = await AskAsync(ana);
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(await EnterAsync(ana, code));
    }

    [Fact]
    public async Task Five_wrong_codes_and_the_right_one_is_not_looked_at()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var code = await AskAsync(ana);
        for (var i = 0; i < 5; i++) Assert.False(await EnterAsync(ana, code == "000000" ? "111111" : "000000"));
        Assert.False(await EnterAsync(ana, code));
    }

    [Fact]
    public async Task The_answer_is_the_same_for_an_address_nobody_has()
    {
        await _app.JoinAsync(Ana);
        var (known, unknown) = (_app.Visitor(), _app.Visitor());
        var knownPage = await known.PostAsync("/account/code", "/account/code", ("Form.Email", Ana));
        var unknownPage = await unknown.PostAsync("/account/code", "/account/code", ("Form.Email", "bob@example.org"));
        Assert.Equal(knownPage.QuerySelector("main")!.TextContent.Replace("ana@", "bob@"), unknownPage.QuerySelector("main")!.TextContent);
        Assert.Empty(await _app.MailsToAsync("bob@example.org"));

        Assert.Equal(await RefusalAsync(known), await RefusalAsync(unknown));
    }

    [Fact]
    public async Task Asking_again_at_once_sends_nothing_and_keeps_the_code()
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var code = await AskAsync(ana);
        await AskAsync(ana);
        Assert.Single(await _app.MailsToAsync(Ana));
        Assert.True(await EnterAsync(ana, code));
    }

    [Fact]
    public async Task Who_has_not_confirmed_gets_the_link_and_no_code()
    {
        await _app.JoinAsync(Ana, isConfirmed: false);
        await _app.Visitor().PostAsync("/account/code", "/account/code", ("Form.Email", Ana));
        Assert.Equal([MailKind.ConfirmAddress], (await _app.MailsToAsync(Ana)).Select(m => m.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    public async Task What_is_no_code_is_said_without_counting_as_a_try(string typed)
    {
        await _app.JoinAsync(Ana);
        var ana = _app.Visitor();
        var code = await AskAsync(ana);
        for (var i = 0; i < 5; i++)
        {
            var page = await ana.PostAsync(Enter, Enter, ("Form.Code", typed));
            Assert.Empty(page.QuerySelector<IHtmlInputElement>("#Form_Code")!.Value);
        }

        Assert.True(await EnterAsync(ana, code));
    }

    [Fact]
    public async Task The_second_page_needs_the_first()
    {
        var answer = await _app.Visitor().Client.GetAsync(Enter);
        Assert.Equal("/account/code", answer.Headers.Location!.OriginalString);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<string> AskAsync(Visitor visitor)
    {
        await visitor.PostAsync("/account/code", "/account/code", ("Form.Email", Ana));
        return (await _app.LastMailToAsync(Ana)).Code();
    }

    private static async Task<bool> EnterAsync(Visitor visitor, string code)
    {
        await visitor.SendAsync(Enter, Enter, ("Form.Code", code));
        return await visitor.IsSignedInAsync();
    }

    private static async Task<string> RefusalAsync(Visitor visitor) =>
        (await visitor.PostAsync(Enter, Enter, ("Form.Code", "123456"))).QuerySelector(".error-summary")!.TextContent;
}
