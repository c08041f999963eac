using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Review;

public sealed class LessonTests : IAsyncLifetime
{
    private static readonly (string, string)[] Said = [("Form.Happened", "It took long."), ("Form.Learned", "Nobody **asked**."), ("Form.NextTime", "Ask first.")];

    private readonly LabApp _app = new();

    [Fact]
    public async Task What_ends_waits_in_its_pile_until_the_lesson_is_written_and_everybody_reads_it()
    {
        var id = await EndedAsync();
        var ruth = await _app.SignedInAsync("reviewer");
        var pile = await ruth.OpenAsync("/review?show=Lessons");
        Assert.Equal("Freeze my card", pile.QuerySelector("tbody th a")!.TextContent);
        Assert.Equal("1", pile.QuerySelector(".tabs [aria-current] .count")!.TextContent);

        var after = await ruth.PostAsync($"/review/{id}/lesson", $"/review/{id}/lesson", Said);
        Assert.Contains("The lesson stands beside the idea", after.Body!.TextContent);
        Assert.Contains("No lesson is owed", (await ruth.OpenAsync("/review?show=Lessons")).Body!.TextContent);

        var page = await _app.Visitor().OpenAsync($"/ideas/{id}/freeze-my-card");
        Assert.Equal(["It took long.", "Nobody asked.", "Ask first."], page.QuerySelectorAll("#lesson dd").Select(part => part.TextContent.Trim()));
        Assert.Equal("asked", page.QuerySelector("#lesson strong")!.TextContent);
        Assert.Contains("Lesson written", page.QuerySelector(".timeline")!.TextContent);
        Assert.Null((await _app.Visitor().OpenAsync($"/ideas/{await _app.ShareAsync("Another idea")}/another-idea")).QuerySelector("#lesson"));
    }

    [Fact]
    public async Task Wording_it_anew_keeps_the_earlier_words_and_the_audit_log_has_both()
    {
        var id = await EndedAsync();
        await _app.TeachAsync(id, new("It took long.", "Nobody asked.", "Ask first."));
        var lead = await _app.SignedInAsync("lead");
        Assert.Equal("Nobody asked.", (await lead.OpenAsync($"/review/{id}/lesson")).Field("#Form_Learned"));
        await lead.PostAsync($"/review/{id}/lesson", $"/review/{id}/lesson", ("Form.Learned", "Nobody knew."));

        var form = await lead.OpenAsync($"/review/{id}/lesson");
        Assert.Equal("Nobody knew.", form.Field("#Form_Learned"));
        var earlier = Assert.Single(form.QuerySelectorAll("details:has(.lesson)")).TextContent;
        Assert.Contains("Nobody asked.", earlier);
        Assert.Contains("Ruth Adler", earlier);

        var timeline = (await _app.Visitor().OpenAsync($"/ideas/{id}/freeze-my-card")).QuerySelector(".timeline")!.TextContent;
        Assert.Contains("Lesson worded anew", timeline);
        Assert.Contains("Laura Price", timeline);
        var entry = await _app.InDatabaseAsync(db => db.Audit.Include(e => e.Actor).SingleAsync(e => e.Thing == "Lesson"));
        Assert.Equal(("Laura Price", id), (entry.Actor.Name, entry.IdeaId));
        Assert.Equal([("Learned", "Nobody asked.", "Nobody knew.")], entry.Changes.Select(c => (c.What, c.Before, c.After)));
    }

    [Fact]
    public async Task Bad_input_is_said_beside_the_field_and_everything_typed_is_still_there()
    {
        var id = await EndedAsync();
        var page = await (await _app.SignedInAsync("reviewer")).PostAsync(
            $"/review/{id}/lesson", $"/review/{id}/lesson", ("Form.Happened", "It took long."), ("Form.Learned", new string('x', LessonText.LearnedMaxLength + 1)), ("Form.NextTime", ""), ("Form.LookAgainOn", "2026-03-04"));
        Assert.Equal(
            ["What we learned: 1000 characters at most.", "What we do next time: please fill this in.", "The day on which to look again is still to come."],
            page.QuerySelectorAll(".field-validation-error").Select(error => error.TextContent.Trim()));
        Assert.Equal("It took long.", page.Field("#Form_Happened"));
        Assert.Equal(LessonText.LearnedMaxLength + 1, page.Field("#Form_Learned")!.Length);
        Assert.Equal("2026-03-04", page.Field("#Form_LookAgainOn"));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Lessons.CountAsync()));
    }

    [Fact]
    public async Task Twice_is_once_and_of_two_at_once_neither_text_is_lost()
    {
        var id = await EndedAsync();
        var (ruth, laura) = (await _app.SignedInAsync("reviewer"), await _app.SignedInAsync("lead"));
        var form = $"/review/{id}/lesson";
        await ruth.PostAsync(form, form, Said);
        await ruth.PostAsync(form, form, [.. Said, ("Form.Version", "0")]);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.LessonVersions.CountAsync()));

        (string, string)[] other = [("Form.Happened", "It went fast."), ("Form.Learned", "Luck."), ("Form.NextTime", "Be lucky.")];
        var late = await laura.PostAsync(form, form, [.. other, ("Form.Version", "0")]);
        Assert.Contains("Ruth Adler was faster", late.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("It took long.", late.QuerySelector(".panel .lesson")!.TextContent);
        Assert.Equal("It went fast.", late.Field("#Form_Happened"));
        Assert.Equal("1", late.Field("input[name='Form.Version']"));

        await laura.PostAsync(form, form, [.. other, ("Form.Version", "1")]);
        Assert.Equal(["It took long.", "It went fast."], await _app.InDatabaseAsync(db => db.LessonVersions.OrderBy(v => v.Number).Select(v => v.Happened).ToListAsync()));
    }

    [Fact]
    public async Task Five_who_write_at_once_leave_one_lesson()
    {
        var id = await EndedAsync();
        var writers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _app.SignedInAsync("reviewer")));
        await Task.WhenAll(writers.Select((writer, n) => writer.PostAsync($"/review/{id}/lesson", $"/review/{id}/lesson", [.. Said[..2], ("Form.NextTime", $"Ask {n} first.")])));
        Assert.Equal((1, 1), await _app.InDatabaseAsync(async db => (await db.Lessons.CountAsync(), await db.LessonVersions.CountAsync())));
    }

    [Fact]
    public async Task A_day_to_look_again_puts_the_idea_into_the_queue_on_that_day()
    {
        var id = await EndedAsync();
        var ruth = await _app.SignedInAsync("reviewer");
        await ruth.PostAsync($"/review/{id}/lesson", $"/review/{id}/lesson", [.. Said, ("Form.LookAgainOn", "2026-06-01")]);
        Assert.Equal("2026-06-01", (await ruth.OpenAsync($"/review/{id}/lesson")).Field("#Form_LookAgainOn"));
        Assert.Empty((await ruth.OpenAsync("/review")).QuerySelectorAll("tbody tr"));

        _app.Clock.Set(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
        ruth = await _app.SignedInAsync("reviewer");
        Assert.Equal("Freeze my card", (await ruth.OpenAsync("/review")).QuerySelector("tbody th a")!.TextContent);
        // Wording the lesson anew is no look at the idea: its day stays until somebody sets another.
        await ruth.PostAsync($"/review/{id}/lesson", $"/review/{id}/lesson", ("Form.NextTime", "Ask twice."));
        Assert.Equal("Freeze my card", (await ruth.OpenAsync("/review")).QuerySelector("tbody th a")!.TextContent);
    }

    [Fact]
    public async Task What_teaches_nothing_leaves_the_pile_and_that_is_in_the_audit_log()
    {
        var id = await EndedAsync();
        var ruth = await _app.SignedInAsync("reviewer");
        Assert.Contains("Nobody is asked", (await ruth.PostAsync($"/review/{id}", $"/review/{id}/no-lesson")).Body!.TextContent);
        Assert.Empty((await ruth.OpenAsync("/review?show=Lessons")).QuerySelectorAll("tbody tr"));
        Assert.Null((await ruth.OpenAsync($"/review/{id}")).QuerySelector($"form[action='/review/{id}/no-lesson'] button"));
        Assert.Equal("LessonWaivedAt", (await _app.InDatabaseAsync(db => db.Audit.SingleAsync(e => e.Thing == "Idea"))).Changes.Single().What);
    }

    [Fact]
    public async Task While_an_idea_goes_on_there_is_no_lesson_to_write()
    {
        var id = await _app.ShareAsync("Freeze my card");
        var ruth = await _app.SignedInAsync("reviewer");
        Assert.Equal(HttpStatusCode.Forbidden, await ruth.StatusOfAsync($"/review/{id}/lesson"));
        Assert.Equal(HttpStatusCode.NotFound, await ruth.StatusOfAsync("/review/4711/lesson"));
        Assert.Null((await ruth.OpenAsync($"/review/{id}")).QuerySelector("#lesson"));
    }

    [Fact]
    public async Task A_refused_answer_stands_in_a_pile_of_its_own_until_another_is_given()
    {
        var id = await _app.ShareAsync("Freeze my card");
        await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.AnswerOfficially(reviewer, "We will see.", _app.Clock.Now));
        var lead = await _app.SignedInAsync("lead");
        Assert.Contains("No answer is refused", (await lead.OpenAsync("/review?show=Refused")).Body!.TextContent);

        await (await _app.SignedInAsync("customer")).PostAsync($"/ideas/{id}/no-answer", $"/ideas/{id}/no-answer");
        var pile = await lead.OpenAsync("/review?show=Refused");
        Assert.Equal("Freeze my card", pile.QuerySelector("tbody th a")!.TextContent);
        Assert.Contains("Its author says the answer was none", pile.QuerySelector("tbody")!.TextContent);
        Assert.Equal("1", pile.QuerySelector(".tabs [aria-current] .count")!.TextContent);

        await _app.ActAsync(id, "reviewer", (idea, reviewer) => idea.AnswerOfficially(reviewer, "In May.", _app.Clock.Now));
        Assert.Empty((await lead.OpenAsync("/review?show=Refused")).QuerySelectorAll("tbody tr"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<int> EndedAsync()
    {
        var id = await _app.ShareAsync("Freeze my card");
        await _app.EndAsync(id, IdeaStatus.Delivered);
        return id;
    }
}
