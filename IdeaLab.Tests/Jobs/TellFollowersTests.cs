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

    private Task StepAsync(string? answer = null) => _app.InDatabaseAsync(async db =>
    {
        var reviewer = await db.Users.Where(a => a.Email == "reviewer@idealab.test").Select(a => a.Person).SingleAsync();
        var idea = await db.Ideas.WithShareOf(reviewer).SingleAsync();
        idea.TakeStep(IdeaStatus.UnderReview, reviewer, "We look at it.", _app.Clock.Now.AddMinutes(1));
        if (answer is not null) idea.AnswerOfficially(reviewer, answer, _app.Clock.Now.AddMinutes(2));
        return await db.SaveChangesAsync();
    });

    private Task ChooseAsync(string who, MailChoice choice) => _app.InDatabaseAsync(async db =>
    {
        (await db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync()).ReceiveMail(choice);
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
