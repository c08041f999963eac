using System.Net;

namespace IdeaLab.Tests.Jobs;

/// <summary>Two processes on one data folder, up or down together.</summary>
internal sealed class TwoSites(string dataFolder, params (string Name, string Value)[] settings) : IDisposable
{
    public const int Processes = 2;

    private readonly List<RealSite> _sites = [];
    private TaskCompletionSource<Uri[]> _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where they are, as soon as both are up.</summary>
    public Task<Uri[]> UpAsync() => Volatile.Read(ref _up).Task;

    public async Task StartAsync()
    {
        (string, string)[] all = [("Demo__Ideas", "false"), ("RateLimits__vote", "100000"), ("RateLimits__network", "100000"), ("RateLimits__sign-in", "1000"), ("Logging__LogLevel__Default", "Warning"), .. settings];
        var started = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => RealSite.StartAsync(dataFolder, all)));
        _sites.AddRange(started.Select(s => s.Site));
        _up.SetResult([.. started.Select(s => s.Address)]);
    }

    public void Kill()
    {
        Volatile.Write(ref _up, new(TaskCreationOptions.RunContinuationsAsynchronously));
        foreach (var site in _sites) site.Kill();
        _sites.Clear();
    }

    /// <summary>An admin presses "run now" for a job.</summary>
    public async Task AskForAsync(string job)
    {
        using var client = Browser((await UpAsync())[0]);
        var admin = new Visitor(client);
        await admin.PostAsync("/account/demo", "/account/demo", ("email", "admin@idealab.test"));
        await AskForAsync(admin, job);
    }

    /// <summary>The same, by an admin who is signed in.</summary>
    public static async Task AskForAsync(Visitor admin, string job)
    {
        var page = await admin.PostAsync("/admin/jobs", "/admin/jobs", ("name", job));
        Assert.True(page.QuerySelector(".notice-good") is not null, $"{job} was not asked for: {page.Title}");
    }

    /// <summary>Cookies are kept for both sites: they are one to a browser, which does not tell ports apart.</summary>
    public static HttpClient Browser(Uri site) => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = site, Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => Kill();
}
