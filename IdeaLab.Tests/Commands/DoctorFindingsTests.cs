using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

/// <summary>Each subject of the doctor, sound and not.</summary>
public sealed class DoctorFindingsTests : ImportLab
{
    [Fact]
    public async Task A_sound_lab_has_a_line_for_each_subject()
    {
        await Lab.ShareAsync("Freeze a lost card");

        Assert.Equal(0, await RunAsync("doctor"));

        Assert.Collection(Said.ReplaceLineEndings("\n").Trim().Split('\n'),
            line => Assert.Equal("The record of decisions is whole: 0 decisions.", line),
            line => Assert.Equal("The audit log is whole: sealed entries 0.", line),
            line => Assert.Equal($"{Path.Combine(Lab.DataFolder, "idealab.db")} is whole.", line),
            line => Assert.Matches(@"^The schema is current: \d{14}_\w+\.$", line),
            line => Assert.Equal("Search: the index holds each of 1 ideas and 0 lessons.", line),
            line => Assert.Matches(@" can be written to and has [\d,]+ MiB free\.$", line),
            line => Assert.Equal("Data-protection keys: 1, each can be used. Encrypted with a certificate: 0.", line),
            line => Assert.Equal("Counters and scores of all ideas are those of their rows.", line),
            line => Assert.Equal("Jobs: not checked. Jobs:Enabled is false, so the timetable is kept elsewhere.", line),
            line => Assert.Equal("Links in mails begin with http://localhost.", line),
            line => Assert.Equal("No mail that is due waits long.", line),
            line => Assert.StartsWith("Mail is written into ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE Ideas SET VoteCount = 7", "Counters or scores differ from their rows at idea 1. The job RecountVotes mends them.")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE Ideas SET AuthorId = 999; PRAGMA foreign_keys = ON", "idealab.db is damaged: a row of Ideas refers to one of People that is not there (1 times).")]
    [InlineData("INSERT INTO IdeaSearch (IdeaSearch, rowid, Title, Body) SELECT 'delete', Id, Title, Body FROM Ideas", "Search: the index and the rows differ at 1 ideas and 0 lessons. INSERT INTO IdeaSearch (IdeaSearch) VALUES ('rebuild') makes it anew.")]
    [InlineData("DROP TABLE IdeaSearch", "Search could not be examined: ")]
    public async Task What_the_database_should_not_say_is_a_fault(string tampering, string fault)
    {
        await Lab.ShareAsync("Freeze a lost card");
        await Lab.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(tampering));

        Assert.Equal(1, await RunAsync("doctor"));

        Assert.Contains(fault, Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counters_are_looked_at_and_left_as_they_are()
    {
        await Lab.ShareAsync("Freeze a lost card");
        await Lab.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Ideas SET VoteCount = 7"));
        await RunAsync("doctor");
        Assert.Equal(7, await Lab.InDatabaseAsync(db => db.Ideas.Select(i => i.VoteCount).SingleAsync()));
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public async Task A_mail_that_waits_too_long_is_a_fault(int minutes, int exitCode)
    {
        await Lab.InDatabaseAsync(db =>
        {
            db.Add(new OutgoingMail(MailKind.IdeaNews, "mail:1", "<1@idealab.test>", new Addressee("ana@example.org", "Ana", null), new Letter("Subject", "<p>Html</p>", "Text"), null, Lab.Clock.Now));
            return db.SaveChangesAsync();
        });
        Lab.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(exitCode, await RunAsync("doctor"));

        Assert.Equal(exitCode == 1, Said.Contains("The oldest mail that is due has waited for 31 minutes; Health:LongestQueueMinutes is 30.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_is_a_fault_and_the_rest_is_examined()
    {
        await RunAsync("doctor");
        await Lab.InDatabaseAsync(db => db.DataProtectionKeys.ExecuteUpdateAsync(set => set.SetProperty(k => k.Xml, "<key")));

        Assert.Equal(1, await RunAsync("doctor"));

        Assert.Contains("Keys could not be examined: ", Said, StringComparison.Ordinal);
        Assert.Contains("Mail is written into ", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_an_address_that_is_not_set_is_a_fault()
    {
        Lab.Settings["Environment"] = "Production";
        Lab.Settings.Remove("Site:Address");

        Assert.Equal(1, await RunAsync("doctor"));

        Assert.Contains("Site:Address is not set: links in mails begin with http", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_did_not_end_well_for_three_periods_is_named_and_one_at_work_is_not()
    {
        using var data = new TestFolder();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        EmptyDatabase.CopyTo(data.File("idealab.db"));
        await using (var db = EmptyDatabase.Open(data.File("idealab.db")))
        {
            foreach (var job in Schedule.Jobs) db.Add(Run(job.Name, job.Name is "SendMail" or "RankIdeas" ? now.AddMinutes(-20) : now, ends: true));
            db.Add(Run("RankIdeas", now.AddMinutes(-10), ends: false));
            await db.SaveChangesAsync();
        }

        var (code, said) = await RealCommand.RunAsync(data.Path, "doctor");

        Assert.Equal(1, code);
        var fault = Assert.Single(said.Split('\n'), line => line.StartsWith("Job ", StringComparison.Ordinal));
        Assert.Equal($"Job SendMail is due every minute and last ended well at {now.AddMinutes(-20):yyyy-MM-dd HH:mm} UTC.", fault.Trim());

        static JobRun Run(string job, DateTime at, bool ends)
        {
            var run = new JobRun(job, at, at, "here");
            if (ends) run.Succeed(1, at);
            return run;
        }
    }
}
