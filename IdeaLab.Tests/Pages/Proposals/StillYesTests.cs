using AngleSharp.Dom;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Proposals;

/// <summary>After a material change earlier voters are asked "still yes?", on the pages and in their next mail.</summary>
public sealed class StillYesTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync()
    {
        _id = await _app.RefiningAsync();
        await _app.ProposeAsync(_id, new() { Problem = "Cards get lost." });
        foreach (var who in (string[])["customer2", "employee", "lead"])
        {
            _app.Clock.Advance(TimeSpan.FromHours(1));
            await _app.ActAsync(_id, who, (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        }
    }

    [Fact]
    public async Task Votes_from_before_count_on_and_are_shown_apart()
    {
        Assert.Empty((await _app.Visitor().OpenAsync($"/ideas/{_id}/freeze-my-card")).QuerySelectorAll("#still-yes"));
        await ChangeAsync();
        await _app.ActAsync(_id, "reviewer", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));

        var visitor = _app.Visitor();
        foreach (var path in (string[])[$"/ideas/{_id}/freeze-my-card", $"/proposals/{_id}"])
        {
            var page = await visitor.OpenAsync(path);
            Assert.Equal("3 of 4 votes are from before the change of 4 Mar 2026.", page.Text("#still-yes"));
        }
        Assert.Contains("3 of 4 votes are from before the change", (await (await _app.SignedInAsync("reviewer")).OpenAsync($"/review/{_id}")).Text(".side"));
        Assert.Equal((4, 4), await _app.VotesAsync(_id));
    }

    [Theory]
    [InlineData("/ideas/{0}/freeze-my-card")]
    [InlineData("/proposals/{0}")]
    public async Task A_voter_confirms(string where)
    {
        await ChangeAsync();
        var (oliver, path) = (await _app.SignedInAsync("customer2"), string.Format(where, _id));
        var asked = await oliver.OpenAsync(path);
        Assert.Contains("Still yes?", asked.Text("#still-yes"));
        Assert.Contains("Two widgets", (await oliver.OpenAsync(asked.QuerySelector("#still-yes a")!.Path())).Text(".versions"));

        var page = await oliver.PostAsync(path, $"/ideas/{_id}/vote/confirm");
        Assert.Equal(path, new Uri(page.BaseUri).AbsolutePath);
        Assert.Equal("2 of 3 votes are from before the change of 4 Mar 2026.", page.Text("#still-yes"));
        Assert.Equal((3, 3), await _app.VotesAsync(_id));
    }

    [Fact]
    public async Task A_voter_takes_the_vote_back()
    {
        await ChangeAsync();
        var oliver = await _app.SignedInAsync("customer2");
        var page = await oliver.PostAsync($"/proposals/{_id}", $"/ideas/{_id}/vote/withdraw");
        Assert.Equal("2 of 2 votes are from before the change of 4 Mar 2026.", page.Text("#still-yes"));
        Assert.Equal((2, 2), await _app.VotesAsync(_id));
    }

    [Fact]
    public async Task Who_did_not_vote_before_is_not_asked()
    {
        await ChangeAsync();
        var ruth = await _app.SignedInAsync("reviewer");
        Assert.Empty((await ruth.OpenAsync($"/proposals/{_id}")).QuerySelectorAll("#still-yes form"));
        Assert.Empty((await _app.Visitor().OpenAsync($"/proposals/{_id}")).QuerySelectorAll("#still-yes form"));
    }

    [Fact]
    public async Task By_htmx_the_box_comes_back_without_the_question()
    {
        await ChangeAsync();
        var oliver = await _app.SignedInAsync("customer2");
        var page = await oliver.OpenAsync($"/ideas/{_id}/freeze-my-card");
        using var answer = await oliver.SendOpenAsync(page, $"/ideas/{_id}/vote/confirm", byHtmx: true, ("wide", "true"));
        var box = await Visitor.ReadAsync(answer);
        Assert.Contains("2 of 3 votes", box.Text(".vote-box"));
        Assert.Empty(box.QuerySelectorAll("form[action$='confirm']"));
    }

    [Fact]
    public async Task Followers_hear_of_it_once_and_only_voters_from_before_are_asked()
    {
        await _app.ActAsync(_id, "owner", (idea, follower) => idea.StartFollowing(follower, _app.Clock.Now));
        await SettleAsync();
        await ChangeAsync();
        await ChangeAsync("Three widgets.", "Even more");
        await RunAsync("TellFollowers");

        var mail = Assert.Single(await NewsToAsync("customer2"));
        Assert.Equal("The proposal has changed: Freeze my card", mail.Subject);
        Assert.Contains("Even more", mail.TextBody);
        Assert.DoesNotContain("Twice as good", mail.TextBody);
        Assert.Contains("Is it still a yes?", mail.TextBody);
        Assert.Contains($"/ideas/{_id}/freeze-my-card#still-yes", mail.HtmlBody);
        var follower = Assert.Single(await NewsToAsync("owner"));
        Assert.DoesNotContain("¿Sigue siendo un sí?", follower.TextBody);
        Assert.Empty(await NewsToAsync("reviewer"));

        await RunAsync("TellFollowers");
        Assert.Single(await NewsToAsync("customer2"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.OwedNews.CountAsync()));
    }

    [Fact]
    public async Task Who_chose_a_daily_mail_finds_it_there_with_everything_else()
    {
        await _app.InDatabaseAsync(async db =>
        {
            (await db.DemoPersonAsync("customer2")).ReceiveNews(NewsChoices.All(MailChoice.Daily));
            return await db.SaveChangesAsync();
        });
        await SettleAsync();
        await ChangeAsync();
        await ChangeAsync("Three widgets.", "Even more");
        await RunAsync("TellFollowers");
        Assert.Empty(await NewsToAsync("customer2"));

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync("SendDigests");
        var mail = Assert.Single(await NewsToAsync("customer2"));
        Assert.Contains("Even more", mail.TextBody);
        Assert.Contains("Is it still a yes?", mail.TextBody);
    }

    [Fact]
    public async Task Who_has_answered_before_the_mail_is_written_is_not_asked_in_it()
    {
        await SettleAsync();
        await ChangeAsync();
        await _app.ActAsync(_id, "customer2", (idea, voter) => idea.ConfirmVote(voter, _app.Clock.Now));
        await RunAsync("TellFollowers");
        Assert.DoesNotContain("still a yes", Assert.Single(await NewsToAsync("customer2")).TextBody);
        Assert.Contains("¿Sigue siendo un sí?", Assert.Single(await NewsToAsync("employee")).TextBody);
    }

    [Fact]
    public async Task A_change_that_is_not_material_asks_and_tells_nobody()
    {
        await SettleAsync();
        await _app.ProposeAsync(_id, new() { Problem = "Cards get lost.", Solution = "A typo less." });
        await RunAsync("TellFollowers");
        Assert.Empty(await NewsToAsync("customer2"));
        Assert.Empty((await _app.Visitor().OpenAsync($"/ideas/{_id}/freeze-my-card")).QuerySelectorAll("#still-yes"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task ChangeAsync(string solution = "Two widgets.", string note = "Twice as good") => _app.ProposeAsync(_id, new() { Problem = "Cards get lost.", Solution = solution }, note, isMaterial: true);

    // The steps on the way here are told first.
    private async Task SettleAsync()
    {
        await RunAsync("TellFollowers");
        await _app.InDatabaseAsync(async db =>
        {
            db.RemoveRange(db.Mails);
            db.RemoveRange(db.OwedNews);
            return await db.SaveChangesAsync();
        });
    }

    private async Task RunAsync(string job) => await (await _app.SignedInAsync("admin")).PostAsync("/admin/jobs", "/admin/jobs", ("name", job));

    private async Task<List<OutgoingMail>> NewsToAsync(string who) => [.. (await _app.MailsToAsync($"{who}@idealab.test")).Where(m => m.Kind == MailKind.IdeaNews)];
}
