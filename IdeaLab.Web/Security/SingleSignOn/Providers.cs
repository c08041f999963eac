namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>The providers of the settings, and what is known of each.</summary>
public sealed class Providers : IDisposable
{
    /// <summary>How long one is waited for, and how much it may say, in bytes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    public const int MostSaid = 1024 * 1024;

    private readonly Dictionary<string, Discovery> _discoveries;

    public Providers(IReadOnlyList<ProviderSettings> all, TimeProvider clock)
    {
        All = all;
        // A redirect could lead what is asked, and the secret with it, to where nobody has checked.
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience, MaxResponseContentBufferSize = MostSaid };
        _discoveries = all.ToDictionary(p => p.Name, p => new Discovery(p, Http, clock));
    }

    public IReadOnlyList<ProviderSettings> All { get; }
    public HttpClient Http { get; }

    public ProviderSettings? Find(string? name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>What people call it; its name where the settings have it no more.</summary>
    public string LabelOf(string name) => Find(name)?.Label ?? name;

    public Discovery DiscoveryOf(string name) => _discoveries[name];

    public void Dispose()
    {
        foreach (var discovery in _discoveries.Values) discovery.Dispose();
        Http.Dispose();
    }
}
