using System.Net;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class EditTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync() => _id = await _app.ShareAsync("Freeze a lost card", by: "customer2");

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    private string Edit => $"/ideas/{_id}/edit";

    private Task<int> VoteAsync(string who) => _app.InDatabaseAsync(async db =>
    {
        var person = await db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync();
        (await db.Ideas.WithShareOf(person).SingleAsync(i => i.Id == _id)).CastVote(person, _app.Clock.Now);
        return await db.SaveChangesAsync();
    });

    [Fact]
    public async Task The_author_rewords_an_idea_nobody_has_touched()
    {
        await VoteAsync("customer2");
        var author = await _app.SignedInAsync("customer2");
        var page = await author.PostAsync(Edit, Edit, ("Input.Title", "Freeze and thaw a card"), ("Input.Body", "Both."));
        Assert.Contains("new words", page.QuerySelector(".notice-good")!.TextContent);
        var idea = await _app.IdeaAsync(_id);
        Assert.Equal(("Freeze and thaw a card", "Both."), (idea.Title, idea.Body));
    }

    [Fact]
    public async Task After_a_vote_the_words_stay_and_what_was_typed_too()
    {
        var author = await _app.SignedInAsync("customer2");
        var token = (await author.OpenAsync(Edit)).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        await VoteAsync("employee");

        using var answer = await author.Client.PostAsync(Edit, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Title", "Other words"), new("Input.Body", "b")]));
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains("others have voted", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Other words", page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Equal("Freeze a lost card", (await _app.IdeaAsync(_id)).Title);

        using var back = await author.Client.GetAsync(Edit);
        Assert.Equal($"/ideas/{_id}/freeze-a-lost-card", back.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Errors_keep_what_was_typed()
    {
        var page = await (await _app.SignedInAsync("customer2")).PostAsync(Edit, Edit, ("Input.Title", new string('x', 200)), ("Input.Body", "kept"));
        Assert.Contains("Shorten the title", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("kept", page.QuerySelector("#Input_Body")!.TextContent.Trim());
    }

    [Fact]
    public async Task Preview_without_scripts_changes_nothing()
    {
        var page = await (await _app.SignedInAsync("customer2")).PostAsync(Edit, Edit, ("Input.Body", "**new**"), ("preview", "true"));
        Assert.Equal("new", page.QuerySelector("#preview strong")!.TextContent);
        Assert.Equal("Because it would help.", (await _app.IdeaAsync(_id)).Body);
    }

    [Theory]
    [InlineData("employee", HttpStatusCode.Forbidden)]
    [InlineData("reviewer", HttpStatusCode.Forbidden)]
    public async Task Nobody_else_rewords_it(string who, HttpStatusCode status) =>
        Assert.Equal(status, await (await _app.SignedInAsync(who)).StatusOfAsync(Edit));

    [Fact]
    public async Task An_unknown_idea_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer")).StatusOfAsync("/ideas/4711/edit"));

    [Fact]
    public async Task The_idea_leads_its_author_here_until_somebody_votes()
    {
        var author = await _app.SignedInAsync("customer2");
        Assert.NotNull((await author.OpenAsync($"/ideas/{_id}")).QuerySelector($"main a[href='{Edit}']"));
        Assert.Null((await (await _app.SignedInAsync("customer")).OpenAsync($"/ideas/{_id}")).QuerySelector($"main a[href='{Edit}']"));

        await VoteAsync("employee");
        Assert.Null((await author.OpenAsync($"/ideas/{_id}")).QuerySelector($"main a[href='{Edit}']"));
    }
}
