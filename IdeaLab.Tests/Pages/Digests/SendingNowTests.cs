using IdeaLab.Tests.Mail.Smtp;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Digests;

public sealed class SendingNowTests
{
    [TheoryIfSmtp]
    [InlineData("There is no such mailbox", "refuse-550-5.1.1@idealab.test"), InlineData("waits in the queue", "refuse-452-4.2.2@idealab.test")]
    public async Task Who_has_the_preview_sent_at_once_is_told_whether_it_waits_or_was_refused_for_good(string told, string address)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var app = server.App();
        await app.ShareAsync("Freeze a lost card", daysAgo: 1);
        var lead = await app.SignedInAsync("lead");
        await app.InDatabaseAsync(db => db.Users.Where(a => a.Email == "lead@idealab.test").ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, address)));

        Assert.Contains(told, (await lead.PostAsync("/digests/preview", "/digests/preview")).QuerySelector(".notice")!.TextContent);
    }
}
