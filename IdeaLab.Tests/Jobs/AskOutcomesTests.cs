using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Money;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

public sealed class AskOutcomesTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync()
    {
        _id = await _app.ShareAsync("Freeze my card");
        await OwnAsync("owner");
        await _app.EndAsync(_id, IdeaStatus.Delivered);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_owner_is_asked_once_at_90_and_once_at_365_days()
    {
        Assert.Equal(0, await AskAsync(89.9));
        Assert.Equal(1, await AskAsync(0.2));
        Assert.Equal(0, await AskAsync(1));
        Assert.Equal(1, await AskAsync(275));
        Assert.Equal(0, await AskAsync(500));

        var mails = await MailsAsync();
        Assert.All(mails, mail => Assert.Equal("owner@idealab.test", mail.Address));
        Assert.Equal(["A los 90 días: ¿qué ha aportado «Freeze my card»?", "A los 365 días: ¿qué ha aportado «Freeze my card»?"], mails.Select(m => m.Subject));
        Assert.Contains($"/review/{_id}/outcome/90", mails[0].TextBody);
        Assert.Contains($"/review/{_id}/outcome/365", mails[1].HtmlBody);
        Assert.Equal([90, 365], await _app.InDatabaseAsync(db => db.Outcomes.OrderBy(o => o.Id).Select(o => o.AfterDays).ToListAsync()));
    }

    [Fact]
    public async Task Four_processes_at_once_ask_once()
    {
        _app.Clock.Advance(TimeSpan.FromDays(91));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(0))));
        Assert.Equal((1, 1), (await _app.InDatabaseAsync(db => db.Outcomes.CountAsync()), (await MailsAsync()).Count));
    }

    [Fact]
    public async Task A_run_that_fails_half_way_asks_nobody_and_the_next_one_asks()
    {
        _app.Clock.Advance(TimeSpan.FromDays(91));
        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("""CREATE TRIGGER "Full" BEFORE INSERT ON "Mails" BEGIN SELECT RAISE(ABORT, 'disk full'); END"""));
        await Assert.ThrowsAsync<DbUpdateException>(() => AskAsync(0));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Outcomes.CountAsync()));

        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "Full" """));
        Assert.Equal(1, await AskAsync(0));
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task Without_an_owner_whoever_looks_after_it_is_asked_and_else_the_leads()
    {
        await OwnAsync();
        await _app.InDatabaseAsync(async db =>
        {
            var ruth = await db.DemoPersonAsync("reviewer");
            (await db.Ideas.SingleAsync(i => i.Id == _id)).Assign(ruth, ruth);
            return await db.SaveChangesAsync();
        });
        await AskAsync(91);
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Ideas.SingleAsync(i => i.Id == _id)).Assign(await db.DemoPersonAsync("lead"), null);
            return await db.SaveChangesAsync();
        });
        await AskAsync(300);
        Assert.Equal(["reviewer@idealab.test", "lead@idealab.test"], (await MailsAsync()).Select(m => m.Address));
    }

    [Fact]
    public async Task What_is_delivered_once_more_is_asked_about_once_more_and_what_is_not_delivered_is_not()
    {
        await AskAsync(91);
        await _app.ActAsync(_id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.InProgress, reviewer, "Not quite.", _app.Clock.Now));
        Assert.Equal(0, await AskAsync(300));
        var ruth = await _app.SignedInAsync("reviewer");
        Assert.Empty((await ruth.OpenAsync("/review?show=Outcomes")).QuerySelectorAll("tbody tr"));

        await _app.ActAsync(_id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.Delivered, reviewer, "Now.", _app.Clock.Now));
        Assert.Equal(0, await AskAsync(89));
        Assert.Equal(1, await AskAsync(1));
        Assert.Equal(2, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task What_its_proposal_promised_is_what_was_expected_and_stands_in_the_form()
    {
        await _app.ActAsync(_id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.InProgress, reviewer, "Not quite.", _app.Clock.Now));
        await _app.InDatabaseAsync(async db =>
        {
            var ruth = await db.DemoPersonAsync("reviewer");
            (await db.ForRefiningAsync(_id, ruth, default))!.Propose(new() { Problem = "Cards get lost.", Value = new(40_000, 60_000), Cost = new(20_000, 25_000) }, ruth, "", false, _app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await _app.ActAsync(_id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.Delivered, reviewer, "Now.", _app.Clock.Now));
        await AskAsync(91);

        var asked = await _app.InDatabaseAsync(db => db.Outcomes.SingleAsync());
        Assert.Equal((new MoneyRange(40_000, 60_000), new MoneyRange(20_000, 25_000)), (asked.ExpectedValue, asked.ExpectedCost));
        var form = await (await _app.SignedInAsync("lead")).OpenAsync($"/review/{_id}/outcome/90");
        Assert.Equal(("40000", "60000", "20000", "25000"), (form.Field("#Form_ExpectedValueLow"), form.Field("#Form_ExpectedValueHigh"), form.Field("#Form_ExpectedCostLow"), form.Field("#Form_ExpectedCostHigh")));
    }

    [Fact]
    public async Task It_waits_in_a_pile_until_filed()
    {
        await AskAsync(91);
        var lead = await _app.SignedInAsync("lead");
        var pile = await lead.OpenAsync("/review?show=Outcomes");
        Assert.Equal("Freeze my card", pile.QuerySelector("tbody th a")!.TextContent);
        await lead.PostAsync($"/review/{_id}/outcome/90", $"/review/{_id}/outcome/90", ("Form.Value", "150"), ("Form.Cost", "100"));
        Assert.Contains("No figures are asked for", (await lead.OpenAsync("/review?show=Outcomes")).Body!.TextContent);
    }

    private async Task<int> AskAsync(double daysLater)
    {
        _app.Clock.Advance(TimeSpan.FromDays(daysLater));
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AskOutcomesJob>().RunAsync(default);
    }

    private Task<List<OutgoingMail>> MailsAsync() =>
        _app.InDatabaseAsync(db => db.Mails.AsNoTracking().Where(m => m.Kind == MailKind.OutcomeAsked).OrderBy(m => m.Id).ToListAsync());

    private Task<int> OwnAsync(params string[] owners) => _app.InDatabaseAsync(async db =>
    {
        var people = new List<Person>();
        foreach (var owner in owners) people.Add(await db.DemoPersonAsync(owner));
        (await db.Topics.Include(t => t.Owners).SingleAsync()).GiveTo(people);
        return await db.SaveChangesAsync();
    });
}
