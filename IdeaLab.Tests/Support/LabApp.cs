using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Support;

/// <summary>The whole site on a database of its own, with the demo people, no ideas, and a clock that stands still.</summary>
public class LabApp : WebApplicationFactory<Program>
{
    private readonly TestFolder _folder = new();

    public LabApp() => EmptyDatabase.CopyTo(_folder.File("idealab.db"));

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero));
    public string DataFolder => _folder.Path;

    /// <summary>Further settings, set before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = new() { ["Demo:Ideas"] = "false", ["Jobs:Enabled"] = "false", ["Site:Address"] = "http://localhost", ["Environment"] = "Development", ["RateLimits:write"] = "100000", ["RateLimits:network"] = "100000" };

    /// <summary>Somebody at a browser without scripts: cookies kept, redirects followed by hand.</summary>
    public Visitor Visitor(string language = "en")
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new Visitor(client);
    }

    /// <summary>A visitor signed in as a demo person, such as "customer" or "reviewer".</summary>
    public async Task<Visitor> SignedInAsync(string who, string language = "en")
    {
        var visitor = Visitor(language);
        await visitor.PostAsync("/account/demo", "/account/demo", ("email", $"{who}@idealab.test"));
        return visitor;
    }

    /// <summary>Looks into, or writes to, the site's database with the site's own services.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<IdeaLabDb, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<IdeaLabDb>());
    }

    public Task<Person> PersonAsync(string who) =>
        InDatabaseAsync(db => db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Settings["Environment"]);
        builder.UseSetting("Data:Directory", _folder.Path);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).ConfigureDbContext<SqliteIdeaLabDb>(options => options.WithServerTwin()));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
