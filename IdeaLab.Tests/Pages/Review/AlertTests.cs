using System.Net;
using AngleSharp.Dom;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Warning;
using IdeaLab.Tests.Html;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Pages.Review;

public sealed class AlertTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync() => _id = await _app.ShareAsync("Freeze my card", daysAgo: 30);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Staff_read_how_many_came_how_many_are_usual_and_what_it_looks_like()
    {
        await RaiseAsync(_id, doubted: 12);
        var panel = Panel(await (await _app.SignedInAsync("reviewer")).OpenAsync("/review"))!;

        Assert.Contains("Possible campaign", panel.TextContent);
        Assert.Contains("30 votes, usually 1.2; 12 members voting for the first time, usually fewer than 0.1; 12 of the votes are not counted", panel.TextContent);
        Assert.Contains("In the hour from 4 Mar 2026, 10:00", panel.TextContent);
        Assert.Equal([$"/ideas/{_id}/freeze-my-card", $"/ideas/{_id}/why", $"/review/{_id}"], panel.QuerySelectorAll("li a").Select(a => a.Path()));

        panel = Panel(await (await _app.SignedInAsync("owner", "es")).OpenAsync("/review"))!;
        Assert.Contains("Posible campaña", panel.TextContent);
        Assert.Contains("30 votos, lo habitual son 1,2; 12 miembros que votan por primera vez, lo habitual son menos de 0,1; 12 de los votos no cuentan", panel.TextContent);
    }

    [Fact]
    public async Task Once_seen_it_is_gone_for_all_and_the_log_says_who_saw_it()
    {
        var alert = await RaiseAsync(_id);
        var (ruth, owner) = (await _app.SignedInAsync("reviewer"), await _app.SignedInAsync("owner"));
        var open = await owner.OpenAsync("/review?topic=1");

        var page = await ruth.PostAsync("/review?show=All", $"/review/alerts/{alert}");
        Assert.Contains("marked as seen", page.Body!.TextContent);
        Assert.EndsWith("/review?show=All", page.Url);
        Assert.Null(Panel(page));
        Assert.Null(Panel(await owner.OpenAsync("/review")));

        // From a page opened before.
        using var again = await owner.SendOpenAsync(open, $"/review/alerts/{alert}");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Ruth Adler", await _app.InDatabaseAsync(db => db.Alerts.Select(a => a.SeenBy!.Name).SingleAsync()));
        var entry = await _app.InDatabaseAsync(db => db.Audit.Include(e => e.Actor).SingleAsync());
        Assert.Equal(("Ruth Adler", "Alert", _id), (entry.Actor.Name, entry.Thing, entry.IdeaId));
        Assert.Contains("Early warning", (await (await _app.SignedInAsync("admin")).OpenAsync("/admin/audit")).QuerySelector("tbody")!.TextContent);
    }

    [Fact]
    public async Task The_newest_five_are_shown_and_older_ones_come_up()
    {
        var ids = new List<int>();
        for (var n = 1; n <= 6; n++)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
            ids.Add(await RaiseAsync(await _app.ShareAsync($"Idea {n}")));
        }
        var ruth = await _app.SignedInAsync("reviewer");
        var page = await ruth.OpenAsync("/review");
        Assert.Equal(["Idea 6", "Idea 5", "Idea 4", "Idea 3", "Idea 2"], Titles(page));
        Assert.Contains("The newest 5 are shown.", Panel(page)!.TextContent);

        page = await ruth.PostAsync("/review", $"/review/alerts/{ids[5]}");
        Assert.Equal(["Idea 5", "Idea 4", "Idea 3", "Idea 2", "Idea 1"], Titles(page));
        Assert.DoesNotContain("The newest 5", Panel(page)!.TextContent);
    }

    [Fact]
    public async Task What_there_is_not_cannot_be_seen()
    {
        var alert = await RaiseAsync(_id);
        var ruth = await _app.SignedInAsync("reviewer");
        var token = Panel(await ruth.OpenAsync("/review"))!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await ruth.Client.PostAsync($"/review/alerts/{alert + 1}", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.Alerts.CountAsync(a => a.OpenSince != null)));
    }

    [Fact]
    public async Task The_digest_of_owners_and_leads_says_it()
    {
        await RaiseAsync(_id, doubted: 12);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await (await _app.SignedInAsync("lead")).OpenAsync("/digests/preview");

        var warned = page.QuerySelectorAll("main section").Single(section => section.QuerySelector("h2")!.TextContent.Trim() == "More than usual");
        Assert.Equal("Freeze my card", warned.QuerySelector("li a")!.TextContent);
        Assert.Contains("Possible campaign · 30 votes, usually 1.2; 12 members voting for the first time, usually fewer than 0.1 · in the hour from 4 Mar 2026, 10:00", warned.QuerySelector("li")!.TextContent);
    }

    [Fact]
    public async Task The_mailed_digest_says_it_in_its_subject_in_both_forms_and_in_the_archive()
    {
        await OwnAsync();
        await RaiseAsync(_id);
        _app.Clock.Set(new DateTimeOffset(2026, 3, 9, 7, 0, 0, TimeSpan.Zero));
        await using (var scope = _app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Web.Jobs.SendDigestsJob>().RunAsync(default);

        var mail = await _app.InDatabaseAsync(db => db.Mails.SingleAsync(m => m.Address == "owner@idealab.test"));
        Assert.Contains("1 idea con más de lo habitual", mail.Subject);
        Assert.Contains("Más de lo habitual", mail.TextBody);
        Assert.Contains("Orgánico por ahora · 30 votos, lo habitual son 1,2", mail.TextBody);
        Assert.Equal(["votos", "30", "lo habitual", "1,2"], mail.HtmlBody.Parse().QuerySelector(".bars")!.QuerySelectorAll("td:not([aria-hidden])").Select(cell => cell.TextContent).Where(said => said.Length > 0));
        var owner = await _app.SignedInAsync("owner");
        var link = (await owner.OpenAsync("/digests")).QuerySelector("main td a")!.GetAttribute("href")!;
        Assert.Contains("Más de lo habitual", (await owner.OpenAsync(link)).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_lead_asks_for_mail_at_once_and_stops_it()
    {
        var lead = await _app.SignedInAsync("lead");
        Assert.False((await _app.PersonAsync("lead")).ReceivesWarnings);
        var page = await lead.PostAsync("/digests", "/digests?handler=Warnings", ("receive", "true"));
        Assert.Contains("by mail at once", page.Body!.TextContent);
        Assert.True((await _app.PersonAsync("lead")).ReceivesWarnings);

        var address = "/mail/unsubscribe/" + _app.Services.GetRequiredService<UnsubscribeTokens>().For((await _app.PersonAsync("lead")).Id, BulkMail.EarlyWarnings, NewsChoices.All(MailChoice.Instant));
        Assert.Contains("early warnings", (await lead.OpenAsync(address)).Body!.TextContent);
        Assert.True((await _app.PersonAsync("lead")).ReceivesWarnings);

        await lead.PostAsync("/digests", "/digests?handler=Warnings", ("receive", "false"));
        Assert.False((await _app.PersonAsync("lead")).ReceivesWarnings);
        Assert.False((await _app.PersonAsync("lead")).DeclinesDigest);
    }

    private Task<int> RaiseAsync(int ideaId, int doubted = 0) => _app.InDatabaseAsync(async db =>
    {
        var alert = Traffic.Alert(ideaId, _app.Clock.Now, doubted);
        db.Add(alert);
        await db.SaveChangesAsync();
        return alert.Id;
    });

    private Task<int> OwnAsync() => _app.InDatabaseAsync(async db =>
    {
        (await db.Topics.Include(t => t.Owners).SingleAsync()).GiveTo([await db.DemoPersonAsync("owner")]);
        return await db.SaveChangesAsync();
    });

    private static IElement? Panel(IDocument page) => page.QuerySelector("section.alerts");

    private static string[] Titles(IDocument page) => [.. Panel(page)!.QuerySelectorAll("li p:first-child > a").Select(a => a.TextContent)];
}
