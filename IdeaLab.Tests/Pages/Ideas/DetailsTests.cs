using System.Net;
using IdeaLab.Domain.Ideas;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class DetailsTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("Freeze a lost card", "freeze-a-lost-card")]
    [InlineData("Vote", "idea-vote")]
    [InlineData("想法", "idea-%E6%83%B3%E6%B3%95")]
    public async Task Any_other_address_of_an_idea_leads_to_its_own_for_good(string title, string slug)
    {
        var id = await _app.ShareAsync(title);
        var visitor = _app.Visitor();

        foreach (var address in (string[])[$"/ideas/{id}", $"/ideas/{id}/another-title?from=7"])
        {
            using var answer = await visitor.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal($"/ideas/{id}/{slug}{new Uri("http://lab" + address).Query}", answer.Headers.Location?.ToString());
        }

        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOfAsync($"/ideas/{id}/{slug}"));
    }

    [Theory]
    [InlineData("/ideas/4711")]
    [InlineData("/ideas/4711/freeze-a-lost-card")]
    [InlineData("/ideas/x")]
    [InlineData("/ideas/99999999999")]
    public async Task An_unknown_idea_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync(address));

    [Fact]
    public async Task The_page_shows_idea_history_answer_and_similar_ideas()
    {
        var id = await _app.ShareAsync("Freeze a lost card", body: "From the **lock screen**.", daysAgo: 9);
        var declined = await _app.ShareAsync("Freeze cards by phone call");
        await _app.ActAsync(declined, "reviewer", (idea, staff) => idea.TakeStep(IdeaStatus.Declined, staff, "Calls are not safe enough.", _app.Clock.Now, new Reopening("Something changes.")));
        await _app.ActAsync(id, "reviewer", (idea, staff) =>
        {
            idea.AnswerOfficially(staff, "We are *looking*.", _app.Clock.Now.AddDays(-8));
            idea.TakeStep(IdeaStatus.Planned, staff, "It fits the spring release.", _app.Clock.Now.AddDays(-2));
            idea.AnswerOfficially(staff, "It **comes** in spring.", _app.Clock.Now.AddDays(-2));
        });

        var page = await _app.Visitor().OpenAsync($"/ideas/{id}");

        Assert.Equal("lock screen", page.QuerySelector("article .prose strong")?.TextContent);
        Assert.Equal("It comes in spring.", page.QuerySelector("#answer .prose")?.TextContent.Trim());
        Assert.Equal(["Submitted", "Official answer", "Planned", "Official answer"], page.QuerySelectorAll(".timeline > li > strong").Select(step => step.TextContent));
        Assert.Contains("It fits the spring release.", page.QuerySelector(".timeline")!.TextContent);
        Assert.Contains("We are looking.", page.QuerySelector(".timeline details")!.TextContent);
        Assert.Contains("Calls are not safe enough.", page.QuerySelector(".idea-list")!.TextContent);
        Assert.Equal("From the lock screen.", page.QuerySelector("meta[name=description]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task What_people_write_is_shown_and_never_run()
    {
        var id = await _app.ShareAsync("<script>alert(1)</script>", body: "<img src=x onerror=alert(1)> [x](javascript:alert(1))");
        await _app.CommentAsync(id, "<script>alert(2)</script> *fine*");

        foreach (var address in (string[])[$"/ideas/{id}", "/ideas", "/ideas?q=script", "/ideas?q=%3Cscript%3E%22"])
        {
            var main = (await _app.Visitor().OpenAsync(address)).QuerySelector("main")!;
            Assert.Empty(main.QuerySelectorAll("script, img, [onerror], [href^='javascript']"));
        }
    }

    [Fact]
    public async Task A_long_discussion_comes_page_by_page_with_its_replies()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        await _app.ActAsync(id, "customer2", (idea, author) =>
        {
            for (var i = 1; i <= 120; i++)
            {
                var root = idea.AddComment(author, $"Root {i}", Stance.None, null, _app.Clock.Now.AddMinutes(i / 7));
                for (var j = 1; j <= 4; j++) idea.AddComment(author, $"Reply {i}.{j}", Stance.None, root, _app.Clock.Now.AddMinutes(i));
            }
        });
        var visitor = _app.Visitor();
        var (roots, replies, pages) = (new List<string>(), 0, 0);

        for (var next = $"/ideas/{id}/freeze-a-lost-card"; next is not null; pages++)
        {
            var page = await visitor.OpenAsync(next);
            Assert.Equal("600 comments", page.QuerySelector("#comments-title")?.TextContent);
            roots.AddRange(page.QuerySelectorAll("#threads > li > .comment .prose").Select(text => text.TextContent.Trim()));
            replies += page.QuerySelectorAll(".replies .comment").Length;
            next = page.QuerySelector("#more-comments")?.Path();
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(1, 120).Select(i => $"Root {i}"), roots);
        Assert.Equal(480, replies);
    }

    [Fact]
    public async Task A_removed_comment_keeps_its_place_only_while_replies_hang_from_it()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var root = await _app.CommentAsync(id, "First words");
        var reply = await _app.CommentAsync(id, "An answer", "employee", root);
        await RemoveAsync(root);

        var page = await _app.Visitor().OpenAsync($"/ideas/{id}");
        Assert.DoesNotContain("First words", page.Body!.TextContent);
        Assert.Equal("This comment was removed.", page.QuerySelector($"#comment-{root} .comment-removed")?.TextContent);
        Assert.Equal("1 comment", page.QuerySelector("#comments-title")?.TextContent);

        await RemoveAsync(reply);
        page = await _app.Visitor().OpenAsync($"/ideas/{id}");
        Assert.Empty(page.QuerySelectorAll(".comment"));
        Assert.Contains("Nobody has commented yet", page.QuerySelector("#comments-head")!.TextContent);

        Task RemoveAsync(int comment) => _app.ActAsync(id, comment == root ? "customer2" : "employee", (idea, author) => idea.DeleteComment(idea.Comments.Single(c => c.Id == comment), author, _app.Clock.Now));
    }

    [Fact]
    public async Task A_merged_idea_is_there_to_read_and_closed_to_comments()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        await _app.MergeAsync(id, into: await _app.ShareAsync("Freeze any card"));

        var page = await (await _app.SignedInAsync("customer2")).OpenAsync($"/ideas/{id}?own=1");

        Assert.Null(page.QuerySelector("#comment-form"));
        Assert.Contains("Comments on this idea are closed.", page.QuerySelector("#comments")!.TextContent);
    }
}
