using System.Net;
using IdeaLab.Tests.Data.Backups;
using IdeaLab.Tests.Jobs;

namespace IdeaLab.Tests.Commands;

/// <summary>The site, the commands and the kills are processes.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly TestFolder _data = new();
    private readonly TestFolder _other = new();

    [Fact]
    public async Task Whoever_was_signed_in_when_the_backup_was_made_is_so_after_it_is_restored_elsewhere()
    {
        var (site, address) = await RealSite.StartAsync(_data.Path);
        using var client = TwoSites.Browser(address);
        await new Visitor(client).PostAsync("/account/demo", "/account/demo", ("email", "customer@idealab.test"));
        var (made, said) = await RealCommand.RunAsync(_data.Path, "backup", _data.File("lab.zip"));
        site.Dispose();
        Assert.True(made == 0, said);
        Assert.Matches(@"lab\.zip: [\d,]+ KiB, [\d,]+ rows of \d+ tables, written and proved\.", said);

        var (restored, told) = await RealCommand.RunAsync(_other.Path, "restore", _data.File("lab.zip"));
        Assert.True(restored == 0, told);

        var (another, newAddress) = await RealSite.StartAsync(_other.Path);
        using (another)
        {
            using var profile = await client.GetAsync(new Uri(newAddress, "/account/profile"));
            Assert.Equal(HttpStatusCode.OK, profile.StatusCode);
        }
    }

    [Fact]
    public async Task Restore_refuses_under_a_running_site_and_works_after_it_was_killed()
    {
        using var from = await BackupFolder.WithAsync(ideas: 3, key: null);
        var file = await from.BackUpAsync();
        var (site, _) = await RealSite.StartAsync(_data.Path, ("Demo__Ideas", "false"));

        var (refused, why) = await RealCommand.RunAsync(_data.Path, "restore", file, "--replace");
        site.Kill();
        site.Dispose();
        var (notReplaced, there) = await RealCommand.RunAsync(_data.Path, "restore", file);
        var (restored, said) = await RealCommand.RunAsync(_data.Path, "restore", file, "--replace");

        Assert.Equal((1, $"A site or a command uses {_data.Path}. End it, and restore then."), (refused, why.Trim()));
        Assert.Equal((1, $"{_data.File("idealab.db")} is there already. With --replace it is put aside, and kept."), (notReplaced, there.Trim()));
        Assert.True(restored == 0, said);
        Assert.Equal(3, await BackupFolder.ReadAsync(_data.File("idealab.db"), db => Task.FromResult(db.Ideas.Count())));
    }

    [Fact]
    public async Task Killed_at_any_moment_restore_leaves_the_old_lab_or_the_new_one()
    {
        using var from = await BackupFolder.WithAsync(ideas: 3, key: "theirs");
        using var here = await BackupFolder.WithAsync(ideas: 5, key: "mine");
        var file = await from.BackUpAsync();
        var left = new List<int>();

        // From when it has hardly begun until it is done: a start takes about a second, and more on a busy machine.
        for (var wait = 400; wait < 8000 && !left.Contains(3); wait += 300)
        {
            using var restore = RealCommand.Begin(here.Path, "restore", file, "--replace");
            await Task.Delay(wait);
            restore.Kill();
            await restore.WaitForExitAsync();

            IdeaLab.Web.Data.Backups.Restoration.Finish(here.Path);
            left.Add(await here.IdeasAsync());
            Assert.Equal(left[^1] == 3 ? "theirs" : "mine", here.Key());
        }

        Assert.Equal([3, 5], left.Distinct().Order());
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_in_a_sentence_with_the_exit_code_1()
    {
        using var lab = await BackupFolder.WithAsync(ideas: 1, key: null);
        Assert.Equal((1, $"{_other.File("none")} is not there; make the folder first."), Trimmed(await RealCommand.RunAsync(lab.Path, "backup", _other.File("none/lab.zip"))));
        Assert.Equal((1, $"{_data.File("idealab.db")} is not there, so there is nothing to back up."), Trimmed(await RealCommand.RunAsync(_data.Path, "backup", _other.Path)));
        Assert.Empty(Directory.GetFileSystemEntries(_other.Path));

        var (code, said) = await RealCommand.RunAsync(lab.Path, "backup", _other.Path);
        Assert.True(code == 0, said);
        Assert.Matches(@"^idealab-\d{4}-\d\d-\d\dT\d{6}Z\.zip$", Path.GetFileName(Assert.Single(Directory.GetFiles(_other.Path))));
    }

    public void Dispose()
    {
        _data.Dispose();
        _other.Dispose();
    }

    private static (int, string) Trimmed((int ExitCode, string Said) result) => (result.ExitCode, result.Said.Trim());
}
