using Hangfire;
using Hangfire.InMemory;
using IdeaLab.Web.Server.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace IdeaLab.Tests.Server;

/// <summary>The site with its jobs fired by Hangfire, which keeps what it has to do in memory here. A process has one Hangfire, so all its tests share this.</summary>
public class HangfireApp : LabApp
{
    public HangfireApp() => UseKestrel(0);

    public InMemoryStorage Storage { get; init; } = new();

    /// <summary>Waits for what Hangfire does in its own time.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var left = 600; !await isSo(); left--)
        {
            Assert.True(left > 0, "It never happened.");
            await Task.Delay(100);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddHangfireEngine(hangfire => hangfire.UseStorage(Storage)));
    }
}

[CollectionDefinition(nameof(HangfireApp))]
public sealed class HangfireAppCollection : ICollectionFixture<HangfireApp>;
