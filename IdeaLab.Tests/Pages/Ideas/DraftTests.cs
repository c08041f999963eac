using System.Net;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class DraftTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private string _topic = "";

    public async Task InitializeAsync() => _topic = (await _app.TopicAsync()).ToString();

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    private Task<List<Draft>> DraftsAsync() => _app.InDatabaseAsync(db => db.Drafts.ToListAsync());

    /// <summary>What htmx sends while one types on an open form.</summary>
    private static async Task<IHtmlDocument> TypeAsync(Visitor visitor, IHtmlDocument form, string title, int? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/ideas/draft")
        {
            Headers = { { "HX-Request", "true" } },
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", Value(form, "input[name='__RequestVerificationToken']")),
                new("Input.Key", Value(form, "[name='Input.Key']")),
                new("Input.Version", version?.ToString() ?? Value(form, "[name='Input.Version']")),
                new("Input.Title", title), new("Input.Body", "a body"), new("Input.TopicId", ""), new("Input.Audience", "Everyone"),
            ]),
        };
        using var answer = await visitor.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private static string Value(IHtmlDocument page, string selector) => page.QuerySelector(selector)!.GetAttribute("value")!;

    [Theory]
    [InlineData("customer2", "Draft saved on")]
    [InlineData("customer", "Borrador guardado el")]
    public async Task A_draft_saved_without_scripts_survives_a_new_session(string who, string saved)
    {
        var before = await _app.SignedInAsync(who);
        await before.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "Half an id"), ("Input.Body", "line one\r\nline two"), ("Input.TopicId", _topic), ("Input.Audience", "Customers"));

        var page = await (await _app.SignedInAsync(who)).OpenAsync("/ideas/new");
        Assert.Equal("Half an id", Value(page, "#Input_Title"));
        Assert.Equal("line one\nline two", page.QuerySelector("#Input_Body")!.TextContent.TrimStart('\n'));
        Assert.Equal(_topic, ((IHtmlSelectElement)page.QuerySelector("#Input_TopicId")!).Value);
        Assert.Equal("Customers", Value(page, "input[name='Input.Audience'][checked]"));
        Assert.Contains(saved, page.QuerySelector("#draft-state")!.TextContent);
    }

    [Fact]
    public async Task Typing_saves_and_goes_on_from_the_saved_version()
    {
        var member = await _app.SignedInAsync("customer2");
        var form = await member.OpenAsync("/ideas/new");
        var first = await TypeAsync(member, form, "Fr");
        var second = await TypeAsync(member, form, "Freeze", int.Parse(Value(first, "[name='Input.Version']")));

        Assert.Null(second.QuerySelector(".notice"));
        Assert.Contains("Draft saved on", second.Body!.TextContent);
        Assert.Equal("Freeze", Assert.Single(await DraftsAsync()).Title);
    }

    [Fact]
    public async Task A_blank_form_saves_nothing()
    {
        var member = await _app.SignedInAsync("customer2");
        await member.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", " "), ("Input.Body", ""));
        Assert.Empty(await DraftsAsync());
    }

    [Fact]
    public async Task Parallel_saves_of_one_form_end_as_one_draft()
    {
        var member = await _app.SignedInAsync("customer2");
        var form = await member.OpenAsync("/ideas/new");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TypeAsync(member, form, $"Title {i}")));
        Assert.StartsWith("Title ", Assert.Single(await DraftsAsync()).Title);
    }

    [Fact]
    public async Task A_second_tab_does_not_overwrite_the_first_unasked()
    {
        var member = await _app.SignedInAsync("customer2");
        var (one, two) = (await member.OpenAsync("/ideas/new"), await member.OpenAsync("/ideas/new"));
        await TypeAsync(member, one, "From the first tab");
        var told = await TypeAsync(member, two, "From the second tab");

        Assert.Contains("changed in another tab", told.QuerySelector(".notice-warn")!.TextContent);
        Assert.Equal("From the first tab", Assert.Single(await DraftsAsync()).Title);
    }

    [Fact]
    public async Task A_tab_left_open_does_not_overwrite_the_draft_begun_after_discarding_its_own()
    {
        var member = await _app.SignedInAsync("customer2");
        var old = await member.OpenAsync("/ideas/new");
        var saved = await TypeAsync(member, old, "An old thought");
        await member.PostAsync("/ideas/draft/discard", "/ideas/draft/discard");
        await TypeAsync(member, await member.OpenAsync("/ideas/new"), "A new thought");

        var told = await TypeAsync(member, old, "An old thought, longer", int.Parse(Value(saved, "[name='Input.Version']")));

        Assert.NotNull(told.QuerySelector(".notice-warn"));
        Assert.Equal("A new thought", Assert.Single(await DraftsAsync()).Title);
    }

    [Fact]
    public async Task Without_scripts_the_author_chooses_between_two_versions()
    {
        var member = await _app.SignedInAsync("customer2");
        await member.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "On the phone"));
        var choice = await member.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "On the laptop"), ("Input.Version", "0"));
        Assert.Equal("Two versions of your draft", choice.QuerySelector("h1")!.TextContent);
        Assert.Contains("On the phone", choice.Body!.TextContent);

        Assert.Equal("On the laptop", Value(choice, "[name='Input.Title']"));
        await member.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "On the laptop"), ("Input.Version", "0"), ("overwrite", "true"));
        Assert.Equal("On the laptop", Assert.Single(await DraftsAsync()).Title);
    }

    [Fact]
    public async Task Sending_takes_the_draft_along_and_a_late_save_does_not_bring_it_back()
    {
        var member = await _app.SignedInAsync("customer2");
        var form = await member.OpenAsync("/ideas/new");
        await TypeAsync(member, form, "Freeze a lost card");
        await member.PostAsync("/ideas/new", "/ideas/new", ("Input.TopicId", _topic));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Ideas.CountAsync()));
        Assert.Empty(await DraftsAsync());

        var late = await TypeAsync(member, form, "Freeze a lost card!");
        Assert.Contains("has been sent as an idea already", late.Body!.TextContent);
        Assert.Empty(await DraftsAsync());
    }

    [Fact]
    public async Task Sending_from_one_tab_leaves_the_other_draft()
    {
        var member = await _app.SignedInAsync("customer2");
        await member.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "Another thought"));
        await member.PostAsync("/ideas/new", "/ideas/new", ("Input.Key", Guid.NewGuid().ToString()), ("Input.Title", "Freeze a lost card"), ("Input.Body", "Now."), ("Input.TopicId", _topic));
        Assert.Equal("Another thought", Assert.Single(await DraftsAsync()).Title);
    }

    [Fact]
    public async Task Sending_leaves_what_another_tab_saved_meanwhile()
    {
        var member = await _app.SignedInAsync("customer2");
        await TypeAsync(member, await member.OpenAsync("/ideas/new"), "Freeze a lost card");
        var seen = (await member.OpenAsync("/ideas/new")).Field("[name='Input.Version']")!;
        await TypeAsync(member, await member.OpenAsync("/ideas/new"), "An hour of work");

        var page = await member.PostAsync("/ideas/new", "/ideas/new", ("Input.Version", seen), ("Input.Title", "Freeze a lost card"), ("Input.Body", "Now."), ("Input.TopicId", _topic));

        Assert.Contains("Another text you had saved elsewhere is still your draft", page.QuerySelector(".notice")!.TextContent);
        Assert.Equal("An hour of work", Assert.Single(await DraftsAsync()).Title);
        await member.PostAsync("/ideas/new", "/ideas/new", ("Input.Body", "And what came of it."), ("Input.TopicId", _topic));
        Assert.Equal(["An hour of work", "Freeze a lost card"], await _app.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Title).Select(i => i.Title).ToListAsync()));
    }

    [Fact]
    public async Task Preview_without_scripts_saves_and_shows()
    {
        var member = await _app.SignedInAsync("customer2");
        using var answer = await member.SendAsync("/ideas/new", "/ideas/draft", ("Input.Title", "T"), ("Input.Body", "so **bold**"), ("preview", "true"));
        Assert.Equal("/ideas/new#preview", answer.Headers.Location!.ToString());
        Assert.Equal("bold", (await member.OpenAsync("/ideas/new")).QuerySelector("#preview strong")!.TextContent);
    }

    [Fact]
    public async Task A_draft_is_discarded_after_asking()
    {
        var member = await _app.SignedInAsync("customer2");
        await member.PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "Half an id"));
        var waiting = await member.OpenAsync("/ideas/new?title=Something%20else");
        Assert.Contains("“Something else”", waiting.QuerySelector(".notice-info")!.TextContent);

        var page = await member.PostAsync("/ideas/draft/discard?title=Something%20else", "/ideas/draft/discard");
        Assert.Equal("Something else", Value(page, "#Input_Title"));
        Assert.Empty(await DraftsAsync());
    }

    [Fact]
    public async Task A_draft_is_its_author_s_alone()
    {
        await (await _app.SignedInAsync("customer2")).PostAsync("/ideas/new", "/ideas/draft", ("Input.Title", "Mine"));
        Assert.NotEqual("Mine", (await (await _app.SignedInAsync("employee")).OpenAsync("/ideas/new")).QuerySelector("#Input_Title")!.GetAttribute("value"));
    }
}
