using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

public sealed class DigestCommandTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public async Task InitializeAsync() => await _app.InDatabaseAsync(async db =>
    {
        var people = await db.Users.Include(a => a.Person).ToListAsync();
        var topic = new Topic("Cards", "Tarjetas");
        topic.GiveTo([people.Single(a => a.Email == "owner@idealab.test").Person]);
        db.Add(new Idea(people.Single(a => a.Email == "customer@idealab.test").Person, "Freeze a lost card", "Body", topic, Audience.Everyone, _app.Clock.Now.AddDays(-5)));
        return await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_goes_through_the_ledger_and_a_second_call_sends_nothing()
    {
        Assert.Equal(0, await DigestAsync("2026-W09", "owner@idealab.test"));
        Assert.Equal(0, await DigestAsync("2026-W09", "Owner@IdeaLab.test"));

        Assert.Equal(DigestState.Sent, (await _app.InDatabaseAsync(db => db.Digests.SingleAsync())).State);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Mails.CountAsync()));
        Assert.Single(Directory.GetFiles(Path.Combine(_app.DataFolder, "mail"), "*.eml"));
    }

    [Theory]
    [InlineData("2026-W10", "owner@idealab.test"), InlineData("2026-9", "owner@idealab.test"), InlineData("2026-W09", "customer@idealab.test"), InlineData("2026-W09", "nobody@idealab.test")]
    public async Task A_week_not_over_and_a_reader_who_gets_none_are_refused(string week, string to)
    {
        Assert.Equal(1, await DigestAsync(week, to));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Digests.CountAsync()));
    }

    private Task<int> DigestAsync(string week, string to) => CommandLine.RunAsync(_app.Services, ["digest", "--week", week, "--to", to]);
}
