using IdeaLab.Domain.Audit;
using IdeaLab.Domain.People;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Security;

public sealed class AuditChainTests : IAsyncLifetime
{
    private readonly JobLab _lab = JobLab.Open(services => services.AddScoped<SealAuditJob>());

    [Fact]
    public async Task Each_entry_is_sealed_once_and_carries_the_hash_of_the_one_before()
    {
        await WriteAsync(3);
        Assert.Equal(3, (await _lab.RunAsync<SealAuditJob>())!.Items);
        await WriteAsync(2);
        _lab.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await _lab.RunAsync<SealAuditJob>())!.Items);

        var seals = await SealsAsync();
        Assert.Equal([1, 2, 3, 4, 5], seals.Select(s => s.Number));
        Assert.Equal(["", .. seals.SkipLast(1).Select(s => s.Hash)], seals.Select(s => s.PreviousHash));
        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task More_entries_than_one_go_takes_are_all_sealed()
    {
        await WriteAsync(1201);

        Assert.Equal(1201, (await _lab.RunAsync<SealAuditJob>())!.Items);

        Assert.Equal(1201, await _lab.InDatabaseAsync(db => db.AuditSeals.CountAsync()));
    }

    [Fact]
    public async Task One_that_is_saved_after_a_later_number_is_sealed_behind_it()
    {
        await WriteAsync(3);
        await _lab.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Audit SET Id = 10 WHERE Id = 2"));
        await _lab.RunAsync<SealAuditJob>();
        await WriteAsync(1);
        await _lab.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Audit SET Id = 2 WHERE Id = 11"));
        _lab.Clock.Advance(TimeSpan.FromMinutes(1));

        await _lab.RunAsync<SealAuditJob>();

        Assert.Equal([1, 3, 10, 2], (await SealsAsync()).Select(s => s.EntryId));
        Assert.Empty(await FaultsAsync());
    }

    [Theory]
    [InlineData("UPDATE Audit SET ActorId = 2 WHERE Id = 2", "Changed 2")]
    [InlineData("UPDATE Audit SET [From] = '203.0.113.9' WHERE Id = 1", "Changed 1")]
    [InlineData("UPDATE Audit SET At = '2025-12-24 09:00:00' WHERE Id = 3", "Changed 3")]
    [InlineData("UPDATE Audit SET Changes = replace(Changes, '200', '300') WHERE Id = 2", "Changed 2")]
    [InlineData("UPDATE AuditSeals SET PreviousHash = '' WHERE Number = 2", "Changed 2")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM Audit WHERE Id = 2", "Missing 2")]
    [InlineData("DELETE FROM AuditSeals WHERE Number = 3", "Missing 3")]
    public async Task What_is_changed_or_taken_away_afterwards_is_found(string tampering, string found)
    {
        await WriteAsync(3);
        await _lab.RunAsync<SealAuditJob>();
        Assert.Empty(await FaultsAsync());

        await _lab.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(tampering));

        Assert.Equal([found], (await FaultsAsync()).Select(f => $"{f.Kind} {f.Number}"));
    }

    [Fact]
    public async Task Who_takes_both_an_entry_and_its_seal_away_and_makes_the_end_fit_leaves_other_hashes_than_were_noted()
    {
        await WriteAsync(3);
        await _lab.RunAsync<SealAuditJob>();
        var noted = await _lab.InDatabaseAsync(db => db.AuditChains.Select(c => c.LastHash).SingleAsync());

        await _lab.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(
            "DELETE FROM AuditSeals WHERE Number = 3; DELETE FROM Audit WHERE Id = 3; UPDATE AuditChains SET Count = 2, LastHash = (SELECT Hash FROM AuditSeals WHERE Number = 2)"));

        Assert.Empty(await FaultsAsync());
        Assert.NotEqual(noted, await _lab.InDatabaseAsync(db => db.AuditChains.Select(c => c.LastHash).SingleAsync()));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    private Task WriteAsync(int count) => _lab.InDatabaseAsync(async db =>
    {
        if (!await db.People.AnyAsync()) db.AddRange(new Person("Ada", PersonKind.Employee, "en", "Europe/Madrid", _lab.Clock.Now), new Person("Ben", PersonKind.Employee, "en", "Europe/Madrid", _lab.Clock.Now));
        await db.SaveChangesAsync();
        var ada = await db.People.OrderBy(p => p.Id).FirstAsync();
        db.AddRange(Enumerable.Range(1, count).Select(_ => new AuditEntry(ada, AuditAct.Changed, "LabSettings", 1, null, [new("Hue", "100", "200"), new("Name", null, "Lab")], _lab.Clock.Now, "192.0.2.1")));
        return await db.SaveChangesAsync();
    });

    private Task<List<AuditSeal>> SealsAsync() => _lab.InDatabaseAsync(db => db.AuditSeals.Include(s => s.Entry).OrderBy(s => s.Number).ToListAsync());

    private async Task<List<IdeaLab.Domain.ChainFault>> FaultsAsync()
    {
        var chain = await _lab.InDatabaseAsync(db => db.AuditChains.SingleAsync());
        return [.. chain.Faults(await SealsAsync())];
    }
}
