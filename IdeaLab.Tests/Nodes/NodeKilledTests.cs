using System.Globalization;
using System.Net;
using IdeaLab.Tests.Jobs;
using IdeaLab.Tests.Mail.Smtp;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Nodes;

/// <summary>One of two nodes is killed while it sends digests: the balancer sends everybody to the other, which sends the rest.</summary>
public sealed class NodeKilledTests
{
    private const string Admin = "admin@example.org";
    private const int MailsBeforeTheKill = 3;

    [FactIfBalancer]
    public async Task A_node_killed_in_the_middle_of_digests_is_missed_by_nobody()
    {
        await using var lab = new DigestKillLab();
        var recipients = await lab.ExpectAsync(owners: 4, members: 6, oneDeclines: true);
        await lab.JoinAdminAsync(Admin);
        var up = new TaskCompletionSource<Dictionary<int, RealSite>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var killed = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lab.At = moment =>
        {
            var sites = up.Task.GetAwaiter().GetResult();
            if (moment is not SmtpMoment.Data || lab.Delivered < MailsBeforeTheKill || killed.Task.IsCompleted) return;
            var sender = lab.InDatabaseAsync(db => db.JobRuns.Where(r => r.Job == "SendMail" && r.EndedAt == null).OrderBy(r => r.Id).Select(r => r.Node).FirstAsync()).GetAwaiter().GetResult();
            var id = int.Parse(sender[(sender.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            sites[id].Kill();
            killed.TrySetResult(id);
        };

        (string, string)[] settings = [("Demo__Ideas", "false"), ("Proxy__KnownNetworks", "127.0.0.1")];
        var started = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => lab.StartSiteAsync(settings)));
        await using var balancer = await Balancer.StartAsync([.. started.Select(s => s.Address)]);
        try
        {
            using var client = balancer.Browser();
            var admin = new Visitor(client);
            (await admin.TrySignInAsync(Admin)).Dispose();
            var asked = await lab.InDatabaseAsync(db => db.Mails.AsNoTracking().SingleAsync(m => m.Address == Admin));
            await admin.PostAsync("/account/second-step", "/account/second-step", ("Form.Code", asked.Code()));
            Assert.True(await admin.IsSignedInAsync());
            // Once they are up they write the digests that are due, and send each minute.
            up.SetResult(started.ToDictionary(s => s.Site.Id, s => s.Site));
            var dead = await killed.Task.WaitAsync(TimeSpan.FromMinutes(3));
            Assert.InRange(lab.Delivered, MailsBeforeTheKill, recipients.Count - 2);

            for (var n = 0; n < 20; n++)
            {
                using var answer = await client.GetAsync("/admin/jobs");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            await TwoSites.AskForAsync(admin, "SendMail");
            await started.Single(s => s.Site.Id != dead).Site.EndAsync();
            await lab.FinishAsync(recipients, "the kill of a node");
        }
        finally
        {
            foreach (var (site, _) in started) site.Dispose();
        }
    }
}
