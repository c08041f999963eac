using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Review;

public sealed class DecideTests : IAsyncLifetime
{
    private static readonly (string, string)[] Yes =
        [("Form.Options", "Build it\nBuy it"), ("Form.Outcome", "GoAhead"), ("Form.Model", "Consensus"), ("Form.Reason", "It pays for itself."), ("Form.ReviewOn", "2026-06-01")];

    private readonly LabApp _app = new();

    [Fact]
    public async Task A_lead_decides_on_the_record_and_everybody_can_read_it()
    {
        var id = await _app.ShareAsync("Freeze my card");
        await _app.ActAsync(id, "customer2", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        await _app.CommentAsync(id, "And if I lose my phone?", stance: Stance.Concern);
        var lead = await _app.SignedInAsync("lead");
        var after = await lead.PostAsync($"/review/{id}/decide", $"/review/{id}/decide", Yes);
        Assert.Contains("Decision 1 is on the record", after.Body!.TextContent);

        var page = await _app.Visitor().OpenAsync($"/ideas/{id}/freeze-my-card");
        Assert.Contains("Planned", page.QuerySelector(".pill")!.TextContent);
        var record = await _app.Visitor().OpenAsync(page.QuerySelector(".timeline a[href^='/decisions/']")!.Path());
        var said = record.QuerySelector("article")!.TextContent;
        Assert.All((string[])["Go ahead", "Laura Price", "It pays for itself.", "Build it", "Buy it", "Consensus", "1 Jun 2026"], part => Assert.Contains(part, said));
        Assert.Equal("Submitted", Fact(record, "Status"));
        Assert.Equal("1", Fact(record, "Votes"));
        Assert.Equal("1, of them 0 in support and 1 concerned", Fact(record, "Comments"));

        await _app.ActAsync(id, "employee", (idea, voter) => idea.CastVote(voter, _app.Clock.Now));
        Assert.Equal("1", Fact(await _app.Visitor().OpenAsync("/decisions/1"), "Votes"));
    }

    [Fact]
    public async Task Whoever_may_not_see_the_idea_does_not_see_its_decision()
    {
        var id = await _app.ShareAsync("Shorter meetings", "employee", audience: Audience.Employees);
        await (await _app.SignedInAsync("lead")).PostAsync($"/review/{id}/decide", $"/review/{id}/decide", Yes);
        Assert.Equal(HttpStatusCode.OK, await (await _app.SignedInAsync("employee")).StatusOfAsync("/decisions/1"));
        Assert.Equal(HttpStatusCode.NotFound, await (await _app.SignedInAsync("customer")).StatusOfAsync("/decisions/1"));
        Assert.Equal(HttpStatusCode.NotFound, await _app.Visitor().StatusOfAsync("/decisions/1"));
    }

    [Theory]
    [InlineData("reviewer", HttpStatusCode.Forbidden)]
    [InlineData("owner", HttpStatusCode.Forbidden)]
    [InlineData("lead", HttpStatusCode.OK)]
    public async Task A_reviewer_and_the_owner_of_another_topic_do_not_decide(string who, HttpStatusCode status)
    {
        var id = await _app.ShareAsync("Freeze my card");
        var person = await _app.SignedInAsync(who);
        Assert.Equal(status, await person.StatusOfAsync($"/review/{id}/decide"));
        if (status is HttpStatusCode.OK) return;

        var token = (await person.OpenAsync("/")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. Yes.Append(("__RequestVerificationToken", token)).Select(v => KeyValuePair.Create(v.Item1, v.Item2))]);
        Assert.Equal(status, (await person.Client.PostAsync($"/review/{id}/decide", form)).StatusCode);
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task What_was_typed_is_still_there_when_something_is_missing()
    {
        var id = await _app.ShareAsync("Freeze my card");
        var page = await (await _app.SignedInAsync("lead")).PostAsync(
            $"/review/{id}/decide", $"/review/{id}/decide", ("Form.Options", "Build it\nBuy it"), ("Form.Outcome", "Later"), ("Form.Model", "Majority"), ("Form.Reason", "Not this year."));
        Assert.Contains("Say when to look again", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("Build it\nBuy it", page.QuerySelector("#Form_Options")!.TextContent.Trim());
        Assert.Equal("Not this year.", page.QuerySelector("#Form_Reason")!.TextContent.Trim());
        Assert.True(page.QuerySelector("input[value=Later]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Declining_declines_the_idea_and_asks_what_would_reopen_it()
    {
        var id = await _app.ShareAsync("Freeze my card");
        var lead = await _app.SignedInAsync("lead");
        (string, string)[] no = [.. Yes.Where(v => v.Item1 != "Form.Outcome"), ("Form.Outcome", "Decline")];
        var page = await lead.PostAsync($"/review/{id}/decide", $"/review/{id}/decide", no);
        Assert.Contains("Say what would reopen the idea", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("It pays for itself.", page.QuerySelector("#Form_Reason")!.TextContent.Trim());
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Decisions.CountAsync()));

        await lead.PostAsync($"/review/{id}/decide", $"/review/{id}/decide", [.. no, ("Form.ReopenWhen", "The law changes.")]);
        var idea = await _app.Visitor().OpenAsync($"/ideas/{id}/freeze-my-card");
        Assert.Contains("Declined", idea.QuerySelector(".pill")!.TextContent);
        Assert.Contains("The law changes.", idea.QuerySelector(".timeline")!.TextContent);
    }

    [Fact]
    public async Task Twice_is_once_and_a_decision_in_between_is_shown_first()
    {
        var id = await _app.ShareAsync("Freeze my card");
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Topics.Include(t => t.Owners).SingleAsync()).GiveTo([await db.DemoPersonAsync("owner")]);
            return await db.SaveChangesAsync();
        });
        var (lead, owner) = (await _app.SignedInAsync("lead"), await _app.SignedInAsync("owner"));
        var form = $"/review/{id}/decide";
        await lead.PostAsync(form, form, Yes);
        await lead.PostAsync(form, form, [.. Yes, ("Form.LastNumber", "0")]);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Decisions.CountAsync()));

        var late = await owner.PostAsync(form, form, [.. Yes.Where(v => v.Item1 != "Form.Reason"), ("Form.Reason", "The other way."), ("Form.LastNumber", "0")]);
        Assert.Contains("Alguien ha decidido", late.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("Laura Price", late.Body!.TextContent);
        Assert.Equal("The other way.", late.QuerySelector("#Form_Reason")!.TextContent.Trim());
    }

    [Fact]
    public async Task Ten_decisions_at_once_make_one_unbroken_record()
    {
        var ids = new List<int>();
        for (var n = 0; n < 10; n++) ids.Add(await _app.ShareAsync($"Idea number {n}"));
        var leads = await Task.WhenAll(ids.Select(_ => _app.SignedInAsync("lead")));
        await Task.WhenAll(ids.Zip(leads, (id, lead) => lead.PostAsync($"/review/{id}/decide", $"/review/{id}/decide", Yes)));

        var (chain, all) = await _app.InDatabaseAsync(async db => (await db.DecisionChains.SingleAsync(), await db.Decisions.OrderBy(d => d.Number).ToListAsync()));
        Assert.Equal(Enumerable.Range(1, 10), all.Select(d => d.Number));
        Assert.Empty(chain.Faults(all));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static string Fact(IParentNode page, string name) =>
        page.QuerySelectorAll(".facts dt").First(term => term.TextContent == name).NextElementSibling!.TextContent.Trim();
}
