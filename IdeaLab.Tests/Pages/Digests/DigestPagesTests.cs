using System.Net;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Digests;

public sealed class DigestPagesTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public async Task InitializeAsync() => await _app.InDatabaseAsync(async db =>
    {
        var people = await db.Users.Include(a => a.Person).ToListAsync();
        var topic = new Topic("Cards", "Tarjetas");
        topic.GiveTo([people.Single(a => a.Email == "owner@idealab.test").Person]);
        db.Add(new Idea(people.Single(a => a.Email == "customer@idealab.test").Person, "Freeze a lost card", "Body", topic, Audience.Everyone, _app.Clock.Now.AddHours(-1)));
        return await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_owner_previews_the_next_digest_and_nothing_is_written()
    {
        var owner = await _app.SignedInAsync("owner");
        var page = await owner.OpenAsync("/digests/preview");

        Assert.Contains("Freeze a lost card", page.QuerySelector("main")!.TextContent);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Digests.CountAsync()));
    }

    [Fact]
    public async Task A_sent_digest_is_listed_and_shown_to_its_reader_alone()
    {
        _app.Clock.Set(new DateTimeOffset(2026, 3, 9, 7, 0, 0, TimeSpan.Zero));
        await using (var scope = _app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<SendDigestsJob>().RunAsync(default);
        var owner = await _app.SignedInAsync("owner");

        var link = (await owner.OpenAsync("/digests")).QuerySelector("main td a")!.GetAttribute("href")!;

        Assert.Contains("Freeze a lost card", (await owner.OpenAsync(link)).QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("lead")).StatusOfAsync(link));
        Assert.Equal(HttpStatusCode.Forbidden, await (await _app.SignedInAsync("customer")).StatusOfAsync(link));
    }

    [Fact]
    public async Task An_owner_stops_the_mail_and_resumes_it()
    {
        var owner = await _app.SignedInAsync("owner");

        await owner.PostAsync("/digests", "/digests", ("receive", "false"));
        Assert.True((await _app.PersonAsync("owner")).DeclinesDigest);
        await owner.PostAsync("/digests", "/digests", ("receive", "true"));
        Assert.False((await _app.PersonAsync("owner")).DeclinesDigest);
    }
}
