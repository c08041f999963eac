using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Accounts;

public sealed class AuthenticatorTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";
    private const string SecondStep = "/account/second-step";
    private const string SetUp = AuthenticatorApp.SetUpPage;
    private readonly LabApp _app = new() { Settings = { ["RateLimits:sign-in"] = "1000" } };

    [Fact]
    public async Task Once_set_up_the_password_alone_does_not_sign_in()
    {
        var app = await JoinAsync();
        var ana = _app.Visitor();
        var answer = await ana.TrySignInAsync(Ana, page: "/account/sign-in?returnUrl=%2Faccount%2Fprofile");
        Assert.Equal($"{SecondStep}?returnUrl=%2Faccount%2Fprofile", answer.Headers.Location!.OriginalString);
        Assert.False(await ana.IsSignedInAsync());

        var entered = await ana.SendAsync($"{SecondStep}?returnUrl=%2Faccount%2Fprofile", $"{SecondStep}?returnUrl=%2Faccount%2Fprofile", ("Form.Code", $"{app.Code(30)[..3]} {app.Code(30)[3..]}"));
        Assert.Equal("/account/profile", entered.Headers.Location!.OriginalString);
        Assert.True(await ana.IsSignedInAsync());
        Assert.Contains("with a second factor", (await ana.OpenAsync("/account/sessions")).QuerySelector(".session")!.TextContent);
    }

    [Fact]
    public async Task Neither_does_a_mailed_code_nor_a_new_password()
    {
        var app = await JoinAsync();
        var ana = _app.Visitor();
        await ana.PostAsync("/account/code", "/account/code", ("Form.Email", Ana));
        var page = await ana.PostAsync("/account/code/enter", "/account/code/enter", ("Form.Code", (await _app.LastMailToAsync(Ana)).Code()));
        Assert.Equal(SecondStep, new Uri(page.Url).AbsolutePath);
        Assert.False(await ana.IsSignedInAsync());

        var again = _app.Visitor();
        await again.PostAsync("/account/forgot", "/account/forgot", ("Form.Email", Ana));
        var link = (await _app.LastMailToAsync(Ana)).Link();
        await again.PostAsync(link, link, ("Form.Password", "an entirely new password"));
        Assert.False(await again.IsSignedInAsync());
        await again.PostAsync(SecondStep, SecondStep, ("Form.Code", app.Code(30)));
        Assert.True(await again.IsSignedInAsync());
    }

    [Fact]
    public async Task A_code_that_was_used_is_not_taken_again()
    {
        var app = await JoinAsync();
        var code = app.Code(30);
        Assert.True(await SignsInAsync(code));
        Assert.False(await SignsInAsync(code));
        _app.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(await SignsInAsync(app.Code()));
    }

    [Fact]
    public async Task Of_many_who_use_one_code_at_once_one_gets_in()
    {
        var app = await JoinAsync();
        var visitors = Enumerable.Range(0, 4).Select(_ => _app.Visitor()).ToList();
        foreach (var visitor in visitors) await visitor.TrySignInAsync(Ana);
        await Task.WhenAll(visitors.Select(visitor => visitor.PostAsync(SecondStep, SecondStep, ("Form.Code", app.Code(30)))));
        var entered = await Task.WhenAll(visitors.Select(visitor => visitor.IsSignedInAsync()));
        Assert.Single(entered, true);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var app = await JoinAsync();
        Assert.Equal(10, app.RecoveryCodes.Count);
        Assert.True(await SignsInAsync(app.RecoveryCodes[2]));
        Assert.False(await SignsInAsync(app.RecoveryCodes[2]));

        var ana = await InAsync(app.RecoveryCodes[3]);
        Assert.Contains("8", (await ana.OpenAsync(SetUp)).QuerySelector(".facts")!.TextContent);
    }

    [Fact]
    public async Task Wrong_codes_let_the_account_rest_however_often_the_password_was_right()
    {
        var app = await JoinAsync();
        for (var i = 0; i < 5; i++) Assert.False(await SignsInAsync("000000"));
        var ana = _app.Visitor();
        var answer = await ana.TrySignInAsync(Ana);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);

        _app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True(await SignsInAsync(app.Code()));
    }

    [Fact]
    public async Task What_was_begun_ends_after_a_quarter_of_an_hour_and_with_a_new_password()
    {
        var app = await JoinAsync();
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        _app.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("/account/sign-in", new Uri((await ana.OpenAsync(SecondStep)).Url).AbsolutePath);

        await ana.TrySignInAsync(Ana);
        var owner = await InAsync(app.Code());
        await owner.PostAsync("/account/password", "/account/password", ("Form.Old", Members.Password), ("Form.New", "an entirely new password"));
        Assert.Equal("/account/sign-in", new Uri((await ana.OpenAsync(SecondStep)).Url).AbsolutePath);
    }

    [Fact]
    public async Task A_wrong_code_sets_nothing_up_and_the_key_stays_the_same()
    {
        var ana = await MemberAsync();
        var first = await ana.OpenAsync(SetUp);
        Assert.NotNull(first.QuerySelector("svg.qr path[fill=black]"));
        Assert.Empty(first.QuerySelectorAll("svg [style], svg style"));
        var refused = await ana.PostAsync(SetUp, SetUp, ("Form.Offer", OfferOf(first)), ("Form.Code", "000000"));
        Assert.Equal(first.QuerySelector(".secret")!.TextContent, refused.QuerySelector(".secret")!.TextContent);
        Assert.Contains("does not fit the key", refused.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Authenticators.CountAsync()));
    }

    [Fact]
    public async Task A_key_offered_to_one_member_is_worth_nothing_to_another()
    {
        var (ana, carmen) = (await MemberAsync(), await _app.SignedInAsync("customer"));
        var page = await ana.OpenAsync(SetUp);
        var code = IdeaLab.Domain.SignIns.TimeCode.Of(AuthenticatorApp.SecretOf(page.QuerySelector(".secret")!.TextContent), IdeaLab.Domain.SignIns.TimeCode.StepAt(_app.Clock.Now));
        await carmen.PostAsync(SetUp, SetUp, ("Form.Offer", OfferOf(page)), ("Form.Code", code));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Authenticators.CountAsync()));
    }

    [Fact]
    public async Task The_secret_is_kept_sealed_and_recovery_codes_as_hashes()
    {
        var ana = await MemberAsync();
        var secret = (await ana.OpenAsync(SetUp)).QuerySelector(".secret")!.TextContent;
        var app = await AuthenticatorApp.SetUpAsync(_app, ana);
        var kept = await _app.InDatabaseAsync(db => db.Authenticators.Include(a => a.Codes).SingleAsync());
        Assert.StartsWith("CfDJ8", kept.SealedSecret);
        Assert.DoesNotContain(Convert.ToBase64String(AuthenticatorApp.SecretOf(secret)), kept.SealedSecret);
        Assert.DoesNotContain(kept.Codes, code => app.RecoveryCodes.Contains(code.Hash));
        Assert.Empty((await ana.OpenAsync(SetUp)).QuerySelectorAll(".recovery-codes, .secret, .qr"));
    }

    [Fact]
    public async Task Setting_it_up_signs_out_everywhere_else()
    {
        await _app.JoinAsync(Ana);
        var (here, elsewhere) = (_app.Visitor(), _app.Visitor());
        await here.TrySignInAsync(Ana);
        await elsewhere.TrySignInAsync(Ana);
        await AuthenticatorApp.SetUpAsync(_app, here);
        Assert.Equal((true, false), (await here.IsSignedInAsync(), await elsewhere.IsSignedInAsync()));
    }

    [Fact]
    public async Task New_recovery_codes_take_a_password_or_a_code_and_end_those_before()
    {
        const string path = "/account/security/recovery-codes";
        var app = await JoinAsync();
        var ana = await InAsync(app.Code(30));
        Assert.Empty((await ana.PostAsync(path, path, ("Form.PasswordOrCode", "not the password"))).QuerySelectorAll(".recovery-codes li"));
        var codes = (await ana.PostAsync(path, path, ("Form.PasswordOrCode", Members.Password))).QuerySelectorAll(".recovery-codes li").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(10, codes.Except(app.RecoveryCodes).Count());
        Assert.False(await SignsInAsync(app.RecoveryCodes[0]));
        Assert.True(await SignsInAsync(codes[0]));
    }

    [Theory]
    [InlineData("password", true)]
    [InlineData("code", true)]
    [InlineData("recovery", true)]
    [InlineData("wrong", false)]
    public async Task Turning_it_off_takes_one_of_them_too(string proof, bool isOff)
    {
        const string path = "/account/security/authenticator/remove";
        var app = await JoinAsync();
        var ana = await InAsync(app.Code(30));
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var typed = proof switch { "password" => Members.Password, "code" => app.Code(), "recovery" => app.RecoveryCodes[0], _ => "000000" };
        await ana.PostAsync(path, path, ("Form.PasswordOrCode", typed));

        var visitor = _app.Visitor();
        await visitor.TrySignInAsync(Ana);
        Assert.Equal(isOff, await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Who_has_lost_app_and_codes_is_let_in_again_by_an_admin_and_that_is_written_down()
    {
        await JoinAsync();
        var ana = await _app.InDatabaseAsync(db => db.Users.Where(a => a.Email == Ana).Select(a => a.PersonId).SingleAsync());
        var (admin, page) = (await _app.SignedInAsync("admin"), $"/admin/people/{ana}");

        await admin.PostAsync(page, $"{page}?handler=WithoutSecondFactor");

        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Sessions.CountAsync(s => s.PersonId == ana)));
        Assert.True(await (await MemberAgainAsync()).IsSignedInAsync());
        Assert.Null((await admin.OpenAsync(page)).QuerySelector("#second-factor"));
        Assert.Contains("Removed Authenticator app", (await admin.OpenAsync("/admin/audit")).QuerySelector("tbody tr")!.TextContent.ReplaceLineEndings(" ").Trim(), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static string OfferOf(IDocument page) => page.QuerySelector("[name='Form.Offer']")!.GetAttribute("value")!;

    private async Task<Visitor> MemberAsync()
    {
        await _app.JoinAsync(Ana);
        return await MemberAgainAsync();
    }

    private async Task<Visitor> MemberAgainAsync()
    {
        var ana = _app.Visitor();
        await ana.TrySignInAsync(Ana);
        return ana;
    }

    private async Task<AuthenticatorApp> JoinAsync() => await AuthenticatorApp.SetUpAsync(_app, await MemberAsync());

    private async Task<Visitor> InAsync(string code)
    {
        var visitor = _app.Visitor();
        await visitor.TrySignInAsync(Ana);
        await visitor.PostAsync(SecondStep, SecondStep, ("Form.Code", code));
        return visitor;
    }

    private async Task<bool> SignsInAsync(string code) => await (await InAsync(code)).IsSignedInAsync();
}
