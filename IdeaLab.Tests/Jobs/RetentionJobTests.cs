using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Jobs;

/// <summary>What <see cref="TidyUpJob"/> throws away follows the periods that are set.</summary>
public sealed class RetentionJobTests
{
    [Fact]
    public async Task The_text_of_a_mail_goes_before_the_mail()
    {
        await using var lab = JobLab.Open();
        await lab.SaveAsync(Mail("old", 31), Mail("new", 29));
        await lab.RunAsync<TidyUpJob>();
        Assert.Equal(["new", "old"], await lab.InDatabaseAsync(db => db.Mails.IgnoreAutoIncludes().OrderBy(m => m.Key).Select(m => m.Key).ToListAsync()));
        Assert.Equal("new", await lab.InDatabaseAsync(db => db.Mails.Where(m => m.Body != null).Select(m => m.Key).SingleAsync()));

        await lab.InDatabaseAsync(async db =>
        {
            db.Add((await db.RetentionAsync(default)).Keep(Kept.MailBodies, 10)!);
            return await db.SaveChangesAsync();
        });
        lab.Clock.Advance(TimeSpan.FromDays(1));
        await lab.RunAsync<TidyUpJob>();
        Assert.Equal(0, await lab.InDatabaseAsync(db => db.Set<MailBody>().CountAsync()));

        OutgoingMail Mail(string key, int daysAgo)
        {
            var at = lab.Clock.Now.AddDays(-daysAgo);
            var mail = new OutgoingMail(MailKind.AuthorAsked, key, $"<{key}@idealab.test>", new Addressee("ana@example.org", "Ana", null), new Letter("Subject", "<p>Html</p>", "Text"), null, at);
            mail.Claim(at, at.AddMinutes(5));
            mail.Deliver(at);
            return mail;
        }
    }

    [Fact]
    public async Task Why_something_was_reported_is_forgotten_a_year_after_it_was_settled_and_that_it_was_stays()
    {
        await using var lab = JobLab.Open();
        var (ideas, _) = await lab.SeedAsync(ideas: 1);
        await lab.InDatabaseAsync(async db =>
        {
            var people = await db.People.OrderBy(p => p.Id).ToListAsync();
            var idea = await db.Ideas.SingleAsync(i => i.Id == ideas[0]);
            foreach (var (by, settledAgo) in (ValueTuple<int, int?>[])[(1, 366), (2, 364), (3, null)])
            {
                var flag = new Flag(idea, null, people[by], "It is an insult.", lab.Clock.Now.AddDays(-400));
                if (settledAgo is { } days) flag.Settle(people[0], lab.Clock.Now.AddDays(-days));
                db.Add(flag);
            }

            return await db.SaveChangesAsync();
        });

        await lab.RunAsync<TidyUpJob>();
        Assert.Equal((1, 2), await lab.InDatabaseAsync(async db => (await db.Flags.CountAsync(f => f.Reason == ""), await db.Flags.CountAsync(f => f.Reason == "It is an insult."))));
    }
}
