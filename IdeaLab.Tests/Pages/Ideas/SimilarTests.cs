using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class SimilarTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private string _topic = "";

    public async Task InitializeAsync() => _topic = (await _app.TopicAsync()).ToString();

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    private (string, string)[] Filled(params (string, string)[] more) =>
        [("Input.Title", "Freeze my lost card"), ("Input.Body", "From the lock screen."), ("Input.TopicId", _topic), ("Input.Audience", "Everyone"), .. more];

    private Task<int> CountAsync() => _app.InDatabaseAsync(db => db.Ideas.CountAsync());

    [Theory]
    [InlineData("title")]
    [InlineData("Input.Title")]
    public async Task Similar_ideas_appear_with_a_link_to_vote(string name)
    {
        var id = await _app.ShareAsync("Freeze a lost card", by: "employee");
        var part = await (await _app.SignedInAsync("customer2")).OpenAsync($"/ideas/similar?{name}=card%20lost");
        Assert.Equal($"/ideas/{id}/freeze-a-lost-card", Assert.Single(part.QuerySelectorAll(".similar a")).GetAttribute("href"));
        Assert.Contains("open it to vote", part.Body!.TextContent);
    }

    [Fact]
    public async Task A_declined_idea_says_why()
    {
        var reviewer = await _app.PersonAsync("reviewer");
        var id = await _app.ShareAsync("Freeze a lost card", by: "employee");
        await _app.InDatabaseAsync(async db =>
        {
            var idea = await db.Ideas.SingleAsync(i => i.Id == id);
            idea.TakeStep(IdeaStatus.Declined, db.Attach(reviewer).Entity, "The law forbids it <for now>.", _app.Clock.Now, new Reopening("Something changes."));
            return await db.SaveChangesAsync();
        });

        var part = await (await _app.SignedInAsync("customer")).OpenAsync("/ideas/similar?title=freeze");
        Assert.Contains("Por qué se descartó: The law forbids it <for now>.", part.Body!.TextContent);
        Assert.Contains("Se reabre si: Something changes.", part.Body.TextContent);
        Assert.DoesNotContain("ábrela para votar", part.Body.TextContent);
    }

    [Fact]
    public async Task What_a_similar_idea_taught_is_there_before_one_repeats_it()
    {
        var id = await _app.ShareAsync("Freeze a lost card", by: "employee");
        await _app.EndAsync(id, IdeaStatus.Declined);
        await _app.TeachAsync(id, new("We asked three banks.", "Nobody **freezes** twice.", "Ask the call centre first."));

        var part = (await (await _app.SignedInAsync("customer2")).OpenAsync("/ideas/similar?title=freeze")).Body!.TextContent;
        Assert.Contains("What we learned: Nobody freezes twice.", part);
        Assert.Contains("What we do next time: Ask the call centre first.", part);
        Assert.DoesNotContain("three banks", part);
    }

    [Fact]
    public async Task Ideas_for_others_do_not_exist_here()
    {
        await _app.ShareAsync("Freeze a lost card", by: "employee", audience: Audience.Employees);
        var part = await (await _app.SignedInAsync("customer2")).OpenAsync("/ideas/similar?title=freeze");
        Assert.Null(part.QuerySelector(".similar"));
    }

    [Fact]
    public async Task Without_scripts_similar_ideas_are_shown_once_before_sending()
    {
        await _app.ShareAsync("Freeze a lost card", by: "employee");
        var member = await _app.SignedInAsync("customer2");
        var page = await member.PostAsync("/ideas/new", "/ideas/new", Filled());

        Assert.Equal(1, await CountAsync());
        Assert.Equal("Send it all the same", page.QuerySelector("button[name=anyway]")!.TextContent);
        Assert.Equal("From the lock screen.", page.QuerySelector("#Input_Body")!.TextContent.Trim());
        Assert.Single(page.QuerySelectorAll(".similar li"));

        await member.PostAsync("/ideas/new", "/ideas/new", Filled(("anyway", "true")));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Similar_ideas_seen_while_typing_are_not_shown_again()
    {
        var id = await _app.ShareAsync("Freeze a lost card", by: "employee");
        await (await _app.SignedInAsync("customer2")).PostAsync("/ideas/new", "/ideas/new", Filled(("Input.Seen", id.ToString())));
        Assert.Equal(2, await CountAsync());
    }
}
