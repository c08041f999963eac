using System.Net;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Exposure;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class SeenTests : IAsyncLifetime
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_member_counts_once_as_a_viewer_and_once_a_day_as_seen()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var member = await _app.SignedInAsync("lead");
        member.Client.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);

        await member.OpenAsync($"/ideas/{id}");
        await member.OpenAsync($"/ideas/{id}");
        Assert.Equal((1, 1), await CountsAsync(id));
        await TellAsync(member, $"{id}");
        Assert.Equal((1, 1), await CountsAsync(id));
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await member.OpenAsync($"/ideas/{id}");
        Assert.Equal((1, 2), await CountsAsync(id));
    }

    [Fact]
    public async Task Visitors_count_as_seen_by_network_and_browser_and_are_forgotten_after_the_day()
    {
        var id = await _app.ShareAsync("Freeze a card");
        foreach (var browser in (string[])[Firefox, Firefox, "Mozilla/5.0 (CUBOT X70) Chrome/142.0"]) await Surfer(browser).OpenAsync($"/ideas/{id}");

        Assert.Equal((0, 2), await CountsAsync(id));
        await _app.RunAsync<TidyUpJob>();
        Assert.Equal((2, 1), await KeptAsync());
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await _app.RunAsync<TidyUpJob>();
        Assert.Equal((0, 0), await KeptAsync());
        Assert.Equal((0, 2), await CountsAsync(id));

        Task<(int, int)> KeptAsync() => _app.InDatabaseAsync(async db => (await db.PassingViewings.CountAsync(), await db.DaySalts.CountAsync()));
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", null, null)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0.0.0 Safari/537.36", null, null)]
    [InlineData("curl/8.5.0", null, null)]
    [InlineData(Firefox, "Sec-Purpose", "prefetch;prerender")]
    [InlineData(Firefox, "Purpose", "prefetch")]
    [InlineData(Firefox, "X-Moz", "prefetch")]
    [InlineData(Firefox, "HX-Request", "true")]
    public async Task Machines_and_pages_fetched_ahead_do_not_count(string browser, string? header, string? value)
    {
        var id = await _app.ShareAsync("Freeze a card");
        var visitor = Surfer(browser);
        if (header is not null) visitor.Client.DefaultRequestHeaders.Add(header, value);

        await visitor.OpenAsync($"/ideas/{id}");
        if (header != "HX-Request") await TellAsync(visitor, $"{id}");

        Assert.Equal((0, 0), await CountsAsync(id));
    }

    [Fact]
    public async Task Asking_for_the_head_of_a_page_is_not_seeing_it()
    {
        var id = await _app.ShareAsync("Freeze a card");
        using var answer = await Surfer(Firefox).Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/ideas/{id}/freeze-a-card"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((0, 0), await CountsAsync(id));
    }

    [Fact]
    public async Task A_beacon_counts_what_its_sender_may_see_and_says_nothing_of_the_rest()
    {
        var (open, hidden) = (await _app.ShareAsync("Open"), await _app.ShareAsync("Hidden", by: "employee", audience: Audience.Employees));
        await TellAsync(Surfer(Firefox), $"{open},{hidden},{open},99999,x,-1,");
        Assert.Equal(((0, 1), (0, 0)), (await CountsAsync(open), await CountsAsync(hidden)));

        var author = await _app.SignedInAsync("customer");
        author.Client.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        await TellAsync(author, $"{open}");
        await author.OpenAsync($"/ideas/{open}");
        Assert.Equal((0, 1), await CountsAsync(open));
    }

    [Theory]
    [InlineData("same-origin", null, 1)]
    [InlineData("cross-site", "http://localhost", 0)]
    [InlineData("same-site", "http://localhost", 0)]
    [InlineData(null, "http://localhost", 1)]
    [InlineData(null, "https://localhost", 1)]
    [InlineData(null, "https://elsewhere.example", 0)]
    [InlineData(null, "null", 0)]
    [InlineData(null, "file://", 0)]
    [InlineData(null, null, 0)]
    public async Task A_beacon_counts_from_pages_of_the_lab_alone(string? site, string? origin, int seen)
    {
        var id = await _app.ShareAsync("Freeze a card");
        await TellAsync(Surfer(Firefox), $"{id}", site, origin);
        Assert.Equal((0, seen), await CountsAsync(id));
    }

    [Fact]
    public async Task More_beacons_a_minute_than_pages_anybody_leaves_are_refused_and_reading_goes_on()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:seen"] = "2" } };
        var id = await app.ShareAsync("Freeze a card");
        var visitor = app.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < 3; n++)
        {
            using var answer = await visitor.Client.PostAsync("/ideas/seen", new FormUrlEncodedContent([KeyValuePair.Create("ids", $"{id}")]));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.TooManyRequests], statuses);
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOfAsync($"/ideas/{id}/freeze-a-card"));
    }

    [Fact]
    public async Task Whoever_votes_has_seen_it_and_the_rate_is_shown_in_both_languages()
    {
        var id = await _app.ShareAsync("Freeze a card");
        var voter = await _app.SignedInAsync("lead");
        await voter.PostAsync("/ideas", $"/ideas/{id}/vote");
        Assert.Equal((1, 1), await CountsAsync(id));
        Assert.Equal("100 % of 1 viewer (38-100)", (await voter.OpenAsync("/ideas")).QuerySelector(".idea-row .rate")!.TextContent);

        await _app.InDatabaseAsync(db => db.Ideas.ExecuteUpdateAsync(set => set.SetProperty(i => i.Voters, 31).SetProperty(i => i.Viewers, 100)));
        Assert.Equal("31 % of 100 viewers (25-37)", (await _app.Visitor().OpenAsync("/ideas?sort=supported")).QuerySelector(".idea-row .rate")!.TextContent);
        Assert.StartsWith("31 % de 100 personas que la vieron (25-37)", (await _app.Visitor("es").OpenAsync($"/ideas/{id}")).QuerySelector("dd.rate")!.TextContent);
    }

    [Fact]
    public async Task Best_supported_goes_by_the_lower_end_and_page_after_page()
    {
        foreach (var (title, voters, viewers) in new[] { ("Two of three", 2, 3), ("Sixty of a hundred", 60, 100), ("None of ten", 0, 10) })
        {
            var id = await _app.ShareAsync(title);
            await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Voters, voters).SetProperty(i => i.Viewers, viewers)));
        }
        for (var n = 0; n < 20; n++) await _app.ShareAsync($"Unseen {n}");

        var first = await _app.Visitor().OpenAsync("/ideas?sort=supported");
        Assert.Equal(["Sixty of a hundred", "Two of three", "Unseen 19"], first.Titles()[..3]);
        var rest = await _app.Visitor().OpenAsync(first.QuerySelector("#more-ideas")!.Path());
        Assert.Equal(["Unseen 1", "Unseen 0", "None of ten"], rest.Titles());
    }

    [Fact]
    public async Task Flushes_at_once_count_each_look_once()
    {
        var ideas = new List<int>();
        for (var n = 0; n < 5; n++) ideas.Add(await _app.ShareAsync($"Idea {n}"));
        var people = await _app.InDatabaseAsync(db => db.People.OrderBy(p => p.Id).ToListAsync());
        KeyValuePair<Look, DateTime>[] looks = [.. from idea in ideas from person in people from days in Enumerable.Range(0, 2) let at = _app.Clock.Now.AddDays(days) select KeyValuePair.Create(Look.Of(person, idea, at), at)];

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
        {
            await db.AddViewingsAsync(looks, default);
            return true;
        }, default)))));

        foreach (var idea in ideas) Assert.Equal((people.Count, 2 * people.Count), await CountsAsync(idea));
        Assert.Equal(looks.Length / 2, await _app.InDatabaseAsync(db => db.Viewings.CountAsync()));
        Assert.All(await _app.InDatabaseAsync(db => db.Ideas.Select(i => i.Version).ToListAsync()), version => Assert.Equal(0, version));
    }

    [Fact]
    public async Task What_cannot_be_written_is_kept_and_what_is_left_is_written_when_the_site_ends()
    {
        var id = await _app.ShareAsync("Freeze a card");
        await Surfer(Firefox).OpenAsync($"/ideas/{id}");
        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("""CREATE TRIGGER "Full" BEFORE INSERT ON "PassingViewings" BEGIN SELECT RAISE(ABORT, 'disk full'); END"""));
        var flush = _app.Services.GetRequiredService<ViewingFlush>();
        await Assert.ThrowsAnyAsync<Exception>(() => flush.FlushAsync(default));
        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "Full" """));

        await flush.StopAsync(default);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == id).Select(i => i.Seen).SingleAsync()));
    }

    [Fact]
    public async Task A_wrong_number_of_viewers_is_mended_at_night()
    {
        var id = await _app.ShareAsync("Freeze a card");
        await _app.InDatabaseAsync(db => db.Ideas.ExecuteUpdateAsync(set => set.SetProperty(i => i.Viewers, 9)));
        Assert.Equal(1, await _app.RunAsync<RecountVotesJob>());
        Assert.Equal((0, 0), await CountsAsync(id));
        Assert.Equal(0, await _app.RunAsync<RecountVotesJob>());
    }

    private Visitor Surfer(string browser)
    {
        var visitor = _app.Visitor();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", browser);
        return visitor;
    }

    private static async Task TellAsync(Visitor visitor, string ids, string? site = "same-origin", string? origin = null)
    {
        using var beacon = new HttpRequestMessage(HttpMethod.Post, "/ideas/seen") { Content = new FormUrlEncodedContent([KeyValuePair.Create("ids", ids)]) };
        if (site is not null) beacon.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) beacon.Headers.Add("Origin", origin);
        using var answer = await visitor.Client.SendAsync(beacon);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task<(int Viewers, int Seen)> CountsAsync(int id)
    {
        await _app.Services.GetRequiredService<ViewingFlush>().FlushAsync(default);
        return await _app.InDatabaseAsync(async db =>
        {
            var idea = await db.Ideas.AsNoTracking().SingleAsync(i => i.Id == id);
            return (idea.Viewers, idea.Seen);
        });
    }
}
