using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

/// <summary>An idea with more followers than are told at a time, by a process that ends on the way.</summary>
public sealed class TellingManyTests : IAsyncLifetime
{
    private const int Followers = 550;

    private readonly EndsAfter _end = new();
    private readonly LabApp _app;

    public TellingManyTests() => _app = new EndingLab(_end);

    public async Task InitializeAsync() => await _app.InDatabaseAsync(async db =>
    {
        var reviewer = await db.DemoPersonAsync("reviewer");
        var idea = new Idea(reviewer, "Freeze a lost card", "From the lock screen.", new Topic("Cards", "Tarjetas"), Audience.Everyone, _app.Clock.Now);
        var people = Enumerable.Range(1, Followers).Select(n => new Person($"Member {n}", PersonKind.Customer, "en", "Europe/Madrid", _app.Clock.Now)).ToList();
        db.AddRange(people.Select((person, n) => new Account { UserName = $"member{n}@example.com", Email = $"member{n}@example.com", EmailConfirmed = true, Person = person }));
        await db.SaveChangesAsync();
        db.Add(idea);
        foreach (var person in people) idea.CastVote(person, _app.Clock.Now);
        idea.TakeStep(IdeaStatus.UnderReview, reviewer, "We look at it.", _app.Clock.Now);
        return await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Wherever_telling_is_cut_off_each_follower_is_written_to_once()
    {
        for (var saves = 0; ; saves++)
        {
            _end.SavesLeft = saves;
            try
            {
                await TellAsync();
                break;
            }
            catch (OperationCanceledException)
            {
                // Ended; the next start goes on from the rows.
            }
        }

        _end.SavesLeft = null;
        Assert.Equal(0, await TellAsync());
        var mails = await _app.InDatabaseAsync(db => db.Mails.Where(m => m.Kind == MailKind.IdeaNews).Select(m => m.PersonId).ToListAsync());
        Assert.Equal(Followers, mails.Count);
        Assert.Equal(Followers, mails.Distinct().Count());
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.OwedNews.CountAsync()));
    }

    private async Task<int> TellAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TellFollowersJob>().RunAsync(default);
    }

    private sealed class EndingLab(EndsAfter end) : LabApp
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureDbContext<SqliteIdeaLabDb>(options => options.AddInterceptors(end)));
        }
    }

    private sealed class EndsAfter : SaveChangesInterceptor
    {
        public int? SavesLeft { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            SavesLeft-- == 0 ? throw new OperationCanceledException("The process ends here.") : ValueTask.FromResult(result);
    }
}
