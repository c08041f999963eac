using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Domain.Mail;
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
