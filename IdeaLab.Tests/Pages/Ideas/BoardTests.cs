using System.Net;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class BoardTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("new", "The newest ideas come first; this one was shared just now.")]
    [InlineData("top", "By votes, those brought in from elsewhere included; this one has 1.")]
    [InlineData("discussed", "By the number of comments; this one has 0.")]
    [InlineData("supported", "By the lower end of the share of viewers who voted for it, so that few viewers do not win by luck; this one has 38 %.")]
    public async Task Every_order_says_of_each_row_why_it_is_where_it_is(string order, string reason)
    {
        var id = await _app.ShareAsync("Freeze my card");
        await _app.ActAsync(id, "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));

        Assert.Equal(reason, (await _app.Visitor().OpenAsync($"/ideas?sort={order}")).QuerySelector(".idea-row-why p")!.TextContent.Trim());
    }

    [Fact]
    public async Task Trending_puts_fresh_votes_above_old_ones_and_ideas_without_votes_last_newest_first()
    {
        var old = await _app.ShareAsync("Old and loved", daysAgo: 60);
        var fresh = await _app.ShareAsync("Fresh", daysAgo: 3);
        await _app.ShareAsync("Quiet and older", daysAgo: 2);
        await _app.ShareAsync("Quiet and newer", daysAgo: 1);
        await _app.ActAsync(old, "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now.AddDays(-59)));
        await _app.ActAsync(old, "employee", (idea, voter) => idea.CastVote(voter, _app.Clock.Now.AddDays(-59)));
        await _app.ActAsync(fresh, "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));

        var page = await _app.Visitor().OpenAsync("/ideas");

        Assert.Equal(["Fresh", "Old and loved", "Quiet and newer", "Quiet and older"], page.Titles());
        var reasons = page.QuerySelectorAll(".idea-row-why p").Select(why => why.TextContent).ToList();
        Assert.StartsWith("Fresh votes it is worth now: 1.0.", reasons[0].Trim());
        Assert.StartsWith("Its votes are so old", reasons[1].Trim());
        Assert.StartsWith("Nobody has voted yet", reasons[2].Trim());
    }

    [Fact]
    public async Task Rows_say_how_far_they_moved_in_a_week_on_the_board_that_is_shown()
    {
        var (rose, fell) = (await _app.ShareAsync("Rose", daysAgo: 20), await _app.ShareAsync("Fell", daysAgo: 19));
        await _app.ShareAsync("New", daysAgo: 1);
        var topic = await _app.InDatabaseAsync(db => db.Ideas.Where(i => i.Id == rose).Select(i => (int?)i.TopicId).SingleAsync());
        var now = _app.Clock.Now;
        await _app.InDatabaseAsync(db =>
        {
            db.AddRange(Board(null, now.AddDays(-9), fell, rose), Board(null, now.AddDays(-3), rose, fell), Board(null, now.AddHours(-1), rose, fell), Board(topic, now.AddDays(-8), rose, fell), Board(topic, now.AddHours(-1), rose, fell));
            return db.SaveChangesAsync();
        });

        var page = await _app.Visitor().OpenAsync("/ideas");
        Assert.Equal(["1 place down in a week", "1 place up in a week"], page.QuerySelectorAll(".moved .visually-hidden").Select(m => m.TextContent).Order());
        Assert.Equal("▲ 1", page.QuerySelectorAll(".idea-row").Single(row => row.TextContent.Contains("Rose")).QuerySelector(".moved [aria-hidden]")!.TextContent);
        foreach (var still in (string[])[$"/ideas?topic={topic}", "/ideas?sort=new", "/ideas?q=rose"]) Assert.Empty((await _app.Visitor().OpenAsync(still)).QuerySelectorAll(".moved"));

        static RankSnapshot Board(int? topic, DateTime at, params int[] ideas) => new(BoardOrder.Trending, topic, at, ideas.Select((idea, n) => new RankPlace(new Standing(idea, -n, 0, 0), n + 1, RankTerms.None)));
    }

    [Fact]
    public async Task A_row_says_what_its_worth_is_made_of_its_places_how_sure_they_are_and_to_staff_which_votes_do_not_count()
    {
        var (loved, other) = (await _app.ShareAsync("Loved", daysAgo: 20), await _app.ShareAsync("Other", daysAgo: 19));
        await _app.ActAsync(other, "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now.AddDays(-7)));
        await _app.RunAsync<RankIdeasJob>();
        _app.Clock.Advance(TimeSpan.FromDays(8));
        await _app.ActAsync(loved, "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        await _app.ActAsync(loved, "employee", (idea, voter) => idea.CastVote(voter, _app.Clock.Now.AddDays(-7)));
        await _app.ActAsync(loved, "lead", (idea, person) => idea.AddComment(person, "Yes", Stance.None, null, _app.Clock.Now));
        await _app.ActAsync(loved, "admin", (idea, voter) => idea.CastVote(voter, Trending.Standard, _app.Clock.Now, VoteDoubts.Held));
        await _app.RunAsync<RankIdeasJob>();

        List<string> told =
        [
            "Worth 2.00 fresh votes now: votes 1.50 + first comments 0.50. It was 2.50 when it happened; 0.50 has faded.",
            "Its place when the board was last stored: 1. A week ago: 2. How sure that is: rank 1 in eight of ten draws of who happens to look.",
        ];
        Assert.Equal(told, await WhyAsync(null, "/ideas"));
        Assert.Equal([.. told, "1 held vote is not counted. Only staff see this."], await WhyAsync("reviewer", "/ideas"));
        var supported = await WhyAsync(null, "/ideas?sort=supported");
        Assert.StartsWith("By the lower end", supported[0]);
        Assert.StartsWith("Its place when the board was last stored: 1. A week ago: 2. How sure that is: rank 1", supported[1]);

        async Task<List<string>> WhyAsync(string? who, string address) =>
            [.. (await (who is null ? _app.Visitor() : await _app.SignedInAsync(who)).OpenAsync(address)).QuerySelectorAll(".idea-row").Single(row => row.TextContent.Contains("Loved")).QuerySelectorAll(".idea-row-why p").Select(p => p.TextContent.Trim())];
    }

    [Theory]
    [InlineData("new", "Newest", "Discussed", "Loved")]
    [InlineData("top", "Loved", "Newest", "Discussed")]
    [InlineData("discussed", "Discussed", "Newest", "Loved")]
    public async Task Every_order_has_its_own_first(string sort, params string[] titles)
    {
        var loved = await _app.ShareAsync("Loved", daysAgo: 3);
        var discussed = await _app.ShareAsync("Discussed", daysAgo: 2);
        await _app.ShareAsync("Newest", daysAgo: 1);
        await _app.ActAsync(loved, "employee", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        await _app.CommentAsync(discussed, "How?");

        Assert.Equal(titles, (await _app.Visitor().OpenAsync($"/ideas?sort={sort}")).Titles());
    }

    [Fact]
    public async Task Topic_and_status_narrow_the_board_and_stay_in_its_links()
    {
        await _app.ShareAsync("Cards, new", topic: "Cards");
        var studied = await _app.ShareAsync("Cards, studied", topic: "Cards");
        await _app.ShareAsync("Savings", topic: "Savings");
        await _app.ActAsync(studied, "reviewer", (idea, staff) => idea.TakeStep(IdeaStatus.UnderReview, staff, "We look.", _app.Clock.Now));
        var visitor = _app.Visitor();

        var cards = (await visitor.OpenAsync("/ideas")).QuerySelectorAll("#board .meta a").First(link => link.TextContent == "Cards").Path();
        var board = await visitor.OpenAsync($"{cards}&status=UnderReview&sort=top");

        Assert.Equal(["Cards, studied"], board.Titles());
        Assert.All(board.QuerySelectorAll(".tabs a"), tab => Assert.Contains("status=UnderReview", tab.Path()));
        Assert.All(board.QuerySelectorAll(".tabs a"), tab => Assert.Contains("topic=", tab.Path()));
        Assert.Equal("top", board.QuerySelector("input[name=sort]")?.GetAttribute("value"));
        Assert.Equal("/ideas", board.QuerySelector(".filters-clear")!.Path());
    }

    [Fact]
    public async Task Merged_ideas_are_listed_only_when_asked_for()
    {
        var merged = await _app.ShareAsync("Merged");
        await _app.MergeAsync(merged, into: await _app.ShareAsync("Open"));

        Assert.Equal(["Open"], (await _app.Visitor().OpenAsync("/ideas")).Titles());
        Assert.Equal(["Merged"], (await _app.Visitor().OpenAsync("/ideas?status=Merged")).Titles());
    }

    [Theory]
    [InlineData("trending")]
    [InlineData("new")]
    [InlineData("top")]
    [InlineData("discussed")]
    public async Task Page_after_page_shows_every_idea_once_even_where_many_stand_equal(string sort)
    {
        var shared = await SeedAsync(53);
        var visitor = _app.Visitor();
        var seen = new List<string>();

        var pages = 0;
        for (var next = $"/ideas?sort={sort}&status=Submitted"; next is not null; pages++)
        {
            var page = await visitor.OpenAsync(next);
            seen.AddRange(page.Titles());
            Assert.Equal(pages > 0, page.QuerySelectorAll("#pager a").Any(link => link.Path() == $"/ideas{(sort == "trending" ? "?" : $"?sort={sort}&")}status=Submitted"));
            next = page.QuerySelector("#more-ideas")?.Path();
        }

        Assert.Equal(3, pages);
        Assert.Equal(shared.Order(), seen.Order());
    }

    [Fact]
    public async Task A_search_folds_accents_marks_words_and_goes_on_page_after_page()
    {
        for (var i = 1; i <= 45; i++) await _app.ShareAsync($"Aplicación número {i}", body: "Que la **aplicación** móvil no se cierre <sola>.");
        await _app.ShareAsync("Otra cosa");
        var visitor = _app.Visitor();
        var seen = new List<string>();

        for (var next = "/ideas?q=aplicacion"; next is not null;)
        {
            var page = await visitor.OpenAsync(next);
            seen.AddRange(page.Titles());
            Assert.All(page.QuerySelectorAll("#board .idea-row-title"), title => Assert.Equal("Aplicación", title.QuerySelector("mark")?.TextContent));
            Assert.All(page.QuerySelectorAll("#board .idea-row-excerpt"), text => Assert.Equal("Que la aplicación móvil no se cierre <sola>.", text.TextContent.Trim()));
            Assert.All(page.QuerySelectorAll("#board .idea-row-excerpt mark"), mark => Assert.Equal("aplicación", mark.TextContent));
            next = page.QuerySelector("#more-ideas")?.Path();
        }

        Assert.Equal(45, seen.Distinct().Count());
        Assert.Equal(45, seen.Count);
    }

    [Theory]
    [InlineData(null, false, false)]
    [InlineData("customer2", true, false)]
    [InlineData("employee", false, true)]
    [InlineData("reviewer", true, true)]
    [InlineData("admin", false, true)]
    public async Task What_is_not_for_me_does_not_exist_for_me(string? who, bool seesCustomers, bool seesEmployees)
    {
        await _app.ShareAsync("Coffee for everyone");
        var customers = await _app.ShareAsync("Coffee for customers", "customer", audience: Audience.Customers);
        var employees = await _app.ShareAsync("Coffee for employees", "lead", audience: Audience.Employees);
        var everyone = await _app.ShareAsync("Coffee again");
        var visitor = who is null ? _app.Visitor() : await _app.SignedInAsync(who);

        foreach (var board in (string[])["/ideas", "/ideas?sort=new", "/ideas?q=coffee", "/ideas?status=Submitted"])
        {
            var titles = (await visitor.OpenAsync(board)).Titles();
            Assert.Equal(seesCustomers, titles.Contains("Coffee for customers"));
            Assert.Equal(seesEmployees, titles.Contains("Coffee for employees"));
        }

        Assert.Equal(seesCustomers, await visitor.StatusOfAsync($"/ideas/{customers}/coffee-for-customers") == HttpStatusCode.OK);
        Assert.Equal(seesEmployees, await visitor.StatusOfAsync($"/ideas/{employees}/coffee-for-employees") == HttpStatusCode.OK);
        var similar = (await visitor.OpenAsync($"/ideas/{everyone}")).QuerySelectorAll(".idea-list a").Select(a => a.TextContent).ToList();
        Assert.Equal(seesCustomers, similar.Contains("Coffee for customers"));
        Assert.Equal(seesEmployees, similar.Contains("Coffee for employees"));
    }

    [Fact]
    public async Task Imported_support_counts_and_is_marked()
    {
        await _app.InDatabaseAsync(async db =>
        {
            var author = await db.DemoPersonAsync("customer");
            db.Add(Idea.Imported(author, "More trees", "On every street.", new Topic("General", "General"), 6560, Trending.Standard, _app.Clock.Now.AddDays(-400), "city", "1"));
            return await db.SaveChangesAsync();
        });
        var voter = await _app.SignedInAsync("lead");

        var page = await voter.PostAsync("/ideas", "/ideas/1/vote");

        Assert.Equal("6,561", page.QuerySelector(".vote-count")?.TextContent);
        Assert.Contains("Imported votes: 6,560", page.QuerySelector("#board .meta")!.TextContent);
        Assert.Contains("Votos importados: 6.560", (await _app.Visitor("es").OpenAsync("/ideas/1")).QuerySelector(".vote-box")!.TextContent);
    }

    [Theory]
    [InlineData("/ideas", "The board is still empty")]
    [InlineData("/ideas?status=Planned", "No idea matches")]
    [InlineData("/ideas?q=unicorn", "No idea matches")]
    [InlineData("/ideas?q=%3F%3F", "No idea matches")]
    [InlineData("/ideas?after=0_0", "That was all")]
    public async Task An_empty_board_says_what_to_do(string address, string heading)
    {
        var page = await _app.Visitor().OpenAsync(address);
        Assert.Equal(heading, page.QuerySelector(".empty h2")?.TextContent);
        Assert.NotNull(page.QuerySelector("#main a[href^='/ideas']"));
    }

    [Theory]
    [InlineData("/ideas?sort=loudest&topic=x&status=99&after=yesterday")]
    [InlineData("/ideas?after=99999999999999999999_1")]
    [InlineData("/ideas?after=9221120237041090560_1")]
    public async Task An_address_nobody_made_shows_the_board(string address)
    {
        await _app.ShareAsync("Here");
        Assert.Equal(["Here"], (await _app.Visitor().OpenAsync(address)).Titles());
    }

    [Fact]
    public async Task More_ideas_come_as_rows_and_pager_alone_when_htmx_asks()
    {
        await SeedAsync(25);
        var visitor = _app.Visitor();
        var more = (await visitor.OpenAsync("/ideas")).QuerySelector("#more-ideas")!;
        Assert.Equal(more.GetAttribute("href"), more.GetAttribute("hx-get"));

        using var request = new HttpRequestMessage(HttpMethod.Get, more.Path());
        request.Headers.Add("HX-Request", "true");
        using var response = await visitor.Client.SendAsync(request);
        var html = await response.Content.ReadAsStringAsync();

        Assert.DoesNotContain("<html", html);
        Assert.Equal("5 more ideas", (await Visitor.ReadAsync(response)).QuerySelector("#pager")?.GetAttribute("data-announce"));
    }

    private Task<List<string>> SeedAsync(int count) => _app.InDatabaseAsync(async db =>
    {
        var (author, topic) = (await db.DemoPersonAsync("customer"), new Topic("General", "General"));
        var voter = await db.DemoPersonAsync("employee");
        var ideas = Enumerable.Range(1, count).Select(i => new Idea(author, $"Idea {i}", "Body", topic, Audience.Everyone, _app.Clock.Now.AddMinutes(-i / 9))).ToList();
        foreach (var idea in ideas.Where((_, i) => i % 4 == 0)) idea.CastVote(voter, _app.Clock.Now);
        foreach (var idea in ideas.Where((_, i) => i % 5 == 0)) idea.AddComment(voter, "Yes", Stance.None, null, _app.Clock.Now);
        db.AddRange(ideas);
        await db.SaveChangesAsync();
        return ideas.ConvertAll(idea => idea.Title);
    });
}
