using System.Net;
using System.Text.Json;
using IdeaLab.Domain.Mail;
using IdeaLab.Web;
using IdeaLab.Web.Health;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace IdeaLab.Tests.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly LabApp _app = new();

    [Fact]
    public async Task A_sound_site_lives_and_is_ready_for_anybody_who_asks()
    {
        using var live = await AskAsync("/health/live");
        using var ready = await AskAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, "live"), (live.StatusCode, await live.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("""{"status":"healthy","checks":{"database":{"status":"healthy","about":"reachable"},"migrations":{"status":"healthy","about":"current"},"mail":{"status":"healthy","about":"no mail waits long"}}}""", await ready.Content.ReadAsStringAsync());
        foreach (var answer in new[] { live, ready })
        {
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task A_mail_that_waits_too_long_is_degraded_and_takes_no_node_out_of_the_balancer()
    {
        await _app.InDatabaseAsync(db =>
        {
            db.Add(new OutgoingMail(MailKind.IdeaNews, "mail:1", "<1@idealab.test>", new Addressee("ana@example.org", "Ana", null), new Letter("Subject", "<p>Html</p>", "Text"), null, _app.Clock.Now));
            return db.SaveChangesAsync();
        });
        _app.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal((200, "healthy", "no mail waits long"), await ReadyAsync("mail"));

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((200, "degraded", "the oldest mail waits since 31 minutes"), await ReadyAsync("mail"));
    }

    [Fact]
    public async Task Without_its_database_file_the_site_lives_and_is_not_ready()
    {
        Assert.Equal(200, (await ReadyAsync("database")).Code);
        var file = Path.Combine(_app.DataFolder, "idealab.db");
        File.Move(file, file + ".away");

        Assert.Equal((503, "unhealthy", "not reachable"), await ReadyAsync("database"));
        using var live = await AskAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.False(File.Exists(file), "Asking made a new database.");

        File.Move(file + ".away", file);
        Assert.Equal((200, "healthy", "reachable"), await ReadyAsync("database"));
    }

    [Fact]
    public async Task A_locked_database_is_not_waited_for_and_the_site_lives()
    {
        Assert.Equal(200, (await ReadyAsync("database")).Code);
        SqliteConnection.ClearAllPools();
        await using var locking = new SqliteConnection($"Data Source={Path.Combine(_app.DataFolder, "idealab.db")};Pooling=False");
        await locking.OpenAsync();
        await using var command = locking.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();

        Assert.Equal((503, "unhealthy", "not reachable"), await ReadyAsync("database"));
        using var live = await AskAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task A_missing_migration_is_not_ready()
    {
        Assert.Equal(200, (await ReadyAsync("migrations")).Code);
        await _app.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)"));
        Assert.Equal((503, "unhealthy", "1 missing"), await ReadyAsync("migrations"));
    }

    [Fact]
    public void A_setting_that_cannot_work_is_named() =>
        Assert.Equal("Health:LongestQueueMinutes is 0; it must be at least 1.", Assert.Throws<SetupException>(() => HealthSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Health:LongestQueueMinutes", "0")]).Build())).Message);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    // As a balancer does, which names no language: the lab's own is a row.
    private async Task<HttpResponseMessage> AskAsync(string path)
    {
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await client.GetAsync(path, patience.Token);
    }

    private async Task<(int Code, string? Status, string? About)> ReadyAsync(string check)
    {
        using var answer = await AskAsync("/health/ready");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var found = json.RootElement.GetProperty("checks").GetProperty(check);
        return ((int)answer.StatusCode, found.GetProperty("status").GetString(), found.GetProperty("about").GetString());
    }
}
