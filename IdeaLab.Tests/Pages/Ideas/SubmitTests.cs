using System.Net;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class SubmitTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private string _topic = "";

    public async Task InitializeAsync() => _topic = (await _app.TopicAsync()).ToString();

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    private (string, string)[] Filled(params (string Name, string Value)[] values) =>
        [.. new (string Name, string Value)[] { ("Input.Title", "Freeze a lost card"), ("Input.Body", "From the **lock screen**."), ("Input.TopicId", _topic), ("Input.Audience", "Everyone") }
            .Where(field => values.All(v => v.Name != field.Name)), .. values];

    private Task<List<Idea>> IdeasAsync() => _app.InDatabaseAsync(db => db.Ideas.Include(i => i.Follows).OrderBy(i => i.Id).ToListAsync());

    [Fact]
    public async Task A_visitor_signs_in_and_comes_back_with_the_title()
    {
        using var answer = await _app.Visitor().Client.GetAsync("/ideas/new?title=Freeze%20it");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/account/sign-in?returnUrl=%2Fideas%2Fnew%3Ftitle%3DFreeze%2520it", answer.Headers.Location!.ToString());

        var page = await (await _app.SignedInAsync("customer")).OpenAsync("/ideas/new?title=Freeze%20it");
        Assert.Equal("Freeze it", page.QuerySelector("#Input_Title")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("customer2", "your idea is on the board")]
    [InlineData("customer", "tu idea ya está publicada")]
    public async Task A_member_sends_an_idea_and_reads_what_happens_next(string who, string notice)
    {
        var member = await _app.SignedInAsync(who);
        var page = await member.PostAsync("/ideas/new", "/ideas/new", Filled(("Input.Audience", "Customers")));

        Assert.Contains(notice, page.QuerySelector(".notice-good")!.TextContent);
        var idea = Assert.Single(await IdeasAsync());
        Assert.Equal(("Freeze a lost card", "From the **lock screen**.", Audience.Customers, _app.Clock.Now), (idea.Title, idea.Body, idea.Audience, idea.CreatedAt));
        Assert.Equal(FollowReason.Author, Assert.Single(idea.Follows).Reason);
        Assert.Equal("Freeze a lost card", page.QuerySelector("h1")!.TextContent);
    }

    public static TheoryData<string, string, string, string> Refusals() => new()
    {
        { "customer2", "Input.Title", new string('x', 200), "Shorten the title to 120 characters" },
        { "customer", "Input.Title", new string('x', 200), "Acorta el título a 120 caracteres" },
        { "customer2", "Input.Title", "  ", "Give your idea a title" },
        { "customer", "Input.Title", "", "Pon un título" },
        { "customer2", "Input.Body", "", "Describe your idea" },
        { "customer", "Input.Body", "", "Describe tu idea" },
        { "customer2", "Input.Body", new string('x', Idea.BodyMaxLength + 1), "Shorten the text to 60,000 characters" },
        { "customer", "Input.Body", new string('x', Idea.BodyMaxLength + 1), "Acorta el texto a 60.000 caracteres" },
        { "customer2", "Input.TopicId", "", "Choose the topic" },
        { "customer", "Input.TopicId", "", "Elige el tema" },
        { "customer2", "Input.TopicId", "4711", "This topic takes no new ideas" },
        { "customer2", "Input.Audience", "Employees", "an audience you belong to" },
        { "employee", "Input.Audience", "Customers", "un público del que formas parte" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_sent_is_said_and_nothing_typed_is_lost(string who, string field, string value, string sentence)
    {
        var member = await _app.SignedInAsync(who);
        var page = await member.PostAsync("/ideas/new", "/ideas/new", Filled((field, value)));

        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(field == "Input.Title" ? value : "Freeze a lost card", page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Equal(field == "Input.Body" ? value : "From the **lock screen**.", page.QuerySelector("#Input_Body")!.TextContent.TrimStart('\n'));
        Assert.Empty(await IdeasAsync());
    }

    [Fact]
    public async Task Errors_in_the_summary_lead_to_their_fields()
    {
        var page = await (await _app.SignedInAsync("customer2")).PostAsync("/ideas/new", "/ideas/new", Filled(("Input.Title", ""), ("Input.Body", ""), ("Input.TopicId", "")));
        var links = page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["#Input_Title", "#Input_Body", "#Input_TopicId"], links);
        Assert.All(links, link => Assert.NotNull(page.QuerySelector(link)));
    }

    [Fact]
    public async Task A_closed_topic_is_not_offered_and_not_taken()
    {
        var closed = (await _app.TopicAsync("Old", "Antiguo", closed: true)).ToString();
        var member = await _app.SignedInAsync("customer");
        var form = await member.OpenAsync("/ideas/new");
        Assert.Equal(["Tarjetas"], form.QuerySelectorAll("#Input_TopicId option[value]:not([value=''])").Select(o => o.TextContent));

        var page = await member.PostAsync("/ideas/new", "/ideas/new", Filled(("Input.TopicId", closed)));
        Assert.Contains("Este tema no admite ideas nuevas", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Empty(await IdeasAsync());
    }

    [Theory]
    [InlineData("customer", "Everyone,Customers")]
    [InlineData("employee", "Everyone,Employees")]
    [InlineData("reviewer", "Everyone,Customers,Employees")]
    public async Task Only_audiences_one_belongs_to_are_offered(string who, string audiences)
    {
        var form = await (await _app.SignedInAsync(who)).OpenAsync("/ideas/new");
        Assert.Equal(audiences.Split(','), form.QuerySelectorAll("input[name='Input.Audience']").Select(i => i.GetAttribute("value")!));
    }

    [Fact]
    public async Task A_body_of_60000_characters_is_taken_however_its_lines_break()
    {
        var member = await _app.SignedInAsync("customer2");
        var body = string.Concat(Enumerable.Repeat(new string('a', 99) + "\r\n", 599)) + new string('z', 100);
        await member.PostAsync("/ideas/new", "/ideas/new", Filled(("Input.Body", body)));
        Assert.Equal(Idea.BodyMaxLength, Assert.Single(await IdeasAsync()).Body.Length);
    }

    [Fact]
    public async Task A_form_sent_ten_times_at_once_makes_one_idea()
    {
        var member = await _app.SignedInAsync("customer2");
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => member.SendAsync("/ideas/new", "/ideas/new", Filled(("Input.Key", key)))));

        Assert.All(answers, answer => Assert.StartsWith("/ideas/1/", answer.Headers.Location?.ToString()));
        Assert.Single(await IdeasAsync());
    }

    [Fact]
    public async Task Two_people_with_the_same_key_have_an_idea_each()
    {
        var key = Guid.NewGuid().ToString();
        foreach (var who in (string[])["customer2", "employee"])
            await (await _app.SignedInAsync(who)).PostAsync("/ideas/new", "/ideas/new", Filled(("Input.Key", key), ("anyway", "true")));
        Assert.Equal(2, (await IdeasAsync()).Count);
    }

    [Fact]
    public async Task Another_idea_from_a_form_sent_before_asks_once_and_becomes_its_own()
    {
        var member = await _app.SignedInAsync("customer2");
        var key = Guid.NewGuid().ToString();
        await member.PostAsync("/ideas/new", "/ideas/new", Filled(("Input.Key", key)));
        var page = await member.PostAsync("/ideas/new", "/ideas/new", Filled(("Input.Key", key), ("Input.Title", "Show debits in a calendar"), ("anyway", "true")));

        Assert.Contains("already sent “Freeze a lost card”", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Show debits in a calendar", page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        var fresh = page.QuerySelector("#Input_Key")!.GetAttribute("value")!;
        Assert.NotEqual(key, fresh);

        await member.PostAsync("/ideas/new", "/ideas/new", Filled(("Input.Key", fresh), ("Input.Title", "Show debits in a calendar")));
        Assert.Equal(2, (await IdeasAsync()).Count);
    }

    [Fact]
    public async Task Too_many_ideas_at_once_are_refused()
    {
        await using var app = new LabApp { Settings = { ["RateLimits:submit"] = "1" } };
        var member = await app.SignedInAsync("customer2");
        using var first = await member.SendAsync("/ideas/new", "/ideas/new");
        using var second = await member.SendAsync("/ideas/new", "/ideas/new");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task A_preview_shows_markdown_and_runs_nothing()
    {
        var member = await _app.SignedInAsync("customer2");
        var form = await member.OpenAsync("/ideas/new");
        var token = form.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var answer = await member.Client.PostAsync("/ideas/preview", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Body", "**yes** <script>no()</script>")]));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<strong>yes</strong>", html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<html", html);

        using var forged = await member.Client.PostAsync("/ideas/preview", new FormUrlEncodedContent([new("Input.Body", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }
}
