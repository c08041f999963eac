using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

public sealed class TidyUpTests
{
    [Fact]
    public async Task Idle_runs_go_after_a_day_but_the_last_of_each_job_and_others_after_thirty()
    {
        await using var lab = JobLab.Open();
        await lab.SaveAsync(Run("idle", 2, 0), Run("busy", 2, 3), Run("idle", 0.5, 0), Run("rare", 2, 0), Run("old", 31, 3));

        await lab.RunAsync<TidyUpJob>();

        var left = await lab.InDatabaseAsync(db => db.JobRuns.Where(r => r.Outcome == JobOutcome.Succeeded && r.Job != "TidyUp").Select(r => r.Job).ToListAsync());
        Assert.Equal(["busy", "idle", "rare"], left.Order());

        JobRun Run(string job, double daysAgo, int items)
        {
            var at = lab.Clock.Now.AddDays(-daysAgo);
            var run = new JobRun(job, at, at, "here");
            run.Succeed(items, at);
            return run;
        }
    }

    [Fact]
    public async Task Mails_go_after_ninety_days_and_what_the_ledger_says_of_them_stays()
    {
        await using var lab = JobLab.Open();
        await lab.SeedAsync(ideas: 0, people: 2);
        var people = await lab.InDatabaseAsync(db => db.People.Select(p => p.Id).Order().ToArrayAsync());
        await lab.SaveAsync(Digest(people[0], 91, mail => mail.Deliver(lab.Clock.Now.AddDays(-91))), Digest(people[1], 91, mail => mail.GiveUp(MailFault.AddressRefused, null, lab.Clock.Now.AddDays(-91))),
            Digest(people[2], 89, mail => mail.Deliver(lab.Clock.Now.AddDays(-89))));

        await lab.RunAsync<TidyUpJob>();

        Assert.Equal(people[2], await lab.InDatabaseAsync(db => db.Mails.Select(m => m.PersonId).SingleAsync()));
        var entries = await lab.InDatabaseAsync(db => db.Digests.OrderBy(d => d.PersonId).ToListAsync());
        Assert.Equal([DigestState.Sent, DigestState.Failed, DigestState.Sent], entries.Select(d => d.State));
        Assert.All(entries, entry => Assert.False(entry.IsDue(lab.Clock.Now)));

        DigestEntry Digest(int personId, int daysAgo, Action<OutgoingMail> end)
        {
            var at = lab.Clock.Now.AddDays(-daysAgo);
            var entry = new DigestEntry(personId, DigestKind.Weekly, DigestWindow.LastWeekDue(at, TimeZoneInfo.Utc), at);
            var mail = new OutgoingMail(MailKind.WeeklyDigest, $"digest:{personId}", $"<{personId}@idealab.test>", new Addressee("ana@example.org", "Ana", personId), new Letter("Subject", "<p>Html</p>", "Text"), null, at);
            entry.Claim(at, at.AddMinutes(10));
            entry.Queue(mail, "{}", at);
            mail.Claim(at, at.AddMinutes(5));
            end(mail);
            entry.Follow(mail);
            return entry;
        }
    }

    [Fact]
    public async Task All_snapshots_of_a_week_are_kept_then_the_last_of_each_day_and_later_of_each_week()
    {
        await using var lab = JobLab.Open();
        var (_, topics) = await lab.SeedAsync(ideas: 1);
        var now = lab.Clock.Now;
        DateTime[] taken =
        [
            now.AddDays(-79), now.AddDays(-78), now.AddDays(-70),
            now.AddDays(-20), now.AddDays(-20).AddHours(1), now.AddDays(-19),
            now.AddDays(-5).AddMinutes(1), now.AddDays(-5).AddMinutes(6),
            now.AddHours(-1), now.AddMinutes(-5),
        ];
        foreach (var at in taken) await lab.SaveAsync(new RankSnapshot(BoardOrder.Trending, null, at, [new RankPlace(new Standing(1, 0, 0, 0), 1, RankTerms.None)]), new RankSnapshot(BoardOrder.Trending, topics[0], at, []));

        await lab.RunAsync<TidyUpJob>();

        var left = await lab.SnapshotsAsync();
        DateTime[] kept = [taken[1], taken[2], .. taken[4..]];
        Assert.Equal(kept, left.Where(s => s.TopicId == null).Select(s => s.TakenAt));
        Assert.Equal(kept, left.Where(s => s.TopicId == topics[0]).Select(s => s.TakenAt));
        Assert.Equal(kept.Length, await lab.InDatabaseAsync(db => db.RankPlaces.CountAsync()));
    }
}
