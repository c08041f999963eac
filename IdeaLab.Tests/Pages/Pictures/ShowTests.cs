using System.Net;
using System.Net.Http.Headers;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Pictures;
using Sample = IdeaLab.Tests.Support.Pictures;

namespace IdeaLab.Tests.Pages.Pictures;

public sealed class ShowTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task A_picture_is_sent_as_what_it_is_and_can_do_nothing()
    {
        var id = await IllustrateAsync(Audience.Everyone);
        using var answer = await _app.Visitor().Client.GetAsync($"/pictures/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Sample.Jpeg, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"inline; filename=picture-{id}.jpeg", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.True(answer.Headers.CacheControl is { Private: true, MaxAge.TotalDays: >= 365 });
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        var id = await IllustrateAsync(Audience.Everyone);
        var client = _app.Visitor().Client;
        using var first = await client.GetAsync($"/pictures/{id}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/pictures/{id}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_picture_is_only_for_who_may_see_what_it_belongs_to()
    {
        var id = await IllustrateAsync(Audience.Employees);
        foreach (var (who, status) in new[] { ("customer", HttpStatusCode.NotFound), ("employee", HttpStatusCode.OK), ("reviewer", HttpStatusCode.OK) })
            Assert.Equal(status, await (await _app.SignedInAsync(who)).StatusOfAsync($"/pictures/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/pictures/{id}"));
    }

    [Fact]
    public async Task One_that_belongs_to_nothing_is_nobodys_to_see()
    {
        var id = await _app.InDatabaseAsync(async db =>
        {
            var picture = new Picture(PictureFile.Read(Sample.Jpeg), "A card", await db.DemoPersonAsync("owner"), _app.Clock.Now);
            db.Add(picture);
            await db.SaveChangesAsync();
            return picture.Id;
        });
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("lead")).StatusOfAsync($"/pictures/{id}"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<int> IllustrateAsync(Audience audience) => _app.InDatabaseAsync(async db =>
    {
        var owner = await db.DemoPersonAsync("owner");
        var challenge = new Challenge(new("How do we cut paper?", "", new(2026, 3, 1), new(2026, 3, 31), audience, [], "", owner, null), owner, TimeZoneInfo.Utc, _app.Clock.Now);
        challenge.Illustrate(new Picture(PictureFile.Read(Sample.Jpeg), "A card", owner, _app.Clock.Now), owner);
        db.Add(challenge);
        await db.SaveChangesAsync();
        return challenge.PictureId!.Value;
    });
}
