using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

/// <summary>The default board gives two of twenty places to ideas few have seen.</summary>
public sealed class NeedsEyesBoardTests : IAsyncLifetime
{
    private const int Ideas = 130;

    private readonly LabApp _app = new();

    public async Task InitializeAsync() => await _app.InDatabaseAsync(async db =>
    {
        var (author, about) = (await db.DemoPersonAsync("owner"), new Topic("General", "General"));
        db.AddRange(Enumerable.Range(1, Ideas).Select(n => new Idea(author, $"Idea {n}", "Because.", about, n % 10 == 0 ? Audience.Employees : Audience.Everyone, _app.Clock.Now.AddDays(-n))));
        await db.SaveChangesAsync();
        return await db.Ideas.Where(i => i.Title == "Idea 1").ExecuteUpdateAsync(set => set.SetProperty(i => i.Seen, 1000));
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_fifth_and_the_fourteenth_row_are_drawn_and_labelled()
    {
        await _app.RunAsync<DrawEyesJob>();

        var page = await _app.Visitor().OpenAsync("/ideas");
        var rows = page.QuerySelectorAll(".idea-row").ToList();
        Assert.Equal(20, rows.Count);
        Assert.Equal([4, 13], rows.Index().Where(row => row.Item.QuerySelector(".tag-eyes") is not null).Select(row => row.Index));
        Assert.Contains("So far this one was seen 0 times.", rows[4].QuerySelector(".idea-row-why")!.TextContent);
        Assert.Equal("Pocos la han visto", (await _app.Visitor("es").OpenAsync("/ideas")).QuerySelector(".tag-eyes")!.TextContent);
    }

    [Theory]
    [InlineData(null, 117)]
    [InlineData("employee", Ideas)]
    [InlineData("reviewer", Ideas)]
    public async Task Turning_pages_meets_every_idea_once_though_pools_and_days_change_meanwhile(string? who, int visible)
    {
        await _app.RunAsync<DrawEyesJob>();
        var visitor = who is null ? _app.Visitor() : await _app.SignedInAsync(who);

        var (met, address) = (new List<string>(), (string?)"/ideas");
        while (address is not null)
        {
            var page = await visitor.OpenAsync(address);
            met.AddRange(page.Titles());
            address = page.QuerySelector("#more-ideas")?.GetAttribute("href");
            _app.Clock.Advance(TimeSpan.FromHours(1));
            await _app.RunAsync<DrawEyesJob>();
        }

        Assert.Equal(visible, met.Count);
        Assert.Equal(visible, met.Distinct().Count());
    }

    [Fact]
    public async Task Who_comes_back_meets_the_rows_that_were_on_the_screen()
    {
        await _app.RunAsync<DrawEyesJob>();
        var visitor = _app.Visitor();
        var first = await visitor.OpenAsync("/ideas");
        var second = await visitor.OpenAsync(first.QuerySelector("#more-ideas")!.GetAttribute("href")!);
        await _app.RunAsync<DrawEyesJob>();

        var back = await visitor.OpenAsync(first.QuerySelector("#more-ideas")!.GetAttribute("hx-replace-url")!);
        Assert.Equal([.. first.Titles(), .. second.Titles()], back.Titles());
    }

    [Fact]
    public async Task The_same_reader_draws_the_same_all_day_and_another_others()
    {
        await _app.RunAsync<DrawEyesJob>();
        var (one, other) = (await _app.SignedInAsync("employee"), await _app.SignedInAsync("reviewer"));

        var drawn = await DrawnAsync(one);
        Assert.Equal(drawn, await DrawnAsync(one));
        Assert.NotEqual(drawn, await DrawnAsync(other));
        _app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual(drawn, await DrawnAsync(one));
    }

    [Theory]
    [InlineData("/ideas?sort=new")]
    [InlineData("/ideas?status=submitted")]
    [InlineData("/ideas?q=idea")]
    public async Task Other_boards_are_as_they_say(string address)
    {
        await _app.RunAsync<DrawEyesJob>();
        Assert.Empty((await _app.Visitor().OpenAsync(address)).QuerySelectorAll(".tag-eyes"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("99_5")]
    [InlineData("1_-1")]
    [InlineData("99999999999_1")]
    public async Task An_address_nobody_wrote_still_leads_to_the_board(string eyes)
    {
        await _app.RunAsync<DrawEyesJob>();
        Assert.Equal(20, (await _app.Visitor().OpenAsync($"/ideas?eyes={eyes}&shown=7")).Titles().Length);
    }

    // All ten pages, since two of a hundred and thirty may well be the same for two readers.
    private static async Task<List<string>> DrawnAsync(Visitor visitor) =>
        [.. (await visitor.OpenAsync("/ideas?shown=200")).QuerySelectorAll(".idea-row").Where(row => row.QuerySelector(".tag-eyes") is not null).Select(row => row.QuerySelector("h2")!.TextContent.Trim())];
}
