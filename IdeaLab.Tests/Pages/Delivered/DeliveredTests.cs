using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;

namespace IdeaLab.Tests.Pages.Delivered;

public sealed class DeliveredTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task Before_anything_is_delivered_the_page_says_so_and_leads_on()
    {
        await _app.ShareAsync("Freeze my card");
        var page = await _app.Visitor().OpenAsync("/delivered");
        Assert.Equal("Nothing is delivered yet", page.QuerySelector(".empty h2")!.TextContent);
        Assert.Equal("/ideas?status=InProgress", page.QuerySelector(".empty a")!.Path());
    }

    [Fact]
    public async Task It_thanks_the_author_those_whose_ideas_were_merged_and_each_voter_once()
    {
        var id = await _app.ShareAsync("Freeze my card");
        var same = await _app.ShareAsync("Lock a lost card", by: "employee");
        foreach (var (idea, who) in ((int, string)[])[(id, "customer2"), (same, "customer2"), (same, "reviewer")]) await VoteAsync(idea, who);
        await _app.MergeAsync(same, into: id);
        await _app.EndAsync(id, IdeaStatus.Delivered, "In version 8.2 for everybody.");
        await _app.ActAsync(id, "lead", (idea, lead) => idea.AnswerOfficially(lead, "You **asked**, we did.", _app.Clock.Now));

        var row = Assert.Single((await _app.Visitor().OpenAsync("/delivered")).QuerySelectorAll(".delivered > li"));
        Assert.Equal("Freeze my card", row.QuerySelector("h2")!.TextContent.Trim());
        Assert.Equal("Thanks to Carmen Ruiz and Elena Vidal. 2 people voted for it.", string.Join(' ', row.QuerySelector(".thanks")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("In version 8.2 for everybody.", row.TextContent);
        Assert.Contains("You asked, we did.", row.TextContent);
    }

    [Fact]
    public async Task An_author_of_what_the_reader_may_not_see_is_not_named()
    {
        var id = await _app.ShareAsync("Shorter meetings", by: "employee", audience: Audience.Employees);
        await _app.EndAsync(id, IdeaStatus.Delivered);
        Assert.Empty(Titles(await _app.Visitor().OpenAsync("/delivered")));
        Assert.Empty(Titles(await (await _app.SignedInAsync("customer")).OpenAsync("/delivered")));
        Assert.Single(Titles(await (await _app.SignedInAsync("employee")).OpenAsync("/delivered")));
    }

    [Fact]
    public async Task The_newest_is_first_page_after_page_and_a_later_answer_changes_nothing()
    {
        var first = 0;
        for (var n = 0; n < 23; n++)
        {
            var id = await _app.ShareAsync($"Idea number {n}");
            if (n == 0) first = id;
            await _app.EndAsync(id, IdeaStatus.Delivered);
            if (n % 2 == 0) _app.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await _app.ActAsync(first, "reviewer", (idea, reviewer) => idea.AnswerOfficially(reviewer, "And now in green.", _app.Clock.Now));

        var seen = new List<string>();
        var reader = _app.Visitor();
        for (string? next = "/delivered"; next is not null;)
        {
            var page = await reader.OpenAsync(next);
            seen.AddRange(Titles(page));
            next = page.QuerySelectorAll(".pager a").FirstOrDefault(link => link.TextContent == "Next page")?.Path();
        }

        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(n => $"Idea number {n}"), seen);
        Assert.Equal("Idea number 22", (await reader.OpenAsync("/")).QuerySelector("[aria-labelledby=delivered] h3")!.TextContent.Trim());
        Assert.Equal("/delivered", (await reader.OpenAsync("/")).QuerySelector("[aria-labelledby=delivered] .section-head a")!.Path());
    }

    [Fact]
    public async Task What_is_taken_up_again_is_not_delivered_any_more()
    {
        var id = await _app.ShareAsync("Freeze my card");
        await _app.EndAsync(id, IdeaStatus.Delivered);
        await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.InProgress, reviewer, "Not quite.", _app.Clock.Now));
        Assert.Empty(Titles(await _app.Visitor().OpenAsync("/delivered")));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<int> VoteAsync(int id, string who) => _app.ActAsync(id, who, (idea, voter) => idea.CastVote(voter, _app.Clock.Now));

    private static string[] Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".delivered h2").Select(title => title.TextContent.Trim())];
}
