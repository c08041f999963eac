using System.Text;
using IdeaLab.Tests.Jobs;
using IdeaLab.Web.Data.Backups;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdeaLab.Tests.Data.Backups;

public sealed class BackupTests
{
    [Fact]
    public async Task What_was_backed_up_comes_back_with_every_row_and_key()
    {
        using var from = await BackupFolder.WithAsync(ideas: 3, key: "a key");
        using var to = new BackupFolder();

        var manifest = await to.RestoreAsync(await from.BackUpAsync());

        Assert.Equal((3, "a key"), (await to.IdeasAsync(), to.Key()));
        Assert.Equal((3, 1, BackupFolder.Noon), (manifest.Rows["Ideas"], manifest.Rows["People"], manifest.MadeAt));
        Assert.Equal(["idealab.db", "keys"], to.Names());
    }

    [Fact]
    public async Task Only_its_owner_can_read_the_file_and_nothing_else_is_left()
    {
        using var folder = await BackupFolder.WithAsync(ideas: 1, key: "a key");
        var file = await folder.BackUpAsync();

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(["idealab.db", "keys", "lab.zip"], folder.Names());
    }

    [Fact]
    public async Task A_folder_without_keys_is_backed_up_and_restored_as_well()
    {
        using var from = await BackupFolder.WithAsync(ideas: 2, key: null);
        using var to = new BackupFolder();

        await to.RestoreAsync(await from.BackUpAsync());

        Assert.Equal(2, await to.IdeasAsync());
        Assert.Empty(Directory.GetFiles(to.File("keys")));
    }

    [Fact]
    public async Task What_was_deleted_is_not_in_the_file()
    {
        using var folder = await BackupFolder.WithAsync(ideas: 3, key: null);
        await folder.SqlAsync("UPDATE Ideas SET Body = 'wrote-this-and-regrets-it' || hex(zeroblob(9000)) WHERE Id = 2");
        await folder.SqlAsync("UPDATE Ideas SET Body = 'nothing' WHERE Id = 2");
        using var to = new BackupFolder();

        await to.RestoreAsync(await folder.BackUpAsync());

        await folder.SqlAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.Contains("wrote-this-and-regrets-it", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.Database)));
        Assert.DoesNotContain("wrote-this-and-regrets-it", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(to.Database)));
    }

    [Fact]
    public async Task A_file_that_is_there_is_overwritten_only_when_asked()
    {
        using var folder = await BackupFolder.WithAsync(ideas: 1, key: null);
        await File.WriteAllTextAsync(folder.File("lab.zip"), "the last one");

        var refused = await Assert.ThrowsAsync<BackupException>(() => folder.BackUpAsync());

        Assert.Equal($"{folder.File("lab.zip")} is there already; it may go with --overwrite.", refused.Message);
        Assert.Equal("the last one", await File.ReadAllTextAsync(folder.File("lab.zip")));
        using var to = new BackupFolder();
        await to.RestoreAsync(await folder.BackUpAsync(overwrite: true));
        Assert.Equal(1, await to.IdeasAsync());
    }

    [Fact]
    public async Task A_damaged_database_gives_no_backup_and_the_last_one_stays()
    {
        using var folder = await BackupFolder.WithAsync(ideas: 2, key: null);
        var last = await File.ReadAllBytesAsync(await folder.BackUpAsync());
        await folder.SqlAsync("PRAGMA foreign_keys = OFF; DELETE FROM Topics");

        var refused = await Assert.ThrowsAsync<BackupException>(() => folder.BackUpAsync(overwrite: true));

        Assert.Equal($"{folder.Database} is damaged: a row of Ideas refers to one of Topics that is not there (2 times).", refused.Message);
        Assert.Equal(last, await File.ReadAllBytesAsync(folder.File("lab.zip")));
        Assert.Equal(["idealab.db", "lab.zip"], folder.Names());
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_found_and_gives_no_backup()
    {
        using var folder = await BackupFolder.WithAsync(ideas: 2, key: null);
        await using (var file = File.OpenWrite(folder.Database))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(Enumerable.Repeat((byte)0xFF, 100_000).ToArray());
        }

        await using (var opened = DatabaseProof.Open(folder.Database)) Assert.NotEmpty(await opened.FaultsAsync(DatabaseProof.Quick, CancellationToken.None));
        var refused = await Assert.ThrowsAsync<BackupException>(() => folder.BackUpAsync());

        Assert.StartsWith($"{folder.Database} is damaged", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["idealab.db"], folder.Names());
    }

    [Fact]
    public async Task Backups_made_while_people_vote_hold_boards_whose_counters_are_right()
    {
        await using var lab = JobLab.Open();
        var (ideas, _) = await lab.SeedAsync(ideas: 4, people: 60);
        var folder = Path.GetDirectoryName(lab.File)!;
        using var enough = new CancellationTokenSource();
        var voting = Task.Run(async () =>
        {
            for (var n = 0; !enough.IsCancellationRequested; n++)
                await lab.ActAsync(ideas[n % 4], (idea, people) =>
                {
                    var voter = people[1 + n / 4 % 60];
                    if (n / 240 % 2 == 0) idea.CastVote(voter, lab.Clock.Now);
                    else idea.WithdrawVote(voter, lab.Clock.Now);
                });
        });

        var votes = new List<long>();
        for (var n = 0; n < 4; n++)
        {
            while (!voting.IsCompleted && await lab.InDatabaseAsync(db => db.Votes.CountAsync()) is var count && n == 0 && count < 20) await Task.Delay(5);
            var made = await DatabaseBackup.WriteAsync(folder, Path.Combine(folder, $"{n}.zip"), overwrite: false, BackupFolder.Noon, CancellationToken.None);
            votes.Add(made.Rows["Votes"]);
        }
        Assert.False(voting.IsCompleted, $"{voting.Exception}");
        await enough.CancelAsync();
        await voting;

        Assert.True(votes.Distinct().Count() > 1, $"Nobody voted while backups were made: {string.Join(", ", votes)}");
        for (var n = 0; n < 4; n++)
        {
            using var to = new BackupFolder();
            await to.RestoreAsync(Path.Combine(folder, $"{n}.zip"));
            Assert.Empty(await BackupFolder.ReadAsync(to.Database, db => new RecountVotesJob(db, NullLogger<RecountVotesJob>.Instance).FindAsync(CancellationToken.None)));
            Assert.Equal(votes[n], await BackupFolder.ReadAsync(to.Database, db => db.Ideas.SumAsync(i => (long)i.VoteCount)));
        }
    }
}
