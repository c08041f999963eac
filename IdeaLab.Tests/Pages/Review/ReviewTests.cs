using System.Net;
using IdeaLab.Domain.Ideas;
using IdeaLab.Web.Pages.Review;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Review;

public sealed class ReviewTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync() => _id = await _app.ShareAsync("Freeze a lost card", by: "customer2");

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    private string One => $"/review/{_id}";

    [Theory]
    [InlineData("customer", HttpStatusCode.Forbidden)]
    [InlineData("employee", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("reviewer", HttpStatusCode.OK)]
    [InlineData("owner", HttpStatusCode.OK)]
    [InlineData("lead", HttpStatusCode.OK)]
    public async Task Only_staff_review(string who, HttpStatusCode status)
    {
        var visitor = await _app.SignedInAsync(who);
        foreach (var path in (string[])["/review", One, One + "/status", One + "/answer"]) Assert.Equal(status, await visitor.StatusOfAsync(path));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in()
    {
        using var answer = await _app.Visitor().Client.GetAsync("/review?status=Planned");
        Assert.Contains("/account/sign-in?returnUrl=%2Freview%3Fstatus%3DPlanned", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_unknown_idea_is_not_found()
    {
        var reviewer = await _app.SignedInAsync("reviewer");
        foreach (var path in (string[])["/review/4711", "/review/4711/status", "/review/4711/answer"]) Assert.Equal(HttpStatusCode.NotFound, await reviewer.StatusOfAsync(path));
    }

    [Fact]
    public async Task The_queue_holds_what_waits_oldest_first_page_by_page()
    {
        for (var i = 0; i < IndexModel.PageSize + 3; i++)
        {
            if (i % 4 != 3) _app.Clock.Advance(TimeSpan.FromMinutes(1));
            await _app.ShareAsync($"Number {i}", by: "employee", audience: i % 2 == 0 ? Audience.Employees : Audience.Everyone);
        }

        var reviewer = await _app.SignedInAsync("reviewer");
        var first = await reviewer.OpenAsync("/review");
        var second = await reviewer.OpenAsync(first.QuerySelector(".pager a:last-child")!.GetAttribute("href")!);
        var titles = first.QuerySelectorAll("tbody th a").Concat(second.QuerySelectorAll("tbody th a")).Select(a => a.TextContent).ToList();
        Assert.Equal(["Freeze a lost card", .. Enumerable.Range(0, IndexModel.PageSize + 3).Select(i => $"Number {i}")], titles);
        Assert.Equal("29", first.QuerySelector(".tabs a[aria-current] .count")!.TextContent);
        Assert.Equal("29", first.QuerySelector(".staffbar .count")!.TextContent);
        Assert.Equal("/review", second.QuerySelector(".pager a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_queue_is_filtered_by_topic_and_status_in_the_address()
    {
        var cards = (await _app.IdeaAsync(_id)).TopicId;
        var other = await _app.TopicAsync("Savings", "Ahorro");
        var reviewer = await _app.SignedInAsync("reviewer");
        await reviewer.PostAsync(One, One + "/answer", ("Input.Body", "Soon."));

        Assert.Contains("Nothing fits", (await reviewer.OpenAsync($"/review?topic={cards}")).QuerySelector(".empty")!.TextContent);
        var submitted = await reviewer.OpenAsync($"/review?show=All&topic={cards}&status=Submitted");
        Assert.Equal("Answered", submitted.QuerySelector("tbody .tag")!.TextContent);
        Assert.Equal($"/review?show=Author&topic={cards}&status=Submitted", submitted.QuerySelectorAll(".tabs a").Single(a => a.TextContent.StartsWith("For the author", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.Contains("Nothing fits", (await reviewer.OpenAsync($"/review?show=All&topic={other}&status=Submitted")).QuerySelector(".empty")!.TextContent);
        Assert.Contains("Nothing waits", (await reviewer.OpenAsync("/review")).QuerySelector(".empty")!.TextContent);
    }

    [Theory]
    [InlineData("reviewer", "The status is now “Under review”")]
    [InlineData("owner", "El estado es ahora «En estudio»")]
    public async Task A_reviewer_takes_a_step_with_a_reason(string who, string notice)
    {
        var page = await (await _app.SignedInAsync(who)).PostAsync(One, One + "/status", ("Input.To", "UnderReview"), ("Input.Reason", "The card team looks at it."));
        Assert.Contains(notice, page.QuerySelector(".notice-good")!.TextContent);
        Assert.Contains("The card team looks at it.", page.QuerySelector(".timeline")!.TextContent);

        var step = Assert.Single((await _app.IdeaAsync(_id)).History);
        Assert.Equal((IdeaStatus.Submitted, IdeaStatus.UnderReview, "The card team looks at it.", _app.Clock.Now, null), (step.From, step.To, step.Reason, step.At, step.ToldAt));
    }

    [Fact]
    public async Task Only_allowed_steps_are_offered_and_taken()
    {
        var reviewer = await _app.SignedInAsync("reviewer");
        var page = await reviewer.OpenAsync(One);
        Assert.Equal(StatusSteps.From(IdeaStatus.Submitted).Select(s => s.ToString()), page.QuerySelectorAll("input[name='Input.To']").Select(i => i.GetAttribute("value")));

        var refused = await reviewer.PostAsync(One, One + "/status", ("Input.To", "Delivered"), ("Input.Reason", "Kept words"));
        Assert.Contains("cannot go from its present status", refused.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Kept words", refused.QuerySelector("#Input_Reason")!.TextContent.Trim());
        Assert.Empty((await _app.IdeaAsync(_id)).History);
    }

    [Theory]
    [InlineData("reviewer", "", "", "Choose the new status.", "Say why the status changes.")]
    [InlineData("owner", "", " ", "Elige el estado nuevo.", "Di por qué cambia el estado.")]
    public async Task A_step_needs_a_status_and_a_reason(string who, string to, string reason, params string[] sentences)
    {
        var page = await (await _app.SignedInAsync(who)).PostAsync(One, One + "/status", ("Input.To", to), ("Input.Reason", reason));
        Assert.All(sentences, sentence => Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent));
    }

    [Fact]
    public async Task Too_long_a_reason_is_kept_and_refused()
    {
        var reason = new string('r', StatusChange.ReasonMaxLength + 1);
        var page = await (await _app.SignedInAsync("reviewer")).PostAsync(One, One + "/status", ("Input.To", "Planned"), ("Input.Reason", reason));
        Assert.Contains("Shorten the reason to 2,000", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(reason, page.QuerySelector("#Input_Reason")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("input[name='Input.To'][value=Planned][checked]"));
    }

    [Fact]
    public async Task The_slower_of_two_reviewers_is_told_and_loses_nothing()
    {
        var (ruth, laura) = (await _app.SignedInAsync("reviewer"), await _app.SignedInAsync("lead"));
        await ruth.PostAsync(One, One + "/status", ("Input.To", "Declined"), ("Input.Reason", "Too dear."), ("Input.ReopenWhen", "It gets cheaper."));
        var page = await laura.PostAsync(One, One + "/status", ("Input.LastStep", "0"), ("Input.To", "UnderReview"), ("Input.Reason", "Let us look."));

        var told = page.QuerySelector(".error-summary")!.TextContent;
        Assert.Contains("Ruth Adler was faster and set the status to “Declined”", told);
        Assert.Contains("Too dear.", told);
        Assert.Equal("Let us look.", page.QuerySelector("#Input_Reason")!.TextContent.Trim());
        Assert.Equal(["UnderReview"], page.QuerySelectorAll("input[name='Input.To']").Select(i => i.GetAttribute("value")));
        Assert.Single((await _app.IdeaAsync(_id)).History);

        var seen = page.QuerySelector("input[name='Input.LastStep']")!.GetAttribute("value")!;
        await laura.PostAsync(One, One + "/status", ("Input.LastStep", seen), ("Input.To", "UnderReview"), ("Input.Reason", "Let us look."));
        Assert.Equal(IdeaStatus.UnderReview, (await _app.IdeaAsync(_id)).Status);
    }

    [Fact]
    public async Task Two_steps_at_the_same_moment_leave_one()
    {
        var (ruth, laura) = (await _app.SignedInAsync("reviewer"), await _app.SignedInAsync("lead"));
        var answers = await Task.WhenAll(
            ruth.SendAsync(One, One + "/status", ("Input.LastStep", "0"), ("Input.To", "Planned"), ("Input.Reason", "Yes.")),
            laura.SendAsync(One, One + "/status", ("Input.LastStep", "0"), ("Input.To", "Declined"), ("Input.Reason", "No."), ("Input.ReopenWhen", "It gets cheaper.")));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], answers.Select(a => a.StatusCode).Order());
        Assert.Single((await _app.IdeaAsync(_id)).History);
    }

    [Fact]
    public async Task A_step_sent_twice_is_one()
    {
        var reviewer = await _app.SignedInAsync("reviewer");
        (string, string)[] form = [("Input.LastStep", "0"), ("Input.To", "Planned"), ("Input.Reason", "Yes.")];
        await reviewer.PostAsync(One, One + "/status", form);
        var page = await reviewer.PostAsync(One, One + "/status", form);
        Assert.Contains("The status is now “Planned”", page.QuerySelector(".notice-good")!.TextContent);
        Assert.Single((await _app.IdeaAsync(_id)).History);
    }

    [Fact]
    public async Task A_reviewer_answers_officially()
    {
        var page = await (await _app.SignedInAsync("reviewer")).PostAsync(One, One + "/answer", ("Input.Body", "We **like** it."));
        Assert.Contains("Your answer stands", page.QuerySelector(".notice-good")!.TextContent);
        Assert.Equal("like", page.QuerySelector(".response strong")!.TextContent);
        var idea = await _app.IdeaAsync(_id);
        Assert.Equal(("We **like** it.", _app.Clock.Now), (Assert.Single(idea.Responses).Body, idea.FirstAnsweredAt));
    }

    [Theory]
    [InlineData("reviewer", "", "Write the answer.")]
    [InlineData("owner", "", "Escribe la respuesta.")]
    [InlineData("reviewer", null, "Shorten the answer to 10,000 characters")]
    [InlineData("owner", null, "Acorta la respuesta a 10.000 caracteres")]
    public async Task An_answer_has_words_but_not_too_many(string who, string? body, string sentence)
    {
        body ??= new string('w', OfficialResponse.BodyMaxLength + 1);
        var page = await (await _app.SignedInAsync(who)).PostAsync(One, One + "/answer", ("Input.Body", body));
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(body, page.QuerySelector("#Input_Body")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_answer_is_previewed_without_scripts()
    {
        var page = await (await _app.SignedInAsync("reviewer")).PostAsync(One, One + "/answer", ("Input.Body", "so **bold**"), ("preview", "true"));
        Assert.Equal("bold", page.QuerySelector("#preview strong")!.TextContent);
        Assert.Empty((await _app.IdeaAsync(_id)).Responses);
    }

    [Fact]
    public async Task The_slower_of_two_answers_is_shown_the_other()
    {
        var (ruth, laura) = (await _app.SignedInAsync("reviewer"), await _app.SignedInAsync("lead"));
        await ruth.PostAsync(One, One + "/answer", ("Input.Body", "No."));
        var page = await laura.PostAsync(One, One + "/answer", ("Input.LastAnswer", "0"), ("Input.Body", "Yes."));

        Assert.Contains("Ruth Adler answered", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("No.", page.QuerySelector(".response")!.TextContent);
        Assert.Equal("Yes.", page.QuerySelector("#Input_Body")!.TextContent.Trim());
        Assert.Equal("No.", Assert.Single((await _app.IdeaAsync(_id)).Responses).Body);
    }

    [Fact]
    public async Task Staff_find_the_way_here_on_the_idea_and_nobody_else_does()
    {
        var link = $"main a[href='{One}']";
        Assert.NotNull((await (await _app.SignedInAsync("reviewer")).OpenAsync($"/ideas/{_id}")).QuerySelector(link));
        Assert.Null((await (await _app.SignedInAsync("customer")).OpenAsync($"/ideas/{_id}")).QuerySelector(link));
    }
}
