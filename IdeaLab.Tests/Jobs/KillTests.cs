using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Tests.Mail.Smtp;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

/// <summary>Two real processes on one data folder are killed again and again while people vote and mails go out: what was acknowledged stands, and every mail is delivered.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Ideas = 40;
    private const int MailsBeforeEachKill = 50;

    // Killed whenever so many acts have been acknowledged.
    private static readonly int[] Kills = [50, 150, 250];

    private readonly TestFolder _data = new();
    private SmtpServer _server = null!;
    private TwoSites _sites = null!;
    private int _mails;

    public async Task InitializeAsync()
    {
        EmptyDatabase.CopyTo(_data.File("idealab.db"));
        await using var db = OpenDatabase();
        var author = new Person("Ruth", PersonKind.Employee, "en", "Europe/Madrid", Now);
        var topic = new Topic("General", "General");
        db.AddRange(Enumerable.Range(1, Ideas).Select(n => new Idea(author, $"Idea {n}", "Body", topic, Audience.Everyone, Now.AddDays(-n))));
        await db.SaveChangesAsync();

        _server = await SmtpServer.StartAsync();
        _sites = new TwoSites(_data.Path, ("Mail__From", "ideas@example.org"), ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", $"{_server.Port}"), ("Mail__Smtp__StartTls", "false"));
        await _sites.StartAsync();
    }

    [FactIfSmtp]
    public async Task Killing_both_processes_loses_no_acknowledged_vote_and_no_mail_and_repeats_at_most_the_mail_each_was_sending()
    {
        var ideas = await ReadAsync(db => db.Ideas.Select(i => i.Id).ToArrayAsync());
        var voters = await Task.WhenAll(DemoData.People.Select((person, n) => Voter.SignInAsync(_sites.UpAsync, person.Email, ideas, seed: n)));

        using var enough = new CancellationTokenSource();
        var voting = Task.WhenAll(voters.Select(voter => Task.Run(() => voter.VoteAsync(enough.Token))));
        foreach (var acts in Kills)
        {
            await VotesAsync(acts);
            await KillWhileMailsGoOutAsync();
            await LetLeasesRunOutAsync();
            await _sites.StartAsync();
        }

        await VotesAsync(Kills[^1] + 50);
        await enough.CancelAsync();
        await voting;
        await SendTheRestAsync();
        await _sites.AskForAsync("RecountVotes");
        _sites.Kill();

        await EveryAcknowledgedVoteIsThereAsync(voters);
        await EveryMailIsDeliveredAsync();

        // Until so many are acknowledged, or none comes any more: then awaiting the voters says why.
        async Task VotesAsync(int acts)
        {
            while (voters.Sum(v => v.Acknowledged) < acts && !voting.IsCompleted) await Task.Delay(5);
        }
    }

    public async Task DisposeAsync()
    {
        _sites.Dispose();
        await _server.DisposeAsync();
        _data.Dispose();
    }

    private async Task KillWhileMailsGoOutAsync()
    {
        var before = await SentAsync();
        await QueueMailsAsync();
        var asked = _sites.AskForAsync("SendMail");
        while (await SentAsync() == before && !asked.IsFaulted) await Task.Delay(5);
        _sites.Kill();

        Assert.InRange(await SentAsync(), before + 1, _mails - 1);
        // It may have been killed before it answered.
        await asked.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private async Task QueueMailsAsync()
    {
        await using var db = OpenDatabase();
        db.AddRange(Enumerable.Range(_mails + 1, MailsBeforeEachKill).Select(n => new OutgoingMail(
            MailKind.IdeaNews, $"mail:{n}", $"<mail-{n}@idealab.test>", new Addressee($"member{n}@example.com", $"Member {n}", null), new Letter($"News {n}", "<p>News</p>", "News"), null, Now)));
        await db.SaveChangesAsync();
        _mails += MailsBeforeEachKill;
    }

    private Task<int> SentAsync() => ReadAsync(db => db.Mails.CountAsync(m => m.State == MailState.Sent));

    private async Task EveryAcknowledgedVoteIsThereAsync(Voter[] voters)
    {
        var accounts = await ReadAsync(db => db.Users.ToDictionaryAsync(a => a.Email!, a => a.PersonId));
        var votes = await ReadAsync(db => db.Votes.Select(v => ValueTuple.Create(v.VoterId, v.IdeaId)).ToHashSetAsync());
        foreach (var voter in voters)
            foreach (var (idea, stands) in voter.Stands)
                Assert.True(votes.Contains((accounts[voter.Email], idea)) == stands, $"{voter.Email} was told that the vote on idea {idea} {(stands ? "counts" : "is taken back")}.");

        Assert.All(voters, voter => Assert.True(voter.Unknown <= Kills.Length));
        var ideas = await ReadAsync(db => db.Ideas.Select(i => new { i.VoteCount, Rows = i.Votes.Count }).ToListAsync());
        Assert.All(ideas, idea => Assert.Equal(idea.Rows, idea.VoteCount));
        var recount = await ReadAsync(db => db.JobRuns.OrderByDescending(r => r.Id).FirstAsync(r => r.Job == "RecountVotes" && r.Outcome == JobOutcome.Succeeded));
        Assert.Equal(0, recount.Items);
    }

    private async Task EveryMailIsDeliveredAsync()
    {
        var delivered = _server.Received;
        Assert.Equal(Enumerable.Range(1, _mails).Select(n => $"<mail-{n}@idealab.test>").Order(), delivered.Select(mail => mail["Message-ID"]).Distinct().Order());
        // SMTP cannot promise more: who is killed between the server's yes and their own mark says it again, one mail for each process and kill.
        Assert.InRange(delivered.Count - _mails, 0, TwoSites.Processes * Kills.Length);
        Assert.All(await ReadAsync(db => db.Mails.ToListAsync()), mail => Assert.Equal((MailState.Sent, true), (mail.State, mail.Attempts <= 1 + Kills.Length)));
    }

    private async Task SendTheRestAsync()
    {
        for (var tries = 0; tries < 60 && await ReadAsync(db => db.Mails.AnyAsync(m => m.State != MailState.Sent)); tries++)
        {
            await _sites.AskForAsync("SendMail");
            await Task.Delay(2000);
        }
    }

    // The minutes a sender has before another takes its mail over.
    private async Task LetLeasesRunOutAsync()
    {
        await using var db = OpenDatabase();
        await db.Mails.Where(m => m.State == MailState.Sending).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, Now.AddMinutes(-1)));
    }

    private async Task<T> ReadAsync<T>(Func<IdeaLabDb, Task<T>> read)
    {
        await using var db = OpenDatabase();
        return await read(db);
    }

    private IdeaLabDb OpenDatabase() => EmptyDatabase.Open(_data.File("idealab.db"));

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
}
