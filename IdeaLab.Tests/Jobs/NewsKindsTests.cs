using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Tests.Pages.Proposals;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

/// <summary>Each kind of news as often as it is wanted, bundled by window. It is Wednesday, 4 March 2026, 10:00 UTC; the demo people live in Madrid.</summary>
public sealed class NewsKindsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset ThursdayAtEight = new(2026, 3, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MondayAtEight = new(2026, 3, 9, 7, 0, 0, TimeSpan.Zero);
    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync() => _id = await _app.ShareAsync("Freeze a lost card");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_reply_is_told_to_whoever_wrote_in_the_thread_before_it_once_and_to_nobody_else()
    {
        var root = await _app.CommentAsync(_id, "What about abroad?", "customer2");
        await _app.CommentAsync(_id, "Elsewhere.", "lead");
        await _app.CommentAsync(_id, "I travel too.", "employee", root);
        await RunAsync<TellFollowersJob>();
        Assert.Equal(["customer2@idealab.test"], await ReadersAsync());

        var last = await _app.CommentAsync(_id, "It **works** abroad.", "reviewer", root);
        await RunAsync<TellFollowersJob>();
        await RunAsync<TellFollowersJob>();
        Assert.Equal(["customer2@idealab.test", "customer2@idealab.test", "employee@idealab.test"], await ReadersAsync());
        var mail = (await MailsAsync("customer2"))[^1];
        Assert.Equal("A reply in a thread of yours: Freeze a lost card", mail.Subject);
        Assert.Contains("It works abroad.", mail.TextBody);
        Assert.Contains($"#comment-{last}", mail.TextBody);
        Assert.Contains("<strong", mail.HtmlBody);
        Assert.Equal(NewsKinds.Replies, mail.News);
    }

    [Fact]
    public async Task Whom_a_comment_names_hears_of_it_if_their_name_stands_in_the_debate()
    {
        await _app.CommentAsync(_id, "What about abroad?", "customer2");
        await _app.CommentAsync(_id, "Yes, @oliver grant, and @Carmen Ruiz. Not @Elena Vidal, not @Nobody Here.", "lead");
        await RunAsync<TellFollowersJob>();

        Assert.Equal(["customer2@idealab.test", "customer@idealab.test"], await ReadersAsync());
        Assert.Equal("You are named in a comment: Freeze a lost card", (await MailsAsync("customer2"))[0].Subject);
        Assert.Equal("Te nombran en un comentario: Freeze a lost card", (await MailsAsync("customer"))[0].Subject);
    }

    [Fact]
    public async Task A_comment_that_is_gone_or_out_of_sight_is_told_to_nobody()
    {
        var root = await _app.CommentAsync(_id, "What about abroad?", "customer2");
        var gone = await _app.CommentAsync(_id, "Rude.", "employee", root);
        await ChooseAsync("customer2", new(MailChoice.Instant, MailChoice.Daily, MailChoice.Instant, MailChoice.Instant));
        await RunAsync<TellFollowersJob>();
        await _app.InDatabaseAsync(async db =>
        {
            var idea = await db.Ideas.Include(i => i.Comments).SingleAsync(i => i.Id == _id);
            idea.DeleteComment(idea.Comments.Single(c => c.Id == gone), await db.DemoPersonAsync("employee"), _app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await AtAsync(ThursdayAtEight);
        Assert.Empty(await ReadersAsync());

        await _app.CommentAsync(_id, "Another.", "employee", root);
        await RunAsync<TellFollowersJob>();
        await _app.InDatabaseAsync(db => db.Ideas.ExecuteUpdateAsync(set => set.SetProperty(i => i.Audience, Audience.Employees)));
        await AtAsync(ThursdayAtEight.AddDays(1));
        Assert.Empty(await ReadersAsync());
    }

    [Fact]
    public async Task Who_names_somebody_only_on_second_thought_tells_them_too()
    {
        var comment = await _app.CommentAsync(_id, "Yes.", "lead");
        await RunAsync<TellFollowersJob>();
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Comments.SingleAsync(c => c.Id == comment)).Edit(await db.DemoPersonAsync("lead"), "Yes, @Carmen Ruiz.", Stance.None, _app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await RunAsync<TellFollowersJob>();
        Assert.Equal(["customer@idealab.test"], await ReadersAsync());
    }

    [Fact]
    public async Task Each_kind_comes_as_often_as_it_is_wanted()
    {
        await ChooseAsync("customer", new(MailChoice.Instant, MailChoice.Daily, MailChoice.Never, MailChoice.Never));
        var root = await _app.CommentAsync(_id, "More of it below.", "customer");
        await _app.CommentAsync(_id, "Good.", "customer2", root);
        await AnswerAsync("Yes, gladly.");
        await RunAsync<TellFollowersJob>();

        var atOnce = Assert.Single(await MailsAsync("customer"));
        Assert.Equal((true, false), (atOnce.TextBody.Contains("Yes, gladly."), atOnce.TextBody.Contains("Good.")));
        await AtAsync(ThursdayAtEight);
        var daily = (await MailsAsync("customer"))[^1];
        Assert.Equal((false, true, NewsKinds.Replies), (daily.TextBody.Contains("Yes, gladly."), daily.TextBody.Contains("Good."), daily.News));
        await AtAsync(MondayAtEight);
        Assert.Equal(2, (await MailsAsync("customer")).Count);
    }

    [Fact]
    public async Task All_kinds_due_in_a_window_are_one_mail_and_a_week_takes_the_day_that_is_due_with_it()
    {
        await ChooseAsync("customer", new(MailChoice.Weekly, MailChoice.Daily, MailChoice.Weekly, MailChoice.Weekly));
        var root = await _app.CommentAsync(_id, "More of it below.", "customer");
        await AnswerAsync("Yes, gladly.");
        await RunAsync<TellFollowersJob>();
        _app.Clock.Set(MondayAtEight.AddHours(-12));
        await _app.CommentAsync(_id, "On Sunday.", "customer2", root);
        await RunAsync<TellFollowersJob>();

        await AtAsync(MondayAtEight);
        await AtAsync(MondayAtEight.AddMinutes(15));
        var mail = Assert.Single(await MailsAsync("customer"));
        Assert.Equal((true, true, NewsKinds.Followed | NewsKinds.Replies), (mail.TextBody.Contains("Yes, gladly."), mail.TextBody.Contains("On Sunday."), mail.News));
        Assert.Equal([DigestKind.WeeklyNews], await _app.InDatabaseAsync(db => db.Digests.Where(d => d.Kind != DigestKind.Weekly).Select(d => d.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Several_events_of_one_idea_are_one_mail_at_once()
    {
        var root = await _app.CommentAsync(_id, "More of it below.", "customer");
        await _app.CommentAsync(_id, "Good.", "customer2", root);
        await AnswerAsync("Yes, gladly.");
        await RunAsync<TellFollowersJob>();
        var mail = Assert.Single(await MailsAsync("customer"));
        Assert.Equal(NewsKinds.Followed | NewsKinds.Replies, mail.News);
    }

    [Fact]
    public async Task Quiet_when_nothing_happened_and_never_about_ones_own_acts()
    {
        foreach (var choice in Enum.GetValues<MailChoice>())
        {
            await ChooseAsync("customer", NewsChoices.All(choice));
            var root = await _app.CommentAsync(_id, $"Mine, {choice}. @Carmen Ruiz", "customer");
            await _app.CommentAsync(_id, "To myself.", "customer", root);
            await RunAsync<TellFollowersJob>();
        }
        for (var day = 0; day < 8; day++) await AtAsync(MondayAtEight.AddDays(day));
        Assert.Empty(await MailsAsync("customer"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Digests.CountAsync(d => d.Kind != DigestKind.Weekly)));
    }

    [Theory]
    [InlineData(MailChoice.Never, MailChoice.Instant, 0, 1), InlineData(MailChoice.Instant, MailChoice.Never, 1, 0)]
    public async Task A_change_is_a_question_to_who_voted_before_it_and_news_to_other_followers(MailChoice stillYes, MailChoice followed, int voter, int follower)
    {
        var idea = await _app.RefiningAsync();
        await _app.ProposeAsync(idea, new() { Problem = "Cards get lost." });
        await _app.ActAsync(idea, "customer2", (i, person) => i.CastVote(person, _app.Clock.Now));
        await _app.CommentAsync(idea, "I follow.", "employee");
        await RunAsync<TellFollowersJob>();
        await _app.InDatabaseAsync(db => db.Mails.ExecuteDeleteAsync());
        foreach (var who in (string[])["customer2", "employee"]) await ChooseAsync(who, new(followed, MailChoice.Never, MailChoice.Never, stillYes));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _app.ProposeAsync(idea, new() { Problem = "Cards get stolen." }, "Another problem", isMaterial: true);
        await RunAsync<TellFollowersJob>();

        Assert.Equal((voter, follower), ((await MailsAsync("customer2")).Count, (await MailsAsync("employee")).Count));
    }

    private Task<int> AnswerAsync(string answer) => _app.ActAsync(_id, "reviewer", (idea, reviewer) => idea.AnswerOfficially(reviewer, answer, _app.Clock.Now));

    private Task<int> ChooseAsync(string who, NewsChoices choices) => _app.InDatabaseAsync(async db =>
    {
        (await db.DemoPersonAsync(who)).ReceiveNews(choices);
        return await db.SaveChangesAsync();
    });

    private async Task AtAsync(DateTimeOffset now)
    {
        _app.Clock.Set(now);
        await RunAsync<SendDigestsJob>();
    }

    private async Task<int> RunAsync<TJob>() where TJob : ILabJob
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(default);
    }

    private async Task<List<OutgoingMail>> MailsAsync(string who) => (await _app.MailsToAsync($"{who}@idealab.test")).Where(m => m.Kind == MailKind.IdeaNews).ToList();

    private async Task<List<string>> ReadersAsync() => [.. (await _app.InDatabaseAsync(db => db.Mails.Where(m => m.Kind == MailKind.IdeaNews).Select(m => m.Address).ToListAsync())).Order(StringComparer.Ordinal)];
}
