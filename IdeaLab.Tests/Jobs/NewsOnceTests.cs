using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

/// <summary>Weeks of events, of members who choose anew and of a server that is sometimes away: whoever never stops a kind hears of each event once, and of all that is due at one moment in one mail.</summary>
public sealed class NewsOnceTests : IAsyncLifetime
{
    private static readonly string[] Readers = ["customer", "customer2", "employee", "lead"];
    private static readonly MailChoice[] Wanted = [MailChoice.Instant, MailChoice.Daily, MailChoice.Weekly];
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Two_bundles_that_wait_for_one_reader_do_not_tell_the_same_news_twice()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        await _app.CommentAsync(id, "The thread of customer.", "customer");
        await ChooseAsync("customer", NewsChoices.All(MailChoice.Daily));
        await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.AnswerOfficially(reviewer, "We do it.", _app.Clock.Now));
        await RunAsync<TellFollowersJob>();
        _app.Clock.Advance(TimeSpan.FromDays(3));
        var reader = await _app.PersonAsync("customer");
        await _app.InDatabaseAsync(async db =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(reader.TimeZone);
            foreach (var days in (int[])[-2, -1]) db.Add(new DigestEntry(reader.Id, DigestKind.DailyNews, DigestWindow.DayOf(_app.Clock.Now.AddDays(days), zone), _app.Clock.Now));
            return await db.SaveChangesAsync();
        });

        await RunAsync<SendDigestsJob>();

        var mails = await _app.InDatabaseAsync(db => db.Mails.Where(m => m.PersonId == reader.Id && m.Kind == MailKind.IdeaNews).ToListAsync());
        Assert.Contains("We do it.", Assert.Single(mails).TextBody);
        Assert.Equal([(DigestState.Queued, null), (DigestState.Skipped, DigestSkip.NothingToSay)],
            await _app.InDatabaseAsync(db => db.Digests.Where(d => d.PersonId == reader.Id && d.Kind == DigestKind.DailyNews).OrderBy(d => d.Id).Take(2).Select(d => ValueTuple.Create(d.State, d.SkippedBecause)).ToListAsync()));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public async Task However_they_choose_nothing_is_lost_and_nothing_told_twice(int seed)
    {
        var random = new Random(seed);
        var id = await _app.ShareAsync("Freeze a lost card");
        var roots = new Dictionary<string, int>();
        foreach (var reader in Readers) roots[reader] = await _app.CommentAsync(id, $"The thread of {reader}.", reader);
        var expected = new List<(string Reader, string Said)>();
        for (var step = 0; step < 60; step++)
        {
            var (reader, said) = (Readers[random.Next(Readers.Length)], $"said-{step}-");
            switch (random.Next(5))
            {
                case 0:
                    await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.AnswerOfficially(reviewer, said, _app.Clock.Now));
                    expected.AddRange(Readers.Select(r => (r, said)));
                    break;
                case 1:
                    await _app.CommentAsync(id, said, "reviewer", roots[reader]);
                    expected.Add((reader, said));
                    break;
                case 2:
                    await ChooseAsync(reader, new(Any(), Any(), Any(), Any()));
                    break;
                case 3:
                    await RunAsync<TellFollowersJob>();
                    if (random.Next(3) > 0) await RunAsync<SendDigestsJob>();
                    break;
                default:
                    _app.Clock.Advance(TimeSpan.FromHours(random.Next(1, 60)));
                    break;
            }
        }
        for (var day = 0; day < 16; day++)
        {
            await RunAsync<TellFollowersJob>();
            await RunAsync<SendDigestsJob>();
            _app.Clock.Advance(TimeSpan.FromDays(1));
        }

        var mails = await _app.InDatabaseAsync(db => db.Mails.Where(m => m.Kind == MailKind.IdeaNews).AsNoTracking().ToListAsync());
        var told = Readers.SelectMany(r => expected.Select(e => e.Said).Distinct().Select(said => (Reader: r, Said: said, Times: mails.Count(m => m.Address == $"{r}@idealab.test" && m.TextBody.Contains(said))))).Where(t => t.Times > 0).ToList();
        Assert.True(expected.Count > 20);
        Assert.Equal(expected.Order(), told.Select(t => (t.Reader, t.Said)).Order());
        Assert.All(told, t => Assert.Equal(1, t.Times));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.OwedNews.CountAsync()));
        var bundles = mails.Where(m => m.Key.StartsWith("digest:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(bundles);
        Assert.All(bundles.GroupBy(m => (m.PersonId, m.CreatedAt)), atOnce => Assert.Single(atOnce));
        Assert.Equal(bundles.Count, await _app.InDatabaseAsync(db => db.Digests.CountAsync(d => d.Kind != DigestKind.Weekly)));

        MailChoice Any() => Wanted[random.Next(Wanted.Length)];
    }

    private Task<int> ChooseAsync(string who, NewsChoices choices) => _app.InDatabaseAsync(async db =>
    {
        (await db.DemoPersonAsync(who)).ReceiveNews(choices);
        return await db.SaveChangesAsync();
    });

    private async Task<int> RunAsync<TJob>() where TJob : ILabJob
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(default);
    }
}
