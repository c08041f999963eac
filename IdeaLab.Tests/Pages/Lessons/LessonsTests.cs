using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;

namespace IdeaLab.Tests.Pages.Lessons;

public sealed class LessonsTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task Without_lessons_the_page_says_what_will_stand_there()
    {
        Assert.Contains("No lessons yet", (await _app.Visitor().OpenAsync("/lessons")).QuerySelector(".empty")!.TextContent);
        Assert.Contains("No lesson fits", (await _app.Visitor().OpenAsync("/lessons?q=card")).QuerySelector(".empty")!.TextContent);
    }

    [Theory]
    [InlineData("proteccion")]
    [InlineData("PROTECCIÓN")]
    [InlineData("datos protec")]
    [InlineData("\"protección de datos\"")]
    [InlineData("tarjeta")]
    [InlineData("sorpresa")]
    public async Task Words_are_found_in_every_part_and_in_the_title_whatever_the_accents_and_marked(string typed)
    {
        await TaughtAsync("Bloquear la tarjeta", "Hubo una sorpresa.", "Poco.", "Preguntar a protección de datos.");
        await TaughtAsync("Shorter queues", "Nothing.", "Little.", "Begin on Monday.");
        var page = await _app.Visitor().OpenAsync($"/lessons?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(["Bloquear la tarjeta"], Titles(page));
        Assert.NotEmpty(page.QuerySelectorAll(".lessons mark"));
    }

    [Fact]
    public async Task An_idea_s_lesson_is_found_by_its_new_words_and_not_by_the_old_ones()
    {
        var id = await TaughtAsync("Freeze my card", "Zebra.", "Little.", "Ask.");
        var ruth = await _app.SignedInAsync("reviewer");
        await ruth.PostAsync($"/review/{id}/lesson", $"/review/{id}/lesson", ("Form.Happened", "Giraffe."));
        Assert.Empty(Titles(await ruth.OpenAsync("/lessons?q=zebra")));
        Assert.Single(Titles(await ruth.OpenAsync("/lessons?q=giraffe")));
    }

    [Theory]
    [InlineData("/lessons")]
    [InlineData("/lessons?q=ask")]
    public async Task A_lesson_exists_for_whom_its_idea_does(string address)
    {
        await TaughtAsync("Shorter meetings", "Long.", "Much.", "Ask.", Audience.Employees, "employee");
        Assert.Empty(Titles(await _app.Visitor().OpenAsync(address)));
        Assert.Empty(Titles(await (await _app.SignedInAsync("customer")).OpenAsync(address)));
        Assert.Single(Titles(await (await _app.SignedInAsync("employee")).OpenAsync(address)));
    }

    [Theory]
    [InlineData("/lessons")]
    [InlineData("/lessons?q=ask")]
    public async Task Page_after_page_shows_each_lesson_once(string address)
    {
        for (var n = 0; n < 33; n++) await TaughtAsync($"Idea number {n}", "Long.", "Much.", "Ask.");
        var seen = new List<string>();
        var reader = _app.Visitor();
        for (string? next = address; next is not null;)
        {
            var page = await reader.OpenAsync(next);
            seen.AddRange(Titles(page));
            next = page.QuerySelectorAll(".pager a").FirstOrDefault(link => link.TextContent == "Next page")?.Path();
        }

        Assert.Equal(33, seen.Distinct().Count());
        Assert.Equal(33, seen.Count);
        if (address == "/lessons") Assert.Equal("Idea number 32", seen[0]);
    }

    [Fact]
    public async Task A_topic_narrows_and_stays_in_the_address()
    {
        await TaughtAsync("Freeze my card", "Long.", "Much.", "Ask.");
        var topic = await _app.TopicAsync("Savings", "Ahorro");
        var page = await _app.Visitor().OpenAsync($"/lessons?topic={topic}");
        Assert.Empty(Titles(page));
        Assert.Equal($"{topic}", page.Field("#lessons-topic"));
        Assert.Contains("No lesson fits", page.QuerySelector(".empty")!.TextContent);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<int> TaughtAsync(string title, string happened, string learned, string nextTime, Audience audience = Audience.Everyone, string by = "customer")
    {
        var id = await _app.ShareAsync(title, by, audience: audience);
        await _app.EndAsync(id, IdeaStatus.Declined);
        await _app.TeachAsync(id, new(happened, learned, nextTime));
        return id;
    }

    private static string[] Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".lessons h2").Select(title => title.TextContent.Trim())];
}
