using IdeaLab.Web.Data.Backups;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Data.Backups;

public sealed class RestorationTests
{
    [Fact]
    public async Task One_bit_anywhere_in_the_file_is_noticed_and_nothing_is_touched()
    {
        using var folder = await BackupFolder.WithAsync(ideas: 2, key: "a key");
        using var here = await BackupFolder.WithAsync(ideas: 5, key: "mine");
        var whole = await File.ReadAllBytesAsync(await folder.BackUpAsync());
        var places = Enumerable.Range(0, 40).Select(n => (int)((long)(whole.Length - 1) * n / 39)).Concat([30, whole.Length - 64, whole.Length - 65, whole.Length - 86]);

        foreach (var place in places)
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= (byte)(1 << place % 8);
            await File.WriteAllBytesAsync(folder.File("changed.zip"), changed);
            var refused = await Record.ExceptionAsync(() => here.RestoreAsync(folder.File("changed.zip")));
            Assert.True(refused is BackupException, $"The bit at {place} of {whole.Length} was not noticed: {refused}");
        }

        Assert.Equal((5, "mine"), (await here.IdeasAsync(), here.Key()));
        Assert.Equal(["idealab.db", "keys"], here.Names());
    }

    [Theory]
    [InlineData(0.0, "is not a backup of IdeaLab.")]
    [InlineData(0.5, "is cut off: it has no end.")]
    [InlineData(0.999, "is cut off: it has no end.")]
    public async Task A_file_that_was_cut_off_is_refused(double share, string why)
    {
        using var folder = await BackupFolder.WithAsync(ideas: 2, key: "a key");
        var file = await folder.BackUpAsync();
        var whole = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, whole[..(int)(whole.Length * share)]);
        using var to = new BackupFolder();

        var refused = await Assert.ThrowsAsync<BackupException>(() => to.RestoreAsync(file));

        Assert.Equal($"{file} {why}", refused.Message);
        Assert.Empty(to.Names());
    }

    [Fact]
    public async Task A_file_of_another_kind_is_no_backup()
    {
        using var folder = await BackupFolder.WithAsync(ideas: 1, key: null);
        Assert.EndsWith("is not a backup of IdeaLab.", (await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(folder.Database))).Message, StringComparison.Ordinal);
        Assert.EndsWith("nowhere.zip is not there.", (await Assert.ThrowsAsync<BackupException>(() => folder.RestoreAsync(folder.File("nowhere.zip")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_refused()
    {
        using var newer = await BackupFolder.WithAsync(ideas: 1, key: null);
        await newer.SqlAsync("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0')");
        using var to = new BackupFolder();

        var refused = await Assert.ThrowsAsync<BackupException>(async () => await to.RestoreAsync(await newer.BackUpAsync()));

        Assert.EndsWith("is from a newer version of the program: this version does not know the migration 29991231000000_Later.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(to.Names());
    }

    [Theory]
    [InlineData(1, "Ideas has 3 rows, and had 4 rows.")]
    [InlineData(-1, "Ideas has 3 rows, and had 2 rows.")]
    public async Task A_table_with_another_number_of_rows_than_its_manifest_says_is_named(int more, string difference)
    {
        using var folder = await BackupFolder.WithAsync(ideas: 3, key: null);
        var manifest = await BackupManifest.OfAsync(folder.Database, BackupFolder.Noon, CancellationToken.None);
        manifest.Rows["Ideas"] += more;
        // Sealed as it should be, so that only the rows can tell.
        await BackupArchive.WriteAsync(folder.File("other.zip"), manifest, folder.Database, [], CancellationToken.None);
        using var to = new BackupFolder();

        var refused = await Assert.ThrowsAsync<BackupException>(() => to.RestoreAsync(folder.File("other.zip")));

        Assert.EndsWith(difference, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_there_is_kept_beside_whole()
    {
        using var from = await BackupFolder.WithAsync(ideas: 3, key: "theirs");
        using var here = await BackupFolder.WithAsync(ideas: 5, key: "mine");

        await here.RestoreAsync(await from.BackUpAsync());

        Assert.Equal((3, "theirs"), (await here.IdeasAsync(), here.Key()));
        var aside = here.Names().Single(name => name.StartsWith("idealab.db.before-restore-", StringComparison.Ordinal));
        Assert.Equal("idealab.db.before-restore-2026-03-04T120000000Z", aside);
        Assert.Equal(5, await BackupFolder.ReadAsync(here.File(aside), db => db.Ideas.CountAsync()));
        Assert.Equal("mine", await File.ReadAllTextAsync(here.File("keys.before-restore-2026-03-04T120000000Z/key-1.xml")));
    }

    /// <summary>The last is after all of them.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7)]
    public async Task Whoever_was_killed_after_any_step_is_finished_by_the_next_start(int stepsDone)
    {
        using var from = await BackupFolder.WithAsync(ideas: 3, key: "theirs");
        using var here = await BackupFolder.WithAsync(ideas: 5, key: "mine");
        var file = await from.BackUpAsync();
        // As RestoreAsync leaves the folder before its first step, with a log that the old database still needs.
        await BackupArchive.UnpackAsync(file, here.File(".restoring-then"), file, CancellationToken.None);
        await File.WriteAllTextAsync(here.File("idealab.db-wal"), "the old log");
        Assert.Equal(7, Restoration.Steps(here.Path).Count());

        foreach (var step in Restoration.Steps(here.Path).Take(stepsDone)) step();
        Restoration.Finish(here.Path);

        Assert.Equal("the old log", await File.ReadAllTextAsync(here.File("idealab.db.before-restore-then-wal")));
        Assert.Equal((3, "theirs"), (await here.IdeasAsync(), here.Key()));
        Assert.Equal(["idealab.db", "idealab.db.before-restore-then", "keys", "keys.before-restore-then"], here.Names());
        Assert.Equal("mine", await File.ReadAllTextAsync(here.File("keys.before-restore-then/key-1.xml")));
    }
}
