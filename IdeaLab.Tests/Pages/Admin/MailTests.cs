using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Mail;
using IdeaLab.Tests.Mail.Smtp;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Admin;

public sealed class MailTests
{
    [Fact]
    public async Task An_admin_sends_a_test_and_it_is_in_the_folder()
    {
        await using var app = new LabApp();
        var admin = await app.SignedInAsync("admin");

        var page = await admin.PostAsync("/admin/mail", "/admin/mail?handler=Test");

        Assert.Contains("Sent to admin@idealab.test", page.QuerySelector(".notice")!.TextContent);
        Assert.Single(Directory.GetFiles(Path.Combine(app.DataFolder, "mail"), "*.eml"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_plain_words_and_the_mail_waits()
    {
        await using var app = new LabApp { Settings = { ["Mail:From"] = "lab@example.org", ["Mail:Smtp:Host"] = "no-such-host.invalid" } };
        var admin = await app.SignedInAsync("admin");

        var page = await admin.PostAsync("/admin/mail", "/admin/mail?handler=Test");

        Assert.Contains("The mail server cannot be reached", page.QuerySelector(".notice")!.TextContent);
        Assert.Equal(MailState.Queued, (await app.InDatabaseAsync(db => db.Mails.SingleAsync())).State);
        var stopped = page.QuerySelector(".notice-bad")!;
        Assert.Contains("It has stood still since 4 Mar 2026", stopped.TextContent);
        Assert.StartsWith("(", stopped.QuerySelector(".dialogue")!.TextContent.Trim());
    }

    [FactIfSmtp]
    public async Task An_admin_sees_what_was_said_to_the_server_and_by_it()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var app = server.App();
        var admin = await app.SignedInAsync("admin");

        var sound = await admin.PostAsync("/admin/mail/check", "/admin/mail/check");
        Assert.Contains("would have taken a mail", sound.QuerySelector(".notice-good")!.TextContent);
        Assert.Contains("> MAIL FROM:<lab@example.org>", sound.QuerySelector(".dialogue")!.TextContent);
        var refused = await admin.PostAsync("/admin/mail/check?to=refuse-550-5.1.1%40example.org", "/admin/mail/check?to=refuse-550-5.1.1%40example.org");
        Assert.Contains("There is no such mailbox", refused.QuerySelector(".notice-bad")!.TextContent);
        Assert.EndsWith("< 550 5.1.1 refused as asked", refused.QuerySelector(".dialogue")!.TextContent.TrimEnd());
        Assert.Contains("Write a mail address", (await admin.PostAsync("/admin/mail/check", "/admin/mail/check", ("To", "no address"))).QuerySelector(".error-summary")!.TextContent);
    }

    [Fact]
    public async Task Without_a_server_there_is_none_to_ask()
    {
        await using var app = new LabApp();
        var page = await (await app.SignedInAsync("admin")).PostAsync("/admin/mail/check", "/admin/mail/check");
        Assert.Contains("No mail server is set", page.QuerySelector(".notice-info")!.TextContent);
    }

    [Fact]
    public async Task Deliveries_are_counted_by_the_readers_days_and_the_oldest_that_waits_is_told()
    {
        await using var app = new LabApp();
        // 4 March 2026, 11:00 in Madrid.
        var now = app.Clock.Now;
        await app.InDatabaseAsync(db =>
        {
            foreach (var (hours, gone) in ((double, bool)[])[(0, true), (10.9, true), (11.1, true), (11.2, false), (6 * 24, true), (7 * 24, true)])
            {
                var mail = new OutgoingMail(MailKind.IdeaNews, $"k{hours}", $"<{hours}@x>", new Addressee("ana@example.org", "Ana", null), new Letter("S", "H", "T"), null, now.AddHours(-hours));
                mail.Claim(now.AddHours(-hours), now);
                if (gone) mail.Deliver(now.AddHours(-hours));
                else mail.GiveUp(MailFault.MessageRefused, null, now.AddHours(-hours));
                db.Add(mail);
            }
            db.Add(new OutgoingMail(MailKind.IdeaNews, "waits", "<w@x>", new Addressee("ana@example.org", "Ana", null), new Letter("S", "H", "T"), null, now.AddMinutes(-90)));
            return db.SaveChangesAsync();
        });

        var page = await (await app.SignedInAsync("admin")).OpenAsync("/admin/mail");
        var days = page.QuerySelectorAll("[aria-labelledby=by-day] tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("th, .number").Select(cell => cell.TextContent))).ToList();
        Assert.Equal(("4 Mar 2026 2 0", "3 Mar 2026 1 1", "26 Feb 2026 1 0", 7), (days[0], days[1], days[6], days.Count));
        Assert.Equal("2026-03-04T08:30:00Z", page.QuerySelectorAll(".figures dd")[^1].QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task A_failed_mail_is_tried_again_by_a_button()
    {
        await using var app = new LabApp();
        var admin = await app.SignedInAsync("admin");
        var id = await FailedMailAsync(app);

        Assert.Contains("There is no such mailbox", (await admin.OpenAsync("/admin/mail")).QuerySelector("main")!.TextContent);
        await admin.PostAsync("/admin/mail", $"/admin/mail?id={id}");

        Assert.Equal(MailState.Sent, (await app.InDatabaseAsync(db => db.Mails.SingleAsync())).State);
    }

    [Fact]
    public async Task One_that_is_out_already_is_not_sent_again_and_the_page_says_so()
    {
        await using var app = new LabApp();
        var admin = await app.SignedInAsync("admin");
        var (id, stale) = (await FailedMailAsync(app), await admin.OpenAsync("/admin/mail"));
        await admin.PostAsync("/admin/mail", $"/admin/mail?id={id}");

        await admin.Client.PostAsync($"/admin/mail?id={id}", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", stale.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value)]));

        Assert.Contains("It is out already", (await admin.OpenAsync("/admin/mail")).QuerySelector(".notice")!.TextContent);
        Assert.Single(Directory.GetFiles(Path.Combine(app.DataFolder, "mail"), "*.eml"));
    }

    [Fact]
    public async Task Admins_who_try_it_again_at_once_are_all_answered_and_it_goes_out_once()
    {
        await using var app = new LabApp();
        var id = await FailedMailAsync(app);
        var windows = new List<(Visitor Admin, string Token)>();
        for (var i = 0; i < 6; i++)
        {
            var admin = await app.SignedInAsync("admin");
            windows.Add((admin, (await admin.OpenAsync("/admin/mail")).QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value));
        }

        var answers = await Task.WhenAll(windows.Select(w => w.Admin.Client.PostAsync($"/admin/mail?id={id}", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", w.Token)]))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(Directory.GetFiles(Path.Combine(app.DataFolder, "mail"), "*.eml"));
    }

    [Fact]
    public async Task It_is_for_admins()
    {
        await using var app = new LabApp();
        Assert.Equal(HttpStatusCode.Forbidden, await (await app.SignedInAsync("lead")).StatusOfAsync("/admin/mail"));
    }

    private static async Task<int> FailedMailAsync(LabApp app)
    {
        await app.InDatabaseAsync(db =>
        {
            var mail = new OutgoingMail(MailKind.IdeaNews, "k", "<k@example.org>", new Addressee("ana@example.org", "Ana", null), new Letter("Subject", "<p>Html</p>", "Text"), null, app.Clock.Now);
            mail.Claim(app.Clock.Now, app.Clock.Now.AddMinutes(5));
            mail.GiveUp(MailFault.AddressRefused, "550 no such user", app.Clock.Now);
            db.Add(mail);
            return db.SaveChangesAsync();
        });
        return await app.InDatabaseAsync(db => db.Mails.Select(m => m.Id).SingleAsync());
    }
}
