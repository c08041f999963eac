using System.Net;
using System.Net.Sockets;
using IdeaLab.Web.Commands;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

/// <summary>The site as a process that starts after a kill or beside another, or cannot start: then it says why in a sentence that names the way out.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TestFolder _data = new();

    [Fact]
    public async Task A_data_folder_nobody_can_write_to_is_named()
    {
        var file = _data.File("a-file");
        await File.WriteAllTextAsync(file, "not a folder");

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => RealSite.StartAsync(file));

        Assert.Contains($"Data:Directory is \"{file}\", and nothing can be written there: ", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_data_folder_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = _data.File("new");
        var (site, _) = await RealSite.StartAsync(folder);
        site.Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Theory]
    [InlineData(true, "frist-admin")]
    [InlineData(true, "doctor")]
    [InlineData(true, "--help")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost:5090")]
    [InlineData(false, "Site:Address=https://ideas.example.org")]
    public void What_is_no_setting_is_a_command_so_that_a_slip_starts_nothing(bool isCommand, params string[] typed) => Assert.Equal(isCommand, CommandLine.IsCommand(typed));

    [Fact]
    public async Task A_mistyped_command_is_refused()
    {
        await using var app = new LabApp();
        var said = new StringWriter();
        Assert.Equal(2, await CommandLine.RunAsync(app.Services, ["frist-admin"], new() { Output = said, Error = said }));
        Assert.Contains("frist-admin", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_way_to_choose_another()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => RealSite.StartAsync(_data.Path, ("ASPNETCORE_URLS", $"http://{taken.LocalEndpoint}")));

        Assert.Contains($"{taken.LocalEndpoint}", ended.Message, StringComparison.Ordinal);
        Assert.Contains("Choose another address with --urls, such as --urls http://localhost:5090.", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_killed_while_it_migrated_does_not_hold_up_the_next()
    {
        EmptyDatabase.CopyTo(_data.File("idealab.db"));
        await using (var db = EmptyDatabase.Open(_data.File("idealab.db")))
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2026-03-04 10:00:00+00:00')");
        }

        var (site, _) = await RealSite.StartAsync(_data.Path);
        site.Dispose();
    }

    [Fact]
    public async Task Two_processes_may_start_at_once_on_an_empty_folder_and_share_one_key()
    {
        var started = await Task.WhenAll(RealSite.StartAsync(_data.Path), RealSite.StartAsync(_data.Path));
        foreach (var (site, _) in started) site.Dispose();

        await using var db = EmptyDatabase.Open(_data.File("idealab.db"));
        Assert.Equal(1, await db.DataProtectionKeys.CountAsync());
        Assert.Equal(1, await db.Settings.CountAsync());
        Assert.Equal(DemoData.People.Length, await db.Users.CountAsync());
    }

    [Fact]
    public async Task Who_waits_for_another_process_says_so_and_goes_on_when_that_is_done()
    {
        var held = new FileStream(_data.File(".preparing"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using var site = RealSite.Begin(_data.Path);
        var up = site.UpAsync();
        while (!up.IsCompleted && !site.Said.Contains($"Another process is preparing {_data.Path}; waiting until it is done.", StringComparison.Ordinal)) await Task.Delay(50);

        Assert.False(up.IsCompleted, site.Said);
        await held.DisposeAsync();
        await up;
    }

    public void Dispose() => _data.Dispose();
}
