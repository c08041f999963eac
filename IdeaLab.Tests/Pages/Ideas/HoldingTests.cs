using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class HoldingTests : IAsyncLifetime
{
    private const string Spam = "Our casino pays: a payday loan for everybody.";
    private const string Sentence = "The branch in our street could open its doors on Saturday mornings for those who work all week.";

    private readonly LabApp _app = new();
    private string _topic = "";

    public async Task InitializeAsync() => _topic = (await _app.TopicAsync()).ToString();

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task What_the_rules_speak_against_waits_and_its_author_is_told_so()
    {
        var author = await _app.SignedInAsync("customer2");
        var page = await author.PostAsync("/ideas/new", "/ideas/new", Filled(Spam));

        Assert.Contains("waiting for a look by staff", page.QuerySelector(".notice-good")!.TextContent);
        Assert.Equal("Freeze a lost card", page.QuerySelector("h1")!.TextContent);
        var held = await _app.InDatabaseAsync(db => db.Withheld.SingleAsync());
        Assert.Equal([new(ScreeningRule.AccountAge, 20), new(ScreeningRule.ListedWords, 70), new(ScreeningRule.TypingTime, 30)], held.Screening!.Terms);
        Assert.Equal(120, held.Score);
        foreach (var other in (Visitor[])[_app.Visitor(), await _app.SignedInAsync("customer")])
        {
            Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync($"/ideas/{held.IdeaId}/freeze-a-lost-card"));
            Assert.DoesNotContain("Freeze a lost card", (await other.OpenAsync("/ideas")).Titles());
        }
        Assert.Equal(Spam, await _app.InDatabaseAsync(db => db.Ideas.Select(i => i.Body).SingleAsync()));
    }

    [Fact]
    public async Task A_plain_idea_of_a_new_member_is_on_the_board_at_once()
    {
        await (await _app.SignedInAsync("customer2")).PostAsync("/ideas/new", "/ideas/new", Filled("From the lock screen, as [elsewhere](https://bank.example)."));
        Assert.Equal(["Freeze a lost card"], (await _app.Visitor().OpenAsync("/ideas")).Titles());
    }

    [Fact]
    public async Task Staff_write_what_they_like()
    {
        await (await _app.SignedInAsync("reviewer")).PostAsync("/ideas/new", "/ideas/new", Filled(Spam));
        Assert.Empty(await _app.InDatabaseAsync(db => db.Withheld.ToListAsync()));
    }

    [Fact]
    public async Task A_comment_waits_too_and_is_not_counted()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");
        var page = await author.PostAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", Spam));

        Assert.Contains("waiting for a look by staff", page.QuerySelector(".notice-good")!.TextContent);
        Assert.Contains(Spam, page.QuerySelector("#comment-1")!.TextContent);
        Assert.Equal(0, (await _app.IdeaAsync(id)).CommentCount);
        Assert.DoesNotContain("casino", (await _app.Visitor().OpenAsync($"/ideas/{id}/freeze-a-lost-card")).Body!.TextContent);
        Assert.Contains("casino", (await (await _app.SignedInAsync("reviewer")).OpenAsync($"/ideas/{id}/freeze-a-lost-card")).Body!.TextContent);
    }

    [Fact]
    public async Task A_comment_that_waits_is_shown_to_its_author_in_place()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");
        var page = await author.OpenAsync($"/ideas/{id}");
        using var answer = await author.SendOpenAsync(page, $"/ideas/{id}/comment", byHtmx: true, ("Input.Body", Spam), ("Input.Stance", "None"));
        var added = await Visitor.ReadAsync(answer);
        Assert.NotNull(added.QuerySelector("#comment-1 .notice-warn"));
        Assert.NotNull(added.QuerySelector("#comment-form input[name=shown]"));
    }

    [Fact]
    public async Task A_double_click_on_what_waits_leaves_one()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");
        var page = await author.OpenAsync($"/ideas/{id}");
        foreach (var _ in Enumerable.Range(0, 2)) (await author.SendOpenAsync(page, $"/ideas/{id}/comment", values: [("Input.Body", Spam), ("Input.Stance", "None")])).Dispose();
        Assert.Equal((1, 1), await _app.InDatabaseAsync(async db => (await db.Comments.CountAsync(), await db.Withheld.CountAsync())));
    }

    [Fact]
    public async Task An_idea_that_was_fine_waits_after_it_was_changed()
    {
        var id = await _app.ShareAsync("Freeze a lost card", by: "customer2");
        var author = await _app.SignedInAsync("customer2");
        await author.PostAsync($"/ideas/{id}/edit", $"/ideas/{id}/edit", ("Input.Body", "From the lock screen."));
        Assert.False((await _app.IdeaAsync(id)).IsWithheld);

        var page = await author.PostAsync($"/ideas/{id}/edit", $"/ideas/{id}/edit", ("Input.Body", Spam));
        Assert.Contains("waiting for a look by staff", page.QuerySelector(".notice-good")!.TextContent);
        Assert.True((await _app.IdeaAsync(id)).IsWithheld);
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync($"/ideas/{id}/freeze-a-lost-card"));

        await author.PostAsync($"/ideas/{id}/edit", $"/ideas/{id}/edit", ("Input.Body", "Innocent again."));
        Assert.True((await _app.IdeaAsync(id)).IsWithheld);
    }

    [Fact]
    public async Task A_comment_that_was_fine_waits_after_it_was_changed()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var comment = await _app.CommentAsync(id, "Good.", "customer2");
        var edit = $"/ideas/{id}/comments/{comment}/edit";
        var author = await _app.SignedInAsync("customer2");
        await author.PostAsync(edit, edit, ("Input.Body", "Very good."));
        Assert.Equal(1, (await _app.IdeaAsync(id)).CommentCount);

        var page = await author.PostAsync(edit, edit, ("Input.Body", Spam));
        Assert.Contains("waiting for a look by staff", page.QuerySelector(".notice-good")!.TextContent);
        Assert.Equal(0, (await _app.IdeaAsync(id)).CommentCount);
    }

    [Fact]
    public async Task The_hidden_field_is_out_of_reach_and_whoever_fills_it_in_waits()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");
        var field = (IHtmlInputElement)(await author.OpenAsync($"/ideas/{id}")).QuerySelector("#comment-form input[name=website]")!;
        Assert.Equal(("text", "", "-1", "off"), (field.Type, field.Value, field.GetAttribute("tabindex"), field.GetAttribute("autocomplete")));
        Assert.Equal(("true", "visually-hidden"), (field.Closest("div")!.GetAttribute("aria-hidden"), field.Closest("div")!.ClassName));

        await author.PostAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", "Good."), ("website", "https://spam.example"));
        Assert.Contains(new ScreeningTerm(ScreeningRule.Honeypot, 100), (await _app.InDatabaseAsync(db => db.Withheld.SingleAsync())).Screening!.Terms);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2.9, true)]
    [InlineData(3, false)]
    [InlineData(90_000, false)]
    public async Task Sending_within_three_seconds_is_haste(double seconds, bool isHeld)
    {
        await OnlyHasteAsync();
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");
        var page = await author.OpenAsync($"/ideas/{id}");
        _app.Clock.Advance(TimeSpan.FromSeconds(seconds));
        (await author.SendOpenAsync(page, $"/ideas/{id}/comment", values: [("Input.Body", "Good."), ("Input.Stance", "None")])).Dispose();
        Assert.Equal(isHeld ? 1 : 0, await _app.InDatabaseAsync(db => db.Withheld.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8torn")]
    [InlineData("638000000000000000")]
    [InlineData("another form")]
    public async Task A_time_that_is_not_known_speaks_against_nobody(string shown)
    {
        await OnlyHasteAsync();
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");
        if (shown == "another form") shown = ((IHtmlInputElement)(await author.OpenAsync("/ideas/new")).QuerySelector("input[name=shown]")!).Value;
        using var answer = await author.SendAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", "Good."), ("shown", shown));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Withheld.CountAsync()));
    }

    [Fact]
    public async Task A_form_that_is_shown_again_goes_on_from_its_first_moment()
    {
        await OnlyHasteAsync();
        var author = await _app.SignedInAsync("customer2");
        var page = await author.OpenAsync("/ideas/new");
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        using var refused = await author.SendOpenAsync(page, "/ideas/new", values: [("Input.Title", "Freeze a lost card"), ("Input.Body", "Quick."), ("Input.TopicId", "")]);
        using var sent = await author.SendOpenAsync(await Visitor.ReadAsync(refused), "/ideas/new", values: [("Input.Body", "Quick."), ("Input.TopicId", _topic), ("Input.Audience", "Everyone")]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Withheld.CountAsync()));
    }

    [Fact]
    public async Task The_same_text_from_many_accounts_waits_also_when_the_first_waits()
    {
        await _app.HoldAsync(50, HoldingWeights.Usual with { AccountAge = 0, TypingTime = 0 });
        var id = await _app.ShareAsync("Freeze a lost card");
        foreach (var who in (string[])["customer", "customer2", "employee"])
            await (await _app.SignedInAsync(who)).PostAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", $"{Sentence} {who}"));
        Assert.Equal(2, await _app.InDatabaseAsync(db => db.Withheld.CountAsync()));
        Assert.Equal(1, (await _app.IdeaAsync(id)).CommentCount);

        _app.Clock.Advance(TimeSpan.FromDays(2));
        await (await _app.SignedInAsync("customer")).PostAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", $"{Sentence} again"));
        Assert.Equal(3, await _app.InDatabaseAsync(db => db.Withheld.CountAsync()));
        _app.Clock.Advance(TimeSpan.FromDays(31));
        await (await _app.SignedInAsync("customer")).PostAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", $"{Sentence} again"));
        Assert.Equal(3, await _app.InDatabaseAsync(db => db.Withheld.CountAsync()));
    }

    private Task<int> OnlyHasteAsync() => _app.HoldAsync(1, new(0, 0, 0, 0, 0, TypingTime: 10, 0));

    private (string, string)[] Filled(string body) => [("Input.Title", "Freeze a lost card"), ("Input.Body", body), ("Input.TopicId", _topic), ("Input.Audience", "Everyone")];
}
