using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using IdeaLab.Domain.Warning;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

/// <summary>Three ideas for which somebody votes every three hours, on a Wednesday at noon; the job has run once and learned that.</summary>
public sealed class WarnEarlyTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);

    private readonly LabApp _app = new();
    private int[] _ideas = [];

    public async Task InitializeAsync()
    {
        _app.Clock.Set(new(Noon));
        _ideas = [await _app.ShareAsync("Freeze my card", daysAgo: 60), await _app.ShareAsync("Savings goals", daysAgo: 60), await _app.ShareAsync("Dark mode", daysAgo: 60)];
        await _app.UsualTrafficAsync(_ideas);
        // What was unusual before the first run is no news any more.
        await _app.BurstAsync(_ideas[2], Noon.AddDays(-2), votes: 30);
        Assert.Equal(0, await _app.WarnAsync());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Thirty_votes_in_an_hour_are_told_of_at_the_next_run_and_once_in_the_week()
    {
        await _app.BurstAsync(_ideas[0], Noon, votes: 30);
        Assert.Equal(0, await WarnAtAsync(Noon.AddMinutes(50)));
        Assert.Equal(1, await WarnAtAsync(Noon.AddMinutes(70)));

        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal((_ideas[0], Noon, "2026-W10", AlertLabel.Organic, 30, 30), (alert.IdeaId, alert.Hour, alert.Week, alert.Label, alert.Votes, alert.NewVoters));
        Assert.Equal(EventKinds.Votes | EventKinds.NewVoters, alert.Kinds);
        Assert.InRange(alert.UsualVotes, 0.01, 0.5);
        Assert.Equal(Noon.AddMinutes(70), alert.OpenSince);

        Assert.Equal(0, await WarnAtAsync(Noon.AddMinutes(75)));
        await _app.BurstAsync(_ideas[0], Noon.AddDays(1), votes: 40);
        Assert.Equal(0, await WarnAtAsync(Noon.AddDays(1).AddHours(1)));
        await _app.BurstAsync(_ideas[0], Noon.AddDays(7), votes: 40);
        Assert.Equal(1, await WarnAtAsync(Noon.AddDays(7).AddHours(1)));
        Assert.Equal(["2026-W10", "2026-W11"], (await AlertsAsync()).Select(a => a.Week));
    }

    [Fact]
    public async Task Votes_kept_out_of_the_count_make_it_a_possible_campaign_and_restoring_them_unmakes_it()
    {
        await _app.BurstAsync(_ideas[0], Noon, votes: 30, doubts: VoteDoubts.Held);
        await _app.BurstAsync(_ideas[1], Noon, votes: 30);
        Assert.Equal(2, await WarnAtAsync(Noon.AddHours(1)));
        Assert.Equal([(AlertLabel.PossibleCampaign, 30), (AlertLabel.Organic, 0)], (await AlertsAsync()).OrderBy(a => a.IdeaId).Select(a => (a.Label, a.Doubted)));

        await SetDoubtsAsync(_ideas[0], VoteDoubts.None);
        await SetDoubtsAsync(_ideas[1], VoteDoubts.Removed);
        Assert.Equal(0, await WarnAtAsync(Noon.AddHours(2)));
        Assert.Equal([(AlertLabel.Organic, 0), (AlertLabel.PossibleCampaign, 30)], (await AlertsAsync()).OrderBy(a => a.IdeaId).Select(a => (a.Label, a.Doubted)));
    }

    [Fact]
    public async Task Comments_and_reports_count_as_well_and_four_of_anything_do_not()
    {
        await _app.BurstAsync(_ideas[0], Noon, comments: 12);
        await _app.BurstAsync(_ideas[1], Noon, flags: 8);
        await _app.BurstAsync(_ideas[2], Noon, votes: 4, comments: 4, flags: 4);
        Assert.Equal(2, await WarnAtAsync(Noon.AddHours(1)));
        Assert.Equal([EventKinds.Comments, EventKinds.Flags], (await AlertsAsync()).OrderBy(a => a.IdeaId).Select(a => a.Kinds));
    }

    [Fact]
    public async Task Hours_missed_while_nothing_ran_are_made_up_for_once_unless_they_are_a_week_old()
    {
        await _app.BurstAsync(_ideas[0], Noon.AddDays(1), votes: 30);
        await _app.BurstAsync(_ideas[1], Noon.AddDays(5), votes: 30);
        await _app.BurstAsync(_ideas[1], Noon.AddDays(5).AddHours(2), votes: 30);
        await _app.BurstAsync(_ideas[2], Noon.AddDays(8), votes: 30);
        Assert.Equal(2, await WarnAtAsync(Noon.AddDays(9)));
        Assert.Equal(0, await WarnAtAsync(Noon.AddDays(9).AddMinutes(5)));

        Assert.Equal([(_ideas[1], Noon.AddDays(5)), (_ideas[2], Noon.AddDays(8))], (await AlertsAsync()).OrderBy(a => a.IdeaId).Select(a => (a.IdeaId, a.Hour)));
        Assert.Equal(4 * 56 * 24, await _app.InDatabaseAsync(db => db.SiteHours.CountAsync()));
    }

    [Fact]
    public async Task What_was_brought_in_from_elsewhere_or_by_a_merge_did_not_come_here()
    {
        await _app.BurstAsync(_ideas[0], Noon, votes: 30, isBroughtIn: true);
        // In the hour of the merge 20 votes come from an idea for which they were cast before, quietly enough.
        var other = await _app.ShareAsync("Freeze a lost card", daysAgo: 60);
        for (var day = 0; day < 5; day++) await _app.BurstAsync(other, Noon.AddDays(-1).AddHours(-day), votes: 4);
        _app.Clock.Set(new(Noon.AddMinutes(40)));
        await _app.MergeAsync(other, _ideas[1]);
        Assert.Equal((38 + 30, 37 + 20), ((await _app.VotesAsync(_ideas[0])).Rows, (await _app.VotesAsync(_ideas[1])).Rows));
        Assert.Equal(0, await WarnAtAsync(Noon.AddHours(1)));
    }

    [Fact]
    public async Task Owners_and_leads_who_wish_are_written_to_at_once()
    {
        await _app.InDatabaseAsync(async db =>
        {
            foreach (var who in (string[])["owner", "lead", "reviewer", "customer"]) (await db.DemoPersonAsync(who)).ReceiveWarnings(true);
            (await db.Topics.Include(t => t.Owners).SingleAsync()).GiveTo([await db.DemoPersonAsync("owner")]);
            return await db.SaveChangesAsync();
        });
        await _app.BurstAsync(_ideas[0], Noon, votes: 30, doubts: VoteDoubts.Held);
        await WarnAtAsync(Noon.AddHours(1));
        await WarnAtAsync(Noon.AddHours(2));

        var mails = await MailsAsync();
        Assert.Equal(["lead@idealab.test", "owner@idealab.test"], mails.Select(m => m.Address).Order());
        var mail = mails.Single(m => m.Address == "owner@idealab.test");
        Assert.Equal("30 votos en una hora: «Freeze my card»", mail.Subject);
        Assert.Contains("* 30 votos, lo habitual son 0,1", mail.TextBody);
        Assert.Contains("Posible campaña", mail.TextBody);
        Assert.Contains($"/ideas/{_ideas[0]}/why", mail.TextBody);
        Assert.Contains("Posible campaña", mail.HtmlBody);
        Assert.Contains($"/ideas/{_ideas[0]}/why", mail.HtmlBody);

        // Stopped from the mail itself, without signing in.
        using var answer = await _app.Visitor().Client.PostAsync(mail.UnsubscribeUrl, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
        answer.EnsureSuccessStatusCode();
        Assert.False((await _app.PersonAsync("owner")).ReceivesWarnings);
        await _app.BurstAsync(_ideas[1], Noon.AddHours(3), votes: 30);
        Assert.Equal(1, await WarnAtAsync(Noon.AddHours(4)));
        Assert.Equal(["lead@idealab.test"], (await MailsAsync()).Skip(2).Select(m => m.Address));
    }

    [Fact]
    public async Task Nobody_who_does_not_own_the_topic_may_not_see_the_idea_or_has_not_asked_is_written_to()
    {
        await _app.InDatabaseAsync(async db =>
        {
            (await db.DemoPersonAsync("owner")).ReceiveWarnings(true);
            return await db.SaveChangesAsync();
        });
        await _app.BurstAsync(_ideas[0], Noon, votes: 30);
        Assert.Equal(1, await WarnAtAsync(Noon.AddHours(1)));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Two_processes_at_once_raise_it_once()
    {
        await _app.BurstAsync(_ideas[0], Noon, votes: 30);
        _app.Clock.Set(new(Noon.AddHours(1)));
        var raised = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(_app.WarnAsync)));
        Assert.Equal(1, raised.Sum());
        Assert.Single(await AlertsAsync());
    }

    private Task<int> WarnAtAsync(DateTime at)
    {
        _app.Clock.Set(new(at));
        return _app.WarnAsync();
    }

    private Task<List<Alert>> AlertsAsync() => _app.InDatabaseAsync(db => db.Alerts.AsNoTracking().OrderBy(a => a.Id).ToListAsync());

    private Task<List<OutgoingMail>> MailsAsync() => _app.InDatabaseAsync(db => db.Mails.AsNoTracking().Where(m => m.Kind == MailKind.EarlyWarning).OrderBy(m => m.Id).ToListAsync());

    private Task<int> SetDoubtsAsync(int ideaId, VoteDoubts doubts) => _app.InDatabaseAsync(db =>
        db.Votes.Where(v => v.IdeaId == ideaId && v.CastAt >= Noon).ExecuteUpdateAsync(set => set.SetProperty(v => v.Doubts, doubts)));
}
