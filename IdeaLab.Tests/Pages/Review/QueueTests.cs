using AngleSharp.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Pages.Review;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Review;

public sealed class QueueTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private Visitor _ruth = null!;

    public async Task InitializeAsync() => _ruth = await _app.SignedInAsync("reviewer");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Chosen_ideas_are_given_to_a_colleague_and_show_as_theirs_and_not_as_nobodys()
    {
        int[] ids = [await _app.ShareAsync("One"), await _app.ShareAsync("Two"), await _app.ShareAsync("Three")];
        var laura = await PersonIdAsync("lead");
        var after = await _ruth.PostAsync("/review", "/review/assign", Ids(ids[0], ids[1], ("to", $"{laura}")));
        Assert.Contains("2 ideas are now with Laura Price", after.Body!.TextContent);
        Assert.Equal([$"{ids[0]}", $"{ids[1]}"], after.QuerySelectorAll("input[name=ids][checked]").Select(box => box.GetAttribute("value")));

        Assert.Equal(["Three"], await TitlesAsync("/review?whose=Nobodys"));
        Assert.Empty(await TitlesAsync("/review?whose=Mine"));
        var lead = await _app.SignedInAsync("lead");
        Assert.Equal(["One", "Two"], Titles(await lead.OpenAsync("/review?whose=Mine")));

        Assert.Contains("1 idea is with nobody now", (await _ruth.PostAsync("/review", "/review/assign", Ids(ids[0], ("to", "")))).Body!.TextContent);
        Assert.Contains("0 ideas", (await _ruth.PostAsync("/review", "/review/assign", Ids(ids[0], ("to", "")))).Body!.TextContent);
    }

    [Fact]
    public async Task One_takes_an_idea_by_its_own_button_and_comes_back_to_the_same_view()
    {
        var id = await _app.ShareAsync("One");
        await _app.ShareAsync("Two");
        using var answer = await _ruth.SendAsync("/review?whose=Nobodys", "/review/assign", ("only", $"{id}"));
        Assert.Equal("/review?whose=Nobodys", answer.Headers.Location!.ToString());
        Assert.Equal(["One"], await TitlesAsync("/review?whose=Mine"));
    }

    [Fact]
    public async Task Chosen_ideas_move_to_another_topic_and_choosing_none_says_so()
    {
        var (one, two) = (await _app.ShareAsync("One"), await _app.ShareAsync("Two"));
        var savings = await _app.TopicAsync("Savings", "Ahorro");
        Assert.Contains("1 idea is now in “Savings”", (await _ruth.PostAsync("/review", "/review/move", Ids(two, ("into", $"{savings}")))).Body!.TextContent);
        Assert.Equal(["Two"], await TitlesAsync($"/review?topic={savings}"));
        Assert.Contains("No idea was chosen", (await _ruth.PostAsync("/review", "/review/move", ("into", $"{savings}"))).Body!.TextContent);
        Assert.NotEqual(savings, (await _app.IdeaAsync(one)).TopicId);
    }

    [Fact]
    public async Task A_stranger_among_the_chosen_changes_nothing()
    {
        var id = await _app.ShareAsync("One");
        var customer = await PersonIdAsync("customer");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await _ruth.SendAsync("/review", "/review/assign", Ids(id, ("to", $"{customer}")))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await _ruth.SendAsync("/review", "/review/move", Ids(id, ("into", "4711")))).StatusCode);
        using var away = await _ruth.SendAsync("/review", "/review/assign", Ids(id, ("back", "https://elsewhere.example/")));
        Assert.Equal($"/review?chosen={id}", away.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_owner_of_a_topic_is_a_filter()
    {
        await _app.ShareAsync("In general");
        await _app.ShareAsync("About cards", topic: "Cards");
        var oscar = await _app.InDatabaseAsync(async db =>
        {
            var owner = await db.DemoPersonAsync("owner");
            (await db.Topics.Include(t => t.Owners).SingleAsync(t => t.English == "Cards")).GiveTo([owner]);
            await db.SaveChangesAsync();
            return owner.Id;
        });
        Assert.Equal(["About cards"], await TitlesAsync($"/review?owner={oscar}"));
    }

    [Fact]
    public async Task A_question_stands_in_its_pile_until_staff_reply_or_say_it_is_answered()
    {
        var id = await _app.ShareAsync("One");
        var first = await _app.CommentAsync(id, "When **exactly**?", stance: Stance.Question);
        await _app.CommentAsync(id, "And where?", stance: Stance.Question);
        var pile = await _ruth.OpenAsync("/review?show=Questions");
        Assert.Equal(["Oliver Grant: When exactly?", "Oliver Grant: And where?"], pile.QuerySelectorAll("tbody th p.small").Select(p => p.TextContent.Trim()));
        Assert.Equal("2", pile.QuerySelector(".tabs a[aria-current] .count")!.TextContent);

        await _app.CommentAsync(id, "In spring.", by: "reviewer", replyTo: first);
        var page = await _ruth.OpenAsync($"/review/{id}");
        var button = Assert.Single(page.QuerySelectorAll("form[action^='/review/questions/']"));
        Assert.Contains("waits no longer", (await _ruth.PostAsync($"/review/{id}", button.GetAttribute("action")!)).Body!.TextContent);
        Assert.Empty(await TitlesAsync("/review?show=Questions"));
    }

    [Fact]
    public async Task A_report_stands_in_its_pile_until_it_is_settled_and_the_reporter_is_told_to_nobody_else()
    {
        var id = await _app.ShareAsync("One");
        var comment = await _app.CommentAsync(id, "You fools", by: "customer");
        var oliver = await _app.SignedInAsync("customer2");
        var report = $"/ideas/{id}/report?comment={comment}";
        Assert.Contains("What is wrong: please fill this in", (await oliver.PostAsync(report, report, ("Form.Ground", "Insult"), ("Form.Reason", " "))).QuerySelector(".error-summary")!.TextContent);
        for (var twice = 0; twice < 2; twice++) await oliver.PostAsync(report, report, ("Form.Ground", "Insult"), ("Form.Reason", "It is rude."));
        Assert.DoesNotContain("It is rude", (await _app.Visitor().OpenAsync($"/ideas/{id}")).Body!.TextContent);

        var row = Assert.Single((await _ruth.OpenAsync("/review?show=Reports")).QuerySelectorAll("tbody th p.small"));
        Assert.Equal("Oliver Grant: It is rude.", row.TextContent.Trim());
        var flag = (await _ruth.OpenAsync($"/review/{id}")).QuerySelector("form[action^='/review/flags/']")!.GetAttribute("action")!;
        Assert.Contains("is settled", (await _ruth.PostAsync($"/review/{id}", flag)).Body!.TextContent);
        Assert.Empty(await TitlesAsync("/review?show=Reports"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await oliver.StatusOfAsync($"/ideas/{id}/report?comment=4711"));
    }

    [Fact]
    public async Task Every_pile_is_read_page_by_page()
    {
        var id = await _app.ShareAsync("One");
        for (var n = 0; n < IndexModel.PageSize + 5; n++)
        {
            if (n % 3 == 0) _app.Clock.Advance(TimeSpan.FromMinutes(2));
            await _app.CommentAsync(id, $"Question {n}?", by: n % 2 == 0 ? "customer" : "customer2", stance: Stance.Question);
        }

        var first = await _ruth.OpenAsync("/review?show=Questions");
        var second = await _ruth.OpenAsync(first.QuerySelector(".pager a:last-child")!.GetAttribute("href")!);
        var asked = first.QuerySelectorAll("tbody th p.small").Concat(second.QuerySelectorAll("tbody th p.small")).Select(p => p.TextContent.Split(": ")[1].Trim());
        Assert.Equal(Enumerable.Range(0, IndexModel.PageSize + 5).Select(n => $"Question {n}?"), asked);
    }

    [Theory]
    [InlineData("/review?show=nonsense&whose=7&topic=x&owner=-1&status=Nope&after=zz")]
    [InlineData("/review?after=-9223372036854775808_1")]
    public async Task A_tampered_address_is_read_as_far_as_it_makes_sense(string address) => Assert.Equal(System.Net.HttpStatusCode.OK, await _ruth.StatusOfAsync(address));

    private static (string, string)[] Ids(int first, params (string, string)[] more) => [("ids", $"{first}"), .. more];

    private static (string, string)[] Ids(int first, int second, params (string, string)[] more) => [("ids", $"{first}"), ("ids", $"{second}"), .. more];

    private async Task<string[]> TitlesAsync(string address) => Titles(await _ruth.OpenAsync(address));

    private static string[] Titles(IParentNode page) => [.. page.QuerySelectorAll("tbody th > a").Select(a => a.TextContent)];

    private Task<int> PersonIdAsync(string who) => _app.InDatabaseAsync(async db => (await db.DemoPersonAsync(who)).Id);
}
