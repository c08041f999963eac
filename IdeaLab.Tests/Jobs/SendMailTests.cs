using System.Collections.Concurrent;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdeaLab.Tests.Jobs;

public sealed class SendMailTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2025, 11, 17, 7, 0, 0, TimeSpan.Zero));

    public SendMailTests() => EmptyDatabase.CopyTo(_folder.File("idealab.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_waits_goes_out_and_is_marked()
    {
        await QueueAsync(3);
        var transport = new Post();

        Assert.Equal(3, await RunAsync(transport));
        Assert.Equal(0, await RunAsync(transport));

        Assert.Equal(3, transport.Taken.Count);
        Assert.All(await MailsAsync(), mail => Assert.Equal((MailState.Sent, _clock.Now), (mail.State, mail.SentAt)));
    }

    [Fact]
    public async Task Two_processes_at_once_send_each_mail_once()
    {
        await QueueAsync(40);
        var transport = new Post();

        var sent = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => RunAsync(transport))));

        Assert.Equal(40, sent.Sum());
        Assert.Equal(40, transport.Taken.Count);
        Assert.Equal(40, transport.Taken.Distinct().Count());
    }

    [Fact]
    public async Task The_mail_claimed_with_the_mark_of_the_one_before_is_left_alone_when_another_was_faster()
    {
        await QueueAsync(3);
        var transport = new Post();
        // While the first is on its way, another process sends the second.
        transport.Refuse = mail =>
        {
            if (mail.Key == (MailsAsync().GetAwaiter().GetResult())[0].Key) TakeSecondAsync().GetAwaiter().GetResult();
            return null;
        };

        Assert.Equal(2, await RunAsync(transport));

        Assert.Equal(2, transport.Taken.Count);
        Assert.Equal([(MailState.Sent, 1), (MailState.Sending, 1), (MailState.Sent, 1)], (await MailsAsync()).Select(m => (m.State, m.Attempts)));

        async Task TakeSecondAsync()
        {
            await using var db = Open();
            (await db.Mails.OrderBy(m => m.Id).Skip(1).FirstAsync()).Claim(_clock.Now, _clock.Now + MailSender.Lease);
            await db.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task A_fault_that_concerns_all_stops_the_run_and_loses_none()
    {
        await QueueAsync(5);
        var transport = new Post { Refuse = _ => MailFault.SignInRefused };

        Assert.Equal(0, await RunAsync(transport));

        var mails = await MailsAsync();
        Assert.Equal(1, transport.Asked);
        Assert.All(mails, mail => Assert.Equal((MailState.Queued, 0), (mail.State, mail.Attempts)));
        Assert.Equal(MailFault.SignInRefused, Assert.Single(mails, mail => mail.LastFault is not null).LastFault);

        transport.Refuse = _ => null;
        _clock.Advance(MailSender.Rest);
        Assert.Equal(5, await RunAsync(transport));
    }

    [Fact]
    public async Task One_run_is_one_session()
    {
        await QueueAsync(150);
        var transport = new Post();
        Assert.Equal(150, await RunAsync(transport));
        Assert.Equal(1, transport.Opened);
    }

    [Fact]
    public async Task While_the_queue_stands_still_one_mail_is_tried_at_growing_intervals_also_after_a_restart_and_the_first_that_gets_through_frees_all()
    {
        await QueueAsync(5);
        var transport = new Post { Refuse = _ => MailFault.ServerAway };
        var asked = new List<int>();
        for (var minute = 0; minute <= 31; minute++, _clock.Advance(TimeSpan.FromMinutes(1)))
        {
            Assert.Equal(0, await RunAsync(transport));
            if (asked.Count < transport.Asked) asked.Add(minute);
        }
        Assert.Equal([0, 1, 3, 7, 15, 31], asked);
        var stop = await StopAsync();
        Assert.Equal((MailFault.ServerAway, "as asked", 6, "> EHLO lab\n< 250 test"), (stop!.Fault, stop.Detail, stop.Found, stop.Dialogue));
        Assert.All(await MailsAsync(), mail => Assert.Equal((MailState.Queued, 0), (mail.State, mail.Attempts)));

        transport.Refuse = _ => null;
        Assert.Equal(0, await RunAsync(transport));
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(5, await RunAsync(transport));
        Assert.Null(await StopAsync());
    }

    [Fact]
    public async Task Of_two_processes_one_sends_the_probe()
    {
        await QueueAsync(5);
        var transport = new Post { Refuse = _ => MailFault.ServerAway };
        await RunAsync(transport);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => RunAsync(transport))));

        Assert.Equal(2, transport.Asked);
    }

    [Fact]
    public async Task A_server_that_refuses_an_address_is_there_again()
    {
        await QueueAsync(3);
        var transport = new Post { Refuse = _ => MailFault.ServerAway };
        await RunAsync(transport);
        _clock.Advance(TimeSpan.FromMinutes(1));
        transport.Refuse = mail => mail.Key == "mail:1" ? MailFault.MailboxBusy : null;

        Assert.Equal(2, await RunAsync(transport));
        Assert.Null(await StopAsync());
    }

    [Fact]
    public async Task A_domain_gets_so_many_a_minute_and_holds_up_no_other()
    {
        await QueueAsync(5, "big.example");
        await QueueAsync(2, "small.example");
        var (transport, paced) = (new Post(), MailDesk.Settings with { PerDomainPerMinute = 2, Smtp = new SmtpSettings { Host = "mail.example.org" } });

        Assert.Equal(4, await RunAsync(transport, paced));
        Assert.Equal(0, await RunAsync(transport, paced));
        Assert.All((await MailsAsync()).Where(mail => mail.State != MailState.Sent), mail => Assert.Equal((MailState.Queued, 0, _clock.Now), (mail.State, mail.Attempts, mail.NextAttemptAt)));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await RunAsync(transport, paced));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await RunAsync(transport, paced));
    }

    [Fact]
    public async Task Without_a_limit_or_a_server_nothing_is_paced()
    {
        await QueueAsync(5);
        Assert.Equal(5, await RunAsync(new Post(), MailDesk.Settings with { PerDomainPerMinute = 1 }));
        await QueueAsync(5, "other.example");
        Assert.Equal(5, await RunAsync(new Post(), MailDesk.Settings with { PerDomainPerMinute = 0, Smtp = new SmtpSettings { Host = "mail.example.org" } }));
    }

    [Fact]
    public async Task One_bad_address_does_not_hold_up_the_others()
    {
        await QueueAsync(3);
        var transport = new Post { Refuse = mail => mail.Key == "mail:1" ? MailFault.AddressRefused : mail.Key == "mail:2" ? MailFault.MailboxBusy : null };

        Assert.Equal(1, await RunAsync(transport));

        Assert.Equal([MailState.Sent, MailState.Failed, MailState.Queued], (await MailsAsync()).Select(mail => mail.State));
        _clock.Advance(TimeSpan.FromMinutes(1));
        transport.Refuse = _ => null;
        Assert.Equal(1, await RunAsync(transport));
    }

    [Fact]
    public async Task A_mail_whose_sender_is_gone_is_taken_up_again_after_the_lease()
    {
        await QueueAsync(1);
        await using (var db = Open())
        {
            var mail = await db.Mails.SingleAsync();
            mail.Claim(_clock.Now, _clock.Now + MailSender.Lease);
            await db.SaveChangesAsync();
        }
        var transport = new Post();

        Assert.Equal(0, await RunAsync(transport));
        _clock.Advance(MailSender.Lease);
        Assert.Equal(1, await RunAsync(transport));
    }

    [Fact]
    public async Task A_key_is_written_once()
    {
        await QueueAsync(1);
        await Assert.ThrowsAsync<DbUpdateException>(() => QueueAsync(1));
    }

    private async Task<int> RunAsync(IMailTransport transport, MailSettings? settings = null)
    {
        await using var db = Open();
        using var sender = new MailSender(db, transport, _clock, NullLogger<MailSender>.Instance);
        return await new SendMailJob(db, sender, settings ?? MailDesk.Settings, _clock).RunAsync(default);
    }

    private async Task<MailStop?> StopAsync()
    {
        await using var db = Open();
        return await db.MailStops.SingleOrDefaultAsync();
    }

    private async Task QueueAsync(int count, string domain = "example.org")
    {
        await using var db = Open();
        for (var n = 0; n < count; n++)
            db.Add(new OutgoingMail(MailKind.IdeaNews, domain == "example.org" ? $"mail:{n}" : $"{domain}:{n}", $"<{n}@{domain}>", new Addressee($"ana@{domain}", "Ana", null), new Letter("Subject", "<p>Html</p>", "Text"), null, _clock.Now));
        await db.SaveChangesAsync();
    }

    private async Task<List<OutgoingMail>> MailsAsync()
    {
        await using var db = Open();
        return await db.Mails.OrderBy(m => m.Id).ToListAsync();
    }

    private IdeaLabDb Open() => EmptyDatabase.Open(_folder.File("idealab.db"));

    /// <summary>A server that keeps what it takes and refuses what it is told to.</summary>
    private sealed class Post : IMailTransport
    {
        private int _asked;
        private int _opened;

        public Func<OutgoingMail, MailFault?> Refuse { get; set; } = _ => null;
        public ConcurrentBag<string> Taken { get; } = [];
        public int Asked => _asked;
        public string Destination => "test";

        public int Opened => _opened;

        public IMailSession Open()
        {
            Interlocked.Increment(ref _opened);
            return new Session(this);
        }

        public Task<SmtpFindings?> ExamineAsync(string? recipient, CancellationToken ct) =>
            Task.FromResult<SmtpFindings?>(new SmtpFindings("> EHLO lab\n< 250 test", MailFault.ServerAway, "as asked", null, false, false));

        private sealed class Session(Post post) : IMailSession
        {
            public async Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct)
            {
                Interlocked.Increment(ref post._asked);
                await Task.Delay(1, ct);
                if (post.Refuse(mail) is { } fault) throw new MailFaultException(fault, "as asked");
                post.Taken.Add(mail.MessageId);
            }

            public void Dispose()
            {
            }
        }
    }
}
