using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IdeaLab.Tests.Security;

public sealed class RateLimitTests
{
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
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
        Assert.NotNull((await Visitor.ReadAsync(answer)).QuerySelector("main h1"));

        // Reading goes on.
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOfAsync(path));
    }

    [Fact]
    public async Task Ten_sign_ins_a_minute_are_the_limit_unless_set_otherwise()
    {
        await using var app = new LabApp();
        var page = await app.Visitor().OpenAsync("/account/sign-in");
        var visitor = app.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++) statuses.Add((await visitor.SendAsync("/account/sign-in", "/account/sign-in", ("Form.Email", "typed wrongly"))).StatusCode);
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 10), HttpStatusCode.TooManyRequests], statuses);
        Assert.NotNull(page.QuerySelector<IHtmlFormElement>("form.form"));
    }
}
