using System.Net;
using Hangfire;
using Hangfire.Storage;

namespace IdeaLab.Tests.Server;

[Collection(nameof(HangfireApp))]
public sealed class HangfireDashboardTests(HangfireApp app)
{
    private const string Dashboard = "/admin/jobs/hangfire";

    [Theory]
    [InlineData("admin", HttpStatusCode.OK)]
    [InlineData("lead", HttpStatusCode.Forbidden)]
    [InlineData("customer", HttpStatusCode.Forbidden)]
    public async Task Only_admins_see_it(string who, HttpStatusCode status)
    {
        var visitor = await app.SignedInAsync(who);

        Assert.Equal(status, await visitor.StatusOfAsync(Dashboard));
        Assert.Equal(status, await visitor.StatusOfAsync($"{Dashboard}/recurring"));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in()
    {

        Assert.Contains("/account/sign-in", (await app.Visitor().OpenAsync($"{Dashboard}/recurring")).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_nothing_for_another_site_in_the_admins_name()
    {
        var admin = await app.SignedInAsync("admin");
        var page = await admin.OpenAsync($"{Dashboard}/recurring");
        var (header, token) = (page.QuerySelector("meta[name=csrf-header]")!.GetAttribute("content")!, page.QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!);

        Assert.Equal(HttpStatusCode.Forbidden, await RemoveAsync(null));
        Assert.Equal(HttpStatusCode.Forbidden, await RemoveAsync("made up"));
        Assert.Contains("TidyUp", Repeated());

        Assert.Equal(HttpStatusCode.NoContent, await RemoveAsync(token));
        Assert.DoesNotContain("TidyUp", Repeated());

        IEnumerable<string> Repeated()
        {
            using var connection = app.Storage.GetConnection();
            return [.. connection.GetRecurringJobs().Select(job => job.Id)];
        }

        async Task<HttpStatusCode> RemoveAsync(string? said)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Dashboard}/recurring/remove") { Content = new FormUrlEncodedContent([KeyValuePair.Create("jobs[]", "TidyUp")]) };
            if (said is not null) request.Headers.Add(header, said);
            using var answer = await admin.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }
}
