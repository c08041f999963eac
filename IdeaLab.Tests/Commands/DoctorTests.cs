using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Decisions;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

/// <summary>Somebody with the database file in hand alters the record; the doctor finds it.</summary>
public sealed class DoctorTests : ImportLab
{
    [Fact]
    public async Task An_empty_and_a_whole_record_are_sound()
    {
        Assert.Equal(0, await RunAsync("doctor"));
        await DecideAsync(3);
        Assert.Equal(0, await RunAsync("doctor"));
        Assert.StartsWith("The record of decisions is whole: 3 decisions.", Said);
    }

    [Theory]
    [InlineData("UPDATE Decisions SET Reason = 'We never wanted it.' WHERE Number = 2", "Decision 2 says something else than when it was written.")]
    [InlineData("UPDATE Decisions SET Evidence_Votes = 900 WHERE Number = 1", "Decision 1 says something else than when it was written.")]
    [InlineData("UPDATE Decisions SET At = '2025-12-24 09:00:00' WHERE Number = 3", "Decision 3 says something else than when it was written.")]
    [InlineData("DELETE FROM Decisions WHERE Number = 2", "Decision 2 is missing.")]
    [InlineData("DELETE FROM Decisions WHERE Number = 3", "Decision 3 is missing.")]
    [InlineData("DELETE FROM Decisions", "Decision 1 is missing.\nDecision 2 is missing.\nDecision 3 is missing.")]
    [InlineData("UPDATE Decisions SET PreviousHash = '' WHERE Number = 2", "Decision 2 says something else than when it was written.")]
    public async Task What_was_changed_or_taken_away_is_named(string tampering, string fault)
    {
        await DecideAsync(3);
        await Lab.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(tampering));
        Assert.Equal(1, await RunAsync("doctor"));
        Assert.Contains(fault, Said.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_end_of_the_audit_log_is_told_and_what_was_changed_in_it_or_waits_for_its_seal()
    {
        await NoteAsync("Boxing day");
        Assert.Equal(1, await Lab.InDatabaseAsync(db => new SealAuditJob(db).RunAsync(default)));
        Assert.Equal(0, await RunAsync("doctor"));
        Assert.Contains($"The audit log is whole: sealed entries 1, the last as {await Lab.InDatabaseAsync(db => db.AuditSeals.Select(s => s.Hash).SingleAsync())}.", Said, StringComparison.Ordinal);

        await NoteAsync("Christmas");
        Lab.Clock.Advance(TimeSpan.FromMinutes(16));
        await Lab.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Audit SET Changes = replace(Changes, 'Boxing', 'Wrestling')"));
        Assert.Equal(1, await RunAsync("doctor"));
        Assert.Contains("Entry 1 of the audit log says something else than when it was written.", Said, StringComparison.Ordinal);
        Assert.Contains("Entries of the audit log that nobody has sealed: 1.", Said, StringComparison.Ordinal);
    }

    private Task NoteAsync(string feast) => Lab.InDatabaseAsync(async db =>
    {
        db.Add(new AuditEntry(await db.DemoPersonAsync("admin"), AuditAct.Added, "Holiday", null, null, [new("Name", null, feast)], Lab.Clock.Now, null));
        return await db.SaveChangesAsync();
    });

    private async Task DecideAsync(int count)
    {
        for (var n = 1; n <= count; n++)
        {
            var id = await Lab.ShareAsync($"Idea number {n}");
            await Lab.InDatabaseAsync(async db =>
            {
                var (chain, idea, lead) = (await db.DecisionChains.SingleAsync(), await db.Ideas.Include(i => i.Topic.Owners).SingleAsync(i => i.Id == id), await db.DemoPersonAsync("lead"));
                var evidence = await db.EvidenceAsync(id, Lab.Clock.Now, CancellationToken.None);
                var terms = new DecisionTerms(DecisionOutcome.Later, ["Build it"], DecisionModel.Majority, "It costs more than it saves.", DateOnly.FromDateTime(Lab.Clock.Now.AddMonths(1)));
                db.Add(chain.Record(idea, lead, terms, evidence, DateOnly.FromDateTime(Lab.Clock.Now), Lab.Clock.Now));
                return await db.SaveChangesAsync();
            });
        }
    }
}
