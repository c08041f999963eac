using System.Collections.Concurrent;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
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

    private async Task<int> RunAsync(IMailTransport transport)
    {
        await using var db = Open();
        return await new SendMailJob(db, new MailSender(db, transport, _clock, NullLogger<MailSender>.Instance), _clock).RunAsync(default);
    }

    private async Task QueueAsync(int count)
    {
        await using var db = Open();
        for (var n = 0; n < count; n++)
            db.Add(new OutgoingMail(MailKind.IdeaNews, $"mail:{n}", $"<{n}@example.org>", new Addressee("ana@example.org", "Ana", null), new Letter("Subject", "<p>Html</p>", "Text"), null, _clock.Now));
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

        public Func<OutgoingMail, MailFault?> Refuse { get; set; } = _ => null;
        public ConcurrentBag<string> Taken { get; } = [];
        public int Asked => _asked;
        public string Destination => "test";

        public async Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct)
        {
            Interlocked.Increment(ref _asked);
            await Task.Delay(1, ct);
            if (Refuse(mail) is { } fault) throw new MailFaultException(fault, "as asked");
            Taken.Add(mail.MessageId);
        }
    }
}
