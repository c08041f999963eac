using System.Net;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Ideas;

public sealed class CommentTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_comment_with_its_stance_lands_on_the_page_at_its_own_place()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");

        using var answer = await author.SendAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", "Is it **safe**?"), ("Input.Stance", "Concern"));

        Assert.Equal($"/ideas/{id}/freeze-a-lost-card#comment-1", answer.Headers.Location?.ToString());
        var page = await _app.Visitor().OpenAsync($"/ideas/{id}");
        Assert.Equal("safe", page.QuerySelector("#comment-1 .prose strong")?.TextContent);
        Assert.Equal("Concern", page.QuerySelector("#comment-1 [data-stance]")?.TextContent);
        Assert.Equal("1 comment", page.QuerySelector("#comments-title")?.TextContent);
        Assert.Contains("1 comment", (await _app.Visitor().OpenAsync("/ideas")).QuerySelector("#board .meta")!.TextContent);
    }

    [Fact]
    public async Task A_double_click_without_scripts_leaves_one_comment()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");
        var page = await author.OpenAsync($"/ideas/{id}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => author.SendOpenAsync(page, $"/ideas/{id}/comment", values: [("Input.Body", "Is it safe?"), ("Input.Stance", "None")])));

        Assert.All(answers, answer => Assert.Equal($"/ideas/{id}/freeze-a-lost-card#comment-1", answer.Headers.Location?.ToString()));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Comments.CountAsync()));
    }

    [Fact]
    public async Task A_line_break_counts_as_one_character()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var lines = string.Concat(Enumerable.Repeat("a\r\n", Comment.BodyMaxLength / 2 - 1)) + "bc";

        await (await _app.SignedInAsync("customer2")).PostAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", lines));

        Assert.Equal(lines.Replace("\r", "", StringComparison.Ordinal), await _app.InDatabaseAsync(db => db.Comments.Select(c => c.Body).SingleAsync()));
    }

    [Fact]
    public async Task A_reply_to_a_reply_joins_the_thread_of_its_root()
    {
        var id = await _app.ShareAsync("Freeze a lost card", by: "customer2");
        var root = await _app.CommentAsync(id, "Root", "customer");
        var reply = await _app.CommentAsync(id, "Reply", "employee", root);
        var author = await _app.SignedInAsync("customer2");

        var link = (await author.OpenAsync($"/ideas/{id}")).QuerySelector($"#comment-{reply} .comment-tools a")!;
        var page = await author.PostAsync(link.Path(), link.Path(), ("Input.Body", "Reply to the reply"));

        Assert.Equal(["Reply", "Reply to the reply"], page.QuerySelectorAll($"#thread-{root} .replies .prose").Select(text => text.TextContent.Trim()));
        Assert.Equal("Author", page.QuerySelector(".replies li:last-child .tag")?.TextContent);
    }

    [Theory]
    [InlineData("", "Write something first.")]
    [InlineData("   ", "Write something first.")]
    [InlineData(null, "Write at most 10,000 characters.")]
    public async Task A_comment_that_is_empty_or_too_long_is_shown_again_as_typed(string? typed, string sentence)
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        typed ??= new string('a', Comment.BodyMaxLength + 1);
        var author = await _app.SignedInAsync("customer2");

        var page = await author.PostAsync($"/ideas/{id}", $"/ideas/{id}/comment", ("Input.Body", typed), ("Input.Stance", "Question"));

        Assert.Equal(sentence, page.QuerySelector(".field-error")?.TextContent);
        Assert.Equal(typed.Trim(), page.Field("#Input_Body"));
        Assert.Equal("Question", page.Field("#Input_Stance"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Comments.CountAsync()));
    }

    [Fact]
    public async Task A_reply_to_a_comment_removed_meanwhile_keeps_what_was_typed()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var root = await _app.CommentAsync(id, "Root");
        await _app.CommentAsync(id, "Reply", "employee", root);
        var author = await _app.SignedInAsync("lead");
        var page = await author.OpenAsync($"/ideas/{id}/comment?replyTo={root}");
        await _app.ActAsync(id, "customer2", (idea, by) => idea.DeleteComment(idea.Comments.Single(c => c.AuthorId == by.Id), by, _app.Clock.Now));

        using var answer = await author.SendOpenAsync(page, $"/ideas/{id}/comment?replyTo={root}", values: [("Input.Body", "My answer"), ("Input.Stance", "None")]);
        var shown = await Visitor.ReadAsync(answer);

        Assert.Equal("My answer", shown.Field("textarea"));
        Assert.Contains("has been removed", shown.QuerySelector(".error-summary")!.TextContent);
    }

    [Fact]
    public async Task In_place_htmx_gets_the_thread_the_count_and_an_empty_form()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var author = await _app.SignedInAsync("customer2");
        var page = await author.OpenAsync($"/ideas/{id}");

        using var answer = await author.SendOpenAsync(page, $"/ideas/{id}/comment", byHtmx: true, ("Input.Body", "Root"), ("Input.Stance", "Support"));
        Assert.Equal(["#threads", "beforeend"], [answer.Headers.GetValues("HX-Retarget").Single(), answer.Headers.GetValues("HX-Reswap").Single()]);
        var added = await Visitor.ReadAsync(answer);
        Assert.NotNull(added.QuerySelector("#thread-1 #comment-1[autofocus]"));
        Assert.Equal("1 comment", added.QuerySelector("#comments-head[hx-swap-oob=true] h2")?.TextContent);
        Assert.Equal("1 comment", added.QuerySelector("#comments-link[hx-swap-oob=true]")?.TextContent);
        Assert.Equal("", added.Field("#comment-form[hx-swap-oob=true] textarea"));

        using var replied = await author.SendOpenAsync(page, $"/ideas/{id}/comment", byHtmx: true, ("ReplyTo", "1"), ("Input.Body", "Reply"), ("Input.Stance", "None"));
        Assert.Equal("#thread-1", replied.Headers.GetValues("HX-Retarget").Single());
        Assert.NotNull((await Visitor.ReadAsync(replied)).QuerySelector("#thread-1 .replies #comment-2[autofocus]"));

        using var refused = await author.SendOpenAsync(page, $"/ideas/{id}/comment", byHtmx: true, ("Input.Body", " "), ("Input.Stance", "None"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Null((await Visitor.ReadAsync(refused)).QuerySelector("h1"));
    }

    [Fact]
    public async Task Its_author_edits_a_comment_for_fifteen_minutes()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var comment = await _app.CommentAsync(id, "First words", "customer2");
        var author = await _app.SignedInAsync("customer2");
        var link = (await author.OpenAsync($"/ideas/{id}")).QuerySelector(".comment-tools a[href$='/edit']")!.Path();
        Assert.Equal("First words", (await author.OpenAsync(link)).Field("textarea"));

        var edited = await author.PostAsync(link, link, ("Input.Body", "Better words"), ("Input.Stance", "Suggestion"));
        Assert.Contains("Better words", edited.QuerySelector($"#comment-{comment}")!.TextContent);
        Assert.Contains("edited", edited.QuerySelector($"#comment-{comment} .comment-head")!.TextContent);

        var open = await author.OpenAsync(link);
        _app.Clock.Advance(TimeSpan.FromMinutes(16));
        using var late = await author.SendOpenAsync(WithAction(open, link), link, values: [("Input.Body", "Too late"), ("Input.Stance", "None")]);
        var shown = await Visitor.ReadAsync(late);
        Assert.Contains("during the first 15 minutes", shown.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Too late", shown.Field("textarea"));
        Assert.Contains("during the first 15 minutes", (await author.OpenAsync(link)).QuerySelector(".notice")!.TextContent);
        Assert.Equal("Better words", await _app.InDatabaseAsync(db => db.Comments.Where(c => c.Id == comment).Select(c => c.Body).SingleAsync()));
    }

    [Theory]
    [InlineData("customer", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("reviewer", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("customer2", HttpStatusCode.OK, HttpStatusCode.OK)]
    public async Task Who_may_change_and_who_may_remove(string who, HttpStatusCode edit, HttpStatusCode delete)
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var comment = await _app.CommentAsync(id, "First words", "customer2");
        var person = await _app.SignedInAsync(who);

        Assert.Equal(edit, await person.StatusOfAsync($"/ideas/{id}/comments/{comment}/edit"));
        Assert.Equal(delete, await person.StatusOfAsync($"/ideas/{id}/comments/{comment}/delete"));
        var tools = (await person.OpenAsync($"/ideas/{id}")).QuerySelectorAll(".comment-tools a").Select(a => a.Path()).ToList();
        Assert.Equal(edit == HttpStatusCode.OK, tools.Contains($"/ideas/{id}/comments/{comment}/edit"));
        Assert.Equal(delete == HttpStatusCode.OK, tools.Contains($"/ideas/{id}/comments/{comment}/delete"));
    }

    [Fact]
    public async Task Removing_is_confirmed_on_a_page_of_its_own_and_takes_its_weight_away()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var comment = await _app.CommentAsync(id, "Rude words", "customer2");
        var author = await _app.SignedInAsync("customer2");
        var address = $"/ideas/{id}/comments/{comment}/delete";
        var confirm = await author.OpenAsync(address);
        Assert.Contains("Rude words", confirm.QuerySelector("main")!.TextContent);

        var page = await author.PostAsync(address, address);

        Assert.Equal("The comment is removed.", page.QuerySelector(".notice")?.TextContent.Trim());
        Assert.DoesNotContain("Rude words", page.QuerySelector("main")!.TextContent);
        Assert.Contains("Nobody has voted yet", (await author.OpenAsync("/ideas")).QuerySelector(".idea-row-why")!.TextContent);
        using var again = await author.SendOpenAsync(WithAction(confirm, address), address);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal((0, 1), await _app.InDatabaseAsync(async db => (await db.Ideas.Select(i => i.CommentCount).SingleAsync(), await db.Comments.CountAsync())));
        Assert.Equal(HttpStatusCode.NotFound, await author.StatusOfAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, await author.StatusOfAsync($"/ideas/{id}/comments/{comment}/edit"));
    }

    [Fact]
    public async Task Comments_of_what_does_not_exist_for_me_do_not_exist_either()
    {
        var hidden = await _app.ShareAsync("Hidden", by: "employee", audience: Audience.Employees);
        var other = await _app.ShareAsync("Open");
        var comment = await _app.CommentAsync(hidden, "Secret", "employee");
        var customer = await _app.SignedInAsync("customer2");

        foreach (var address in (string[])[$"/ideas/{hidden}/comment", $"/ideas/{hidden}/comments/{comment}/edit", $"/ideas/{hidden}/comments/{comment}/delete",
            $"/ideas/{other}/comments/{comment}/edit", $"/ideas/{other}/comments/{comment}/delete", $"/ideas/{other}/comment?replyTo={comment}"])
            Assert.Equal(HttpStatusCode.NotFound, await customer.StatusOfAsync(address));

        var page = await customer.OpenAsync($"/ideas/{other}");
        using var posted = await customer.SendOpenAsync(page, $"/ideas/{other}/comment", values: [("ReplyTo", $"{comment}"), ("Input.Body", "Hello"), ("Input.Stance", "None")]);
        Assert.Contains("has been removed", await posted.Content.ReadAsStringAsync());
        Assert.DoesNotContain("Elena", await posted.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        var id = await _app.ShareAsync("Freeze a lost card");
        var comment = await _app.CommentAsync(id, "Words");
        var visitor = _app.Visitor();

        foreach (var address in (string[])[$"/ideas/{id}/comment", $"/ideas/{id}/comments/{comment}/edit", $"/ideas/{id}/comments/{comment}/delete"])
            Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusOfAsync(address));
        var page = await visitor.OpenAsync($"/ideas/{id}");
        Assert.Null(page.QuerySelector("#comment-form"));
        Assert.Empty(page.QuerySelectorAll(".comment-tools"));
        Assert.Equal(Uri.EscapeDataString($"/ideas/{id}/freeze-a-lost-card#comments"), page.QuerySelector("#comments a.button")!.GetAttribute("href")!.Split('=')[1]);
    }

    /// <summary>Forms without an action post to their own page.</summary>
    private static IHtmlDocument WithAction(IHtmlDocument page, string action)
    {
        page.QuerySelector("main form")!.SetAttribute("action", action);
        return page;
    }
}
