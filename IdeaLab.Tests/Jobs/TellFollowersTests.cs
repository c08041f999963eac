using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

public sealed class TellFollowersTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public async Task InitializeAsync() => await _app.InDatabaseAsync(async db =>
    {
        var people = await db.Users.Include(a => a.Person).ToDictionaryAsync(a => a.Email!.Split('@')[0], a => a.Person);
        var idea = new Idea(people["customer"], "Freeze a lost card", "From the lock screen.", new Topic("Cards", "Tarjetas"), Audience.Everyone, _app.Clock.Now);
        foreach (var voter in (string[])["customer2", "employee", "reviewer"]) idea.CastVote(people[voter], _app.Clock.Now);
        db.Add(idea);
        return await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_follower_hears_of_a_step_but_not_whoever_took_it()
    {
        await StepAsync();

        Assert.Equal(3, await TellAsync());

        var mails = await MailsAsync();
        Assert.Equal(["customer2@idealab.test", "customer@idealab.test", "employee@idealab.test"], mails.Select(m => m.Address).Order(StringComparer.Ordinal));
        Assert.Equal("En estudio: Freeze a lost card", mails.Single(m => m.Address == "customer@idealab.test").Subject);
        Assert.Equal("Under review: Freeze a lost card", mails.Single(m => m.Address == "customer2@idealab.test").Subject);
        Assert.All(mails, mail => Assert.Contains("We look at it.", mail.TextBody));
        Assert.All(mails, mail => Assert.StartsWith("http://localhost/mail/unsubscribe/", mail.UnsubscribeUrl!.Replace(":5000", "")));
    }

    [Fact]
    public async Task Nobody_hears_of_it_twice()
    {
        await StepAsync();
        await TellAsync();

        Assert.Equal(0, await TellAsync());
        Assert.Equal(3, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Two_processes_at_once_tell_everybody_once()
    {
        await StepAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(TellAsync)));

        Assert.Equal(3, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task A_step_and_its_answer_are_one_mail()
    {
        await StepAsync(answer: "**Yes**, gladly.");
        await TellAsync();

        var mail = (await MailsAsync()).Single(m => m.Address == "customer2@idealab.test");
        Assert.Contains("We look at it.", mail.TextBody);
        Assert.Contains("Yes, gladly.", mail.TextBody);
        Assert.Contains("<strong", mail.HtmlBody);
    }

    [Fact]
    public async Task A_reason_reads_as_typed_and_the_paths_of_an_answer_lead_to_the_site()
    {
        await StepAsync(reason: "2 * 3 * 4 is *not* 24 days.", answer: "See [the other idea](/ideas/3), [ours](https://example.org/x).");
        await TellAsync();

        var mail = (await MailsAsync()).Single(m => m.Address == "customer2@idealab.test");
        Assert.Contains("2 * 3 * 4 is *not* 24 days.", mail.TextBody);
        Assert.Contains("2 * 3 * 4 is *not* 24 days.", mail.HtmlBody);
        Assert.Contains("http://localhost/ideas/3", mail.TextBody);
        Assert.Contains("href=\"http://localhost/ideas/3\"", mail.HtmlBody);
        Assert.Contains("href=\"https://example.org/x\"", mail.HtmlBody);
    }

    [Fact]
    public async Task Who_wants_a_bundle_or_nothing_is_not_mailed_at_once()
    {
        await ChooseAsync("customer", MailChoice.Daily);
        await ChooseAsync("employee", MailChoice.Never);
        await StepAsync();
        await TellAsync();

        Assert.Equal("customer2@idealab.test", Assert.Single(await MailsAsync()).Address);
    }

    [Fact]
    public async Task Whoever_may_not_see_an_idea_any_more_hears_nothing_of_it()
    {
        await _app.InDatabaseAsync(db => db.Ideas.ExecuteUpdateAsync(set => set.SetProperty(i => i.Audience, Audience.Employees)));
        await StepAsync();
        await TellAsync();

        // The author sees their idea whatever its audience.
        Assert.Equal(["customer@idealab.test", "employee@idealab.test"], (await MailsAsync()).Select(m => m.Address).Order());
    }

    [Fact]
    public async Task A_daily_bundle_comes_once_at_eight_the_next_morning()
    {
        await ChooseAsync("customer", MailChoice.Daily);
        await StepAsync(answer: "Yes.");
        await TellAsync();

        Assert.DoesNotContain(await MailsAsync(), m => m.Address == "customer@idealab.test");
        _app.Clock.Set(new DateTimeOffset(2026, 3, 5, 6, 59, 0, TimeSpan.Zero));
        await DigestsAsync();
        Assert.DoesNotContain(await MailsAsync(), m => m.Address == "customer@idealab.test");

        _app.Clock.Set(new DateTimeOffset(2026, 3, 5, 7, 0, 0, TimeSpan.Zero));
        await DigestsAsync();
        await DigestsAsync();
        var mail = Assert.Single(await MailsAsync(), m => m.Address == "customer@idealab.test");
        Assert.Contains("We look at it.", mail.TextBody);
        Assert.Contains("Yes.", mail.TextBody);
    }

    [Fact]
    public async Task Days_without_the_program_lose_no_bundle_and_come_as_one()
    {
        await ChooseAsync("customer", MailChoice.Daily);
        await StepAsync(answer: "Yes.");
        await TellAsync();

        // Down from Wednesday until Friday a minute past eight.
        _app.Clock.Set(new DateTimeOffset(2026, 3, 6, 7, 1, 0, TimeSpan.Zero));
        await DigestsAsync();
        await DigestsAsync();

        var mail = Assert.Single(await MailsAsync(), m => m.Address == "customer@idealab.test");
        Assert.Contains("We look at it.", mail.TextBody);
        Assert.Contains("Yes.", mail.TextBody);
    }

    [Fact]
    public async Task News_told_after_its_windows_bundle_comes_with_the_next()
    {
        await ChooseAsync("customer", MailChoice.Daily);
        await StepAsync();
        await TellAsync();
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Ideas.SingleAsync()).AnswerOfficially(await db.DemoPersonAsync("reviewer"), "Yes.", _app.Clock.Now.AddMinutes(2));
            return await db.SaveChangesAsync();
        });

        _app.Clock.Set(new DateTimeOffset(2026, 3, 5, 7, 0, 0, TimeSpan.Zero));
        await DigestsAsync();
        await TellAsync();
        await DigestsAsync();
        Assert.DoesNotContain("Yes.", Assert.Single(await MailsAsync(), m => m.Address == "customer@idealab.test").TextBody);

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await DigestsAsync();
        var mails = (await MailsAsync()).Where(m => m.Address == "customer@idealab.test").ToList();
        Assert.Equal((1, 1), (mails.Count(m => m.TextBody.Contains("We look at it.")), mails.Count(m => m.TextBody.Contains("Yes."))));
    }

    [Theory]
    [InlineData(MailChoice.Daily, MailChoice.Instant, 1), InlineData(MailChoice.Instant, MailChoice.Daily, 1), InlineData(MailChoice.Daily, MailChoice.Weekly, 1), InlineData(MailChoice.Weekly, MailChoice.Daily, 1)]
    [InlineData(MailChoice.Daily, MailChoice.Never, 0), InlineData(MailChoice.Never, MailChoice.Daily, 0), InlineData(MailChoice.Never, MailChoice.Instant, 0)]
    public async Task Whoever_chooses_anew_after_it_happened_hears_of_it_once_or_never(MailChoice before, MailChoice after, int times)
    {
        await ChooseAsync("customer", before);
        await StepAsync();
        await TellAsync();
        await ChooseAsync("customer", after);

        for (var days = 0; days < 10; days++)
        {
            await TellAsync();
            _app.Clock.Advance(TimeSpan.FromDays(1));
            await DigestsAsync();
        }

        Assert.Equal(times, (await MailsAsync()).Count(m => m.Address == "customer@idealab.test"));
    }

    [Fact]
    public async Task Unsubscribing_and_undoing_it_loses_nothing_of_the_bundle()
    {
        await ChooseAsync("customer", MailChoice.Daily);
        await StepAsync();
        await TellAsync();
        await ChooseAsync("customer", MailChoice.Never);
        await DigestsAsync();
        await ChooseAsync("customer", MailChoice.Daily);

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await DigestsAsync();
        Assert.Single(await MailsAsync(), m => m.Address == "customer@idealab.test");
    }

    private Task StepAsync(string reason = "We look at it.", string? answer = null) => _app.InDatabaseAsync(async db =>
    {
        var reviewer = await db.Users.Where(a => a.Email == "reviewer@idealab.test").Select(a => a.Person).SingleAsync();
        var idea = await db.Ideas.WithShareOf(reviewer).SingleAsync();
        idea.TakeStep(IdeaStatus.UnderReview, reviewer, reason, _app.Clock.Now.AddMinutes(1));
        if (answer is not null) idea.AnswerOfficially(reviewer, answer, _app.Clock.Now.AddMinutes(2));
        return await db.SaveChangesAsync();
    });

    private Task ChooseAsync(string who, MailChoice choice) => _app.InDatabaseAsync(async db =>
    {
        (await db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync()).ReceiveNews(NewsChoices.All(choice));
        return await db.SaveChangesAsync();
    });

    private Task<int> TellAsync() => RunAsync<TellFollowersJob>();

    private Task<int> DigestsAsync() => RunAsync<SendDigestsJob>();

    private async Task<int> RunAsync<TJob>() where TJob : ILabJob
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(default);
    }

    private Task<List<OutgoingMail>> MailsAsync() => _app.InDatabaseAsync(db => db.Mails.Where(m => m.Kind == MailKind.IdeaNews).ToListAsync());
}
