using IdeaLab.Tests.Mail.Smtp;

namespace IdeaLab.Tests.Security.SingleSignOn;

/// <summary>The npm package oidc-provider, run by Node on a port of this machine that stays its own when it is started again.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    /// <summary>What it knows of people, by the name they type there.</summary>
    private static readonly Dictionary<string, object> People = new()
    {
        ["nora"] = new { name = "Nora Prats", email = "nora@example.org", email_verified = true, groups = new[] { "staff", "reviewers" } },
        ["nuria"] = new { name = "Núria Prats", email = "nuria@example.org", email_verified = true, groups = new[] { "staff" } },
        ["carmen"] = new { name = "Carmen elsewhere", email = "customer@idealab.test", email_verified = true },
        ["keys"] = new { name = "Key Holder", email = "keys@example.org", email_verified = true },
        ["leaver"] = new { name = "Leo Ver", email = "leaver@example.org", email_verified = true },
    };

    private readonly string _site;
    private ServerProcess? _process;

    private OpenIdProvider(string site) => _site = site;

    /// <summary>Why there is no provider to test with; null when there is one.</summary>
    public static string? WhyMissing { get; } =
        !Directory.Exists(Path.Combine(ServerProcess.Home, "node_modules", "oidc-provider")) ? "The test provider is missing: run npm ci in IdeaLab.Tests."
        : SmtpServer.WhyMissing;

    public int Port { get; private init; }
    public string Authority => $"http://localhost:{Port}";

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<OpenIdProvider> StartAsync(int port, string site)
    {
        var provider = new OpenIdProvider(site) { Port = port };
        await provider.StartAgainAsync();
        return provider;
    }

    /// <summary>Ends it, and starts it with other keys.</summary>
    /// <param name="nonce">What it writes into tokens in place of what it was asked for.</param>
    /// <param name="late">By how many seconds its clock is late.</param>
    public async Task StartAgainAsync(string? nonce = null, int late = 0)
    {
        await EndAsync();
        _process = await ServerProcess.StartAsync("node", "Security/SingleSignOn/provider.mjs", new { port = Port, people = People, redirect = $"{_site}/signin/acme", signedOut = $"{_site}/account/signed-out", nonce, late });
    }

    public async Task EndAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync() => await EndAsync();
}

/// <summary>A test that needs a browser and the provider.</summary>
public sealed class ProviderFactAttribute : FactAttribute
{
    public ProviderFactAttribute() => Skip = Chromium.WhyNot ?? OpenIdProvider.WhyMissing;
}

public sealed class ProviderTheoryAttribute : TheoryAttribute
{
    public ProviderTheoryAttribute() => Skip = Chromium.WhyNot ?? OpenIdProvider.WhyMissing;
}
