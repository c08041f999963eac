using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Mail.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdeaLab.Tests.Jobs;

/// <summary>A choice counts at once: also for mails that wait, are on their way or are just being written.</summary>
public sealed class WantedMailTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private Person _reader = null!;

    public async Task InitializeAsync() => _reader = await _app.PersonAsync("customer2");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_queued_mail_is_closed_with_the_reason_its_ledger_line_says_declined_and_no_other_mail_is_touched()
    {
        var (mail, entry) = await QueueAsync(MailKind.IdeaNews);
        var (digest, _) = await QueueAsync(MailKind.WeeklyDigest);
        await StopAsync();

        var closed = await MailAsync(mail);
        Assert.Equal((MailState.Failed, MailFault.NotWanted, _app.Clock.Now, false), (closed.State, closed.LastFault!.Value, closed.FailedAt!.Value, closed.CanTryAgain));
        Assert.Equal((DigestState.Skipped, DigestSkip.Declined), await LineAsync(entry));
        Assert.Equal(MailState.Queued, (await MailAsync(digest)).State);
        Assert.Equal([digest], await SendAsync());

        var admin = await _app.SignedInAsync("admin", "en");
        Assert.Contains("no longer wants mails of this kind", (await admin.OpenAsync("/admin/mail")).Body!.TextContent);
    }

    [Fact]
    public async Task Who_changes_their_mind_gets_what_was_closed()
    {
        var (mail, entry) = await QueueAsync(MailKind.IdeaNews);
        await StopAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        await StopAsync("again");

        Assert.Equal([mail], await SendAsync());
        Assert.Equal((DigestState.Sent, null), await LineAsync(entry));
    }

    [Fact]
    public async Task What_was_closed_long_ago_stays_closed()
    {
        await QueueAsync(MailKind.IdeaNews);
        await StopAsync();
        _app.Clock.Advance(TimeSpan.FromDays(2));
        await StopAsync("again");
        Assert.Empty(await SendAsync());
    }

    [Fact]
    public async Task A_mail_written_by_somebody_who_had_not_heard_of_it_is_closed_when_its_turn_comes()
    {
        await StopAsync();
        var (mail, entry) = await QueueAsync(MailKind.IdeaNews);
        Assert.Empty(await SendAsync());
        Assert.Equal((MailState.Failed, MailFault.NotWanted), ((await MailAsync(mail)).State, (await MailAsync(mail)).LastFault!.Value));
        Assert.Equal((DigestState.Skipped, DigestSkip.Declined), await LineAsync(entry));
    }

    [Theory]
    [InlineData(MailFault.ServerAway), InlineData(MailFault.MailboxBusy)]
    public async Task A_mail_that_is_claimed_at_that_moment_and_comes_back_is_not_tried_again(MailFault fault)
    {
        var (mail, entry) = await QueueAsync(MailKind.IdeaNews);
        var post = new Post { During = async () => { await StopAsync(); throw new MailFaultException(fault, "later"); } };
        Assert.Empty(await SendAsync(post));
        Assert.Equal(1, post.Asked);

        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(await SendAsync(post));
        Assert.Equal(1, post.Asked);
        Assert.Equal(MailFault.NotWanted, (await MailAsync(mail)).LastFault);
        Assert.Equal((DigestState.Skipped, DigestSkip.Declined), await LineAsync(entry));
    }

    [Fact]
    public async Task A_mail_that_is_out_at_that_moment_is_said_to_be_sent()
    {
        var (mail, entry) = await QueueAsync(MailKind.IdeaNews);
        Assert.Equal([mail], await SendAsync(new Post { During = () => StopAsync() }));
        Assert.Equal(MailState.Sent, (await MailAsync(mail)).State);
        Assert.Equal((DigestState.Sent, null), await LineAsync(entry));
    }

    [Fact]
    public async Task Mails_of_the_same_run_that_are_closed_while_the_first_is_out_are_not_sent()
    {
        var (first, line) = await QueueAsync(MailKind.IdeaNews, day: 1);
        var (second, lineOfSecond) = await QueueAsync(MailKind.IdeaNews, day: 2);
        await QueueAsync(MailKind.IdeaNews, day: 3);
        var post = new Post { During = () => StopAsync() };
        Assert.Equal([first], await SendAsync(post));
        Assert.Equal(1, post.Asked);
        Assert.Equal((DigestState.Sent, null), await LineAsync(line));
        Assert.Equal(MailFault.NotWanted, (await MailAsync(second)).LastFault);
        Assert.Equal((DigestState.Skipped, DigestSkip.Declined), await LineAsync(lineOfSecond));
    }

    [Fact]
    public async Task A_line_of_the_ledger_that_changes_while_its_mail_is_out_says_sent_all_the_same()
    {
        var (first, line) = await QueueAsync(MailKind.IdeaNews, day: 1);
        var (second, _) = await QueueAsync(MailKind.IdeaNews, day: 2);
        var post = new Post
        {
            During = () => _app.InDatabaseAsync(async db =>
            {
                (await db.Digests.SingleAsync(d => d.Id == line)).Follow(await db.Mails.AsNoTracking().SingleAsync(m => m.Id == first));
                return await db.SaveChangesAsync();
            }),
        };
        Assert.Equal([first, second], await SendAsync(post));
        Assert.Equal((DigestState.Sent, null), await LineAsync(line));
        Assert.Equal(MailState.Sent, (await MailAsync(first)).State);
    }

    [Fact]
    public async Task A_mail_whose_sender_died_is_not_taken_up_again()
    {
        var (mail, _) = await QueueAsync(MailKind.IdeaNews);
        await _app.InDatabaseAsync(async db =>
        {
            (await db.Mails.SingleAsync(m => m.Id == mail)).Claim(_app.Clock.Now, _app.Clock.Now.AddMinutes(5));
            return await db.SaveChangesAsync();
        });
        await StopAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty(await SendAsync());
        Assert.Equal(MailFault.NotWanted, (await MailAsync(mail)).LastFault);
    }

    [Fact]
    public async Task Stopping_and_sending_at_once_end_in_one_of_two_ways_for_each_mail()
    {
        var mails = new List<int>();
        for (var n = 0; n < 20; n++) mails.Add((await QueueAsync(MailKind.IdeaNews, n)).Mail);
        var post = new Post();
        await Task.WhenAll(Task.Run(() => SendAsync(post)), Task.Run(() => StopAsync()), Task.Run(() => SendAsync(post)));
        await SendAsync(post);

        var ended = await _app.InDatabaseAsync(db => db.Mails.ToListAsync());
        Assert.All(ended, m => Assert.True(m.State == MailState.Sent || m.LastFault == MailFault.NotWanted, $"{m.State} {m.LastFault}"));
        Assert.Equal(ended.Where(m => m.State == MailState.Sent).Select(m => m.Id).Order(), post.Taken.Order());
        var lines = await _app.InDatabaseAsync(db => db.Digests.ToDictionaryAsync(d => d.MailId!.Value, d => d.State));
        Assert.All(ended, m => Assert.Equal(m.State == MailState.Sent ? DigestState.Sent : DigestState.Skipped, lines[m.Id]));
    }

    [Fact]
    public async Task Stopping_one_kind_closes_the_mails_of_that_kind_alone()
    {
        var (replies, _) = await QueueAsync(MailKind.IdeaNews, 1, NewsKinds.Replies);
        var (followed, _) = await QueueAsync(MailKind.IdeaNews, 2, NewsKinds.Followed);
        var (both, _) = await QueueAsync(MailKind.IdeaNews, 3, NewsKinds.Followed | NewsKinds.Replies);
        var visitor = await _app.SignedInAsync("customer2");
        await visitor.PostAsync("/account/mail", "/account/mail", ("Form.Replies", "Never"));
        Assert.Equal([followed, both], (await SendAsync()).Order());
        Assert.Equal(MailFault.NotWanted, (await MailAsync(replies)).LastFault);
    }

    private async Task StopAsync(string act = "stop")
    {
        var token = _app.Services.GetRequiredService<UnsubscribeTokens>().For(_reader.Id, BulkMail.IdeaNews, NewsChoices.All(MailChoice.Instant));
        using var client = _app.CreateClient(new() { HandleCookies = false });
        using var answer = await client.PostAsync($"/mail/unsubscribe/{token}", new FormUrlEncodedContent([KeyValuePair.Create("act", act)]));
        answer.EnsureSuccessStatusCode();
    }

    private Task<(int Mail, int Entry)> QueueAsync(MailKind kind, int day = 0, NewsKinds news = NewsKinds.Followed) => _app.InDatabaseAsync(async db =>
    {
        var mail = new OutgoingMail(kind, $"{kind}:{day}", $"<{kind}.{day}@example.org>", new("customer2@idealab.test", "Oliver", _reader.Id), new("News", "<p>News</p>", "News"), new("news.example.org", "https://x", null, news), _app.Clock.Now);
        var entry = new DigestEntry(_reader.Id, kind == MailKind.IdeaNews ? DigestKind.DailyNews : DigestKind.Weekly, DigestWindow.DayOf(_app.Clock.Now.AddDays(-day), TimeZoneInfo.Utc), _app.Clock.Now);
        entry.Queue(mail, "[]", _app.Clock.Now);
        db.Add(entry);
        await db.SaveChangesAsync();
        return (mail.Id, entry.Id);
    });

    private async Task<List<int>> SendAsync(Post? post = null)
    {
        post ??= new Post();
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdeaLabDb>();
        using var sender = new MailSender(db, post, _app.Clock, NullLogger<MailSender>.Instance);
        await new SendMailJob(db, sender, MailDesk.Settings, _app.Clock).RunAsync(default);
        return [.. post.Taken];
    }

    private Task<OutgoingMail> MailAsync(int id) => _app.InDatabaseAsync(db => db.Mails.SingleAsync(m => m.Id == id));

    private Task<(DigestState, DigestSkip?)> LineAsync(int id) => _app.InDatabaseAsync(async db =>
    {
        var line = await db.Digests.SingleAsync(d => d.Id == id);
        return (line.State, line.SkippedBecause);
    });

    private sealed class Post : IMailTransport, IMailSession
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<int> _taken = [];
        private int _asked;

        public Func<Task>? During { get; init; }
        public IReadOnlyCollection<int> Taken => _taken;
        public int Asked => _asked;
        public string Destination => "nowhere";

        public IMailSession Open() => this;

        public Task<SmtpFindings?> ExamineAsync(string? recipient, CancellationToken ct) => Task.FromResult<SmtpFindings?>(null);

        public async Task SendAsync(OutgoingMail mail, string lab, CancellationToken ct)
        {
            Interlocked.Increment(ref _asked);
            if (During is not null) await During();
            _taken.Enqueue(mail.Id);
        }

        public void Dispose() { }
    }
}
