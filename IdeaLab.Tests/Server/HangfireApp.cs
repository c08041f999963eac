using Hangfire;
using Hangfire.InMemory;
using IdeaLab.Web.Server.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace IdeaLab.Tests.Server;

/// <summary>The site with its jobs fired by Hangfire, which keeps what it has to do in memory here. A process has one Hangfire, so all its tests share this.</summary>
public sealed class HangfireApp : LabApp
{
    public HangfireApp() => UseKestrel(0);

    public InMemoryStorage Storage { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddHangfireEngine(hangfire => hangfire.UseStorage(Storage)));
    }
}

[CollectionDefinition(nameof(HangfireApp))]
public sealed class HangfireAppCollection : ICollectionFixture<HangfireApp>;
