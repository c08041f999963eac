using System.Net;
using IdeaLab.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Review;

public sealed class AskTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private Visitor _ruth = null!, _author = null!;
    private int _id;

    public async Task InitializeAsync()
    {
        (_ruth, _author) = (await _app.SignedInAsync("reviewer"), await _app.SignedInAsync("customer2"));
        await _author.PostAsync("/ideas/new", "/ideas/new", ("Input.Title", "Freeze a lost card"), ("Input.Body", "Because."), ("Input.TopicId", $"{await _app.TopicAsync("Cards", "Tarjetas")}"), ("Input.Audience", "Everyone"), ("anyway", "true"));
        _id = await _app.InDatabaseAsync(db => db.Ideas.Select(i => i.Id).SingleAsync());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Ask => $"/review/{_id}/ask";
    private string Reply => $"/ideas/{_id}/reply";

    [Fact]
    public async Task The_author_is_asked_by_mail_and_the_reply_puts_the_idea_back_into_the_queue()
    {
        await _ruth.PostAsync(Ask, Ask, ("Form.Body", "Which **cards**?"));
        await _ruth.PostAsync(Ask, Ask, ("Form.Body", "Which **cards**?"));
        var mail = Assert.Single(await MailsAsync(MailKind.AuthorAsked));
        Assert.Equal("A question about your idea: Freeze a lost card", mail.Subject);
        Assert.Contains("Ruth Adler", mail.TextBody);
        Assert.Contains("> Which cards?", mail.TextBody);
        Assert.Contains(Reply, mail.TextBody);

        Assert.NotNull((await _ruth.OpenAsync("/review")).QuerySelector(".empty"));
        Assert.Contains("Freeze a lost card", (await _ruth.OpenAsync("/review?show=Author")).QuerySelector("tbody")!.TextContent);
        var idea = await _app.Visitor().OpenAsync($"/ideas/{_id}");
        Assert.Contains("the promised time stands still", idea.QuerySelector(".promise")!.TextContent);
        Assert.Contains("Which cards?", idea.QuerySelector(".timeline")!.TextContent);

        Assert.NotNull((await _author.OpenAsync($"/ideas/{_id}")).QuerySelector($"a[href='{Reply}']"));
        Assert.Contains("Ruth Adler asks", (await _author.OpenAsync(Reply)).QuerySelector(".response")!.TextContent);
        await _author.PostAsync(Reply, Reply, ("Form.Body", "All of them."));
        Assert.Contains("Freeze a lost card", (await _ruth.OpenAsync("/review")).QuerySelector("tbody")!.TextContent);
        Assert.Contains("All of them.", (await _app.Visitor().OpenAsync($"/ideas/{_id}")).QuerySelector(".timeline")!.TextContent);
        Assert.Contains("Answer promised by", (await _app.Visitor().OpenAsync($"/ideas/{_id}")).QuerySelector(".promise")!.TextContent);
    }

    [Fact]
    public async Task Nobody_else_replies()
    {
        await _ruth.PostAsync(Ask, Ask, ("Form.Body", "Which cards?"));
        Assert.Equal(HttpStatusCode.Forbidden, await (await _app.SignedInAsync("customer")).StatusOfAsync(Reply));
        Assert.Equal(HttpStatusCode.Forbidden, await _ruth.StatusOfAsync(Reply));
    }

    [Fact]
    public async Task A_reply_that_comes_too_late_is_not_lost()
    {
        await _ruth.PostAsync(Ask, Ask, ("Form.Body", "Which cards?"));
        var open = await _author.OpenAsync(Reply);
        await _ruth.PostAsync($"/review/{_id}", $"/review/{_id}/answer", ("Input.Body", "We do it for all."));

        using var answer = await _author.SendOpenAsync(open, Reply, values: ("Form.Body", "All of them."));
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains("no longer open", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("All of them.", page.Field("#Form_Body"));
        Assert.Equal($"/ideas/{_id}/freeze-a-lost-card", (await _author.OpenAsync(Reply)).Location.PathName);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_kept_and_explained()
    {
        await _ruth.PostAsync(Ask, Ask, ("Form.Body", "Which cards?"));
        var page = await (await _app.SignedInAsync("lead")).PostAsync(Ask, Ask, ("Form.Body", "And by when?"));
        Assert.Contains("asked something already", page.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("And by when?", page.Field("#Form_Body"));
        Assert.Null((await _ruth.OpenAsync($"/review/{_id}")).QuerySelector($"a[href='{Ask}']"));
    }

    [Fact]
    public async Task A_note_reaches_whom_it_names_and_no_member_sees_it()
    {
        var note = $"/review/{_id}/note";
        var after = await _ruth.PostAsync(note, note, ("Form.Body", "@laura price and @Óscar Medina: what do *you* think?"));
        await _ruth.PostAsync(note, note, ("Form.Body", "@laura price and @Óscar Medina: what do *you* think?"));
        Assert.Contains("goes to Laura Price, Óscar Medina by mail", after.Body!.TextContent.Replace("Óscar Medina, Laura Price", "Laura Price, Óscar Medina", StringComparison.Ordinal));
        Assert.Equal(["lead@idealab.test", "owner@idealab.test"], (await MailsAsync(MailKind.Mentioned)).Select(m => m.Address).Order());
        Assert.Contains("what do you think?", after.QuerySelector("#notes")!.TextContent);

        Assert.DoesNotContain("what do", (await _author.OpenAsync($"/ideas/{_id}")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, await _author.StatusOfAsync(note));
    }

    [Fact]
    public async Task Declining_asks_what_would_reopen_the_idea_and_brings_it_back_on_the_day()
    {
        var step = $"/review/{_id}/status";
        (string, string)[] decline = [("Input.To", "Declined"), ("Input.Reason", "The law forbids it.")];
        var refused = await _ruth.PostAsync(step, step, decline);
        Assert.Contains("Say what would reopen the idea", refused.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("The law forbids it.", refused.Field("#Input_Reason"));

        var past = await _ruth.PostAsync(step, step, [.. decline, ("Input.ReopenWhen", "The law changes."), ("Input.LookAgainOn", "2020-01-01")]);
        Assert.Contains("still to come", past.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("The law changes.", past.Field("#Input_ReopenWhen"));

        await _ruth.PostAsync(step, step, [.. decline, ("Input.ReopenWhen", "The law changes."), ("Input.LookAgainOn", "2026-06-01")]);
        Assert.Contains("Reopen when: The law changes.", (await _app.Visitor().OpenAsync($"/ideas/{_id}")).QuerySelector(".timeline")!.TextContent);
        Assert.NotNull((await _ruth.OpenAsync("/review")).QuerySelector(".empty"));

        _app.Clock.Advance(new DateTime(2026, 5, 31, 22, 0, 0, DateTimeKind.Utc) - _app.Clock.Now);
        var row = (await (await _app.SignedInAsync("reviewer")).OpenAsync("/review")).QuerySelector("tbody")!.TextContent;
        Assert.Contains("1 Jun 2026", row);
        Assert.Contains("look again", row);

        var again = $"/review/{_id}/look-again";
        // A day a date field takes, and no page stumbles over.
        var lead = await _app.SignedInAsync("lead");
        await lead.PostAsync(again, again, ("Form.On", "9999-12-31"));
        Assert.Equal("9999-12-31", (await lead.OpenAsync(again)).Field("#Form_On"));
        Assert.Contains("Nobody needs to look again", (await lead.PostAsync(again, again, ("Form.On", ""))).Body!.TextContent);
        Assert.NotNull((await (await _app.SignedInAsync("reviewer")).OpenAsync("/review")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task A_step_told_to_nobody_is_owed_to_nobody()
    {
        var step = $"/review/{_id}/status";
        var after = await _ruth.PostAsync(step, step, ("Input.To", "UnderReview"), ("Input.Reason", "We look."), ("Input.Tells", "false"));
        Assert.Contains("Nobody is told", after.Body!.TextContent);
        Assert.NotNull((await _app.IdeaAsync(_id)).History[0].ToldAt);
    }

    private Task<List<OutgoingMail>> MailsAsync(MailKind kind) => _app.InDatabaseAsync(db => db.Mails.Where(m => m.Kind == kind).ToListAsync());
}
