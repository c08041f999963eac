using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>
/// What a provider says of itself (OpenID Connect Discovery 1.0): where it is asked, and its keys. It is asked when it is first needed, so that a provider that is away stops nobody but those who sign on there.
/// The library's own manager renews it in the background and by the machine's clock, so that a sign-in which meets a new key would fail once.
/// </summary>
public sealed class Discovery(ProviderSettings settings, HttpClient http, TimeProvider clock) : IDocumentRetriever, IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Before somebody is sent there it has answered no longer ago, so that they read here that it is away, where they can sign in otherwise.</summary>
    public static readonly TimeSpan Alive = TimeSpan.FromMinutes(1);

    /// <summary>So long after it did not answer it is not asked again, so that nobody waits in line for the same silence.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Known? _known;
    private DateTimeOffset? _silentSince;

    /// <exception cref="SignOnException">The provider does not answer, or says what cannot be.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken ct)
    {
        var known = _known;
        return known is not null && clock.GetUtcNow() - known.At < Lifetime ? known.Configuration : await RenewAsync(known, keepsOld: true, ct);
    }

    /// <summary>The same, of a provider that has just answered.</summary>
    /// <exception cref="SignOnException">As before.</exception>
    public async Task<OpenIdConnectConfiguration> AliveAsync(CancellationToken ct)
    {
        var known = _known;
        return known is not null && clock.GetUtcNow() - known.At < Alive ? known.Configuration : await RenewAsync(known, keepsOld: false, ct);
    }

    /// <summary>Asks anew, since a token is signed with a key that is not among those known: perhaps the provider has a new one.</summary>
    /// <exception cref="SignOnException">As before.</exception>
    public Task<OpenIdConnectConfiguration> AgainAsync(CancellationToken ct) => RenewAsync(_known, keepsOld: false, ct);

    public void Dispose() => _turn.Dispose();

    async Task<string> IDocumentRetriever.GetDocumentAsync(string address, CancellationToken cancel)
    {
        Require(address, "An address it names");
        using var answer = await http.GetAsync(address, cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    private async Task<OpenIdConnectConfiguration> RenewAsync(Known? seen, bool keepsOld, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            // Somebody else has asked while we waited.
            if (_known is { } newer && newer != seen) return newer.Configuration;
            if (_silentSince is { } silent && clock.GetUtcNow() - silent < Pause) return Otherwise(seen, keepsOld, "It did not answer a moment ago.");
            try
            {
                var configuration = await OpenIdConnectConfigurationRetriever.GetAsync($"{settings.Authority.TrimEnd('/')}/.well-known/openid-configuration", this, ct);
                Check(configuration);
                _silentSince = null;
                _known = new Known(configuration, clock.GetUtcNow());
                return configuration;
            }
            catch (Exception e) when (e is not SignOnException && !ct.IsCancellationRequested)
            {
                _silentSince = clock.GetUtcNow();
                return Otherwise(seen, keepsOld, $"Its configuration cannot be read ({(e.InnerException ?? e).GetType().Name}).");
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private static OpenIdConnectConfiguration Otherwise(Known? seen, bool keepsOld, string why) => keepsOld && seen is not null ? seen.Configuration : throw new SignOnException(SignOnFault.Down, why);

    private void Check(OpenIdConnectConfiguration configuration)
    {
        // OpenID Connect Discovery 1.0, section 4.3: otherwise one provider could speak for another.
        if (configuration.Issuer?.TrimEnd('/') != settings.Authority.TrimEnd('/')) throw new SignOnException(SignOnFault.Invalid, $"It calls itself by another name than {settings.Authority}.");
        Require(configuration.AuthorizationEndpoint, "Its authorization endpoint");
        Require(configuration.TokenEndpoint, "Its token endpoint");
        if (!string.IsNullOrEmpty(configuration.UserInfoEndpoint)) Require(configuration.UserInfoEndpoint, "Its userinfo endpoint");
        if (configuration.SigningKeys.Count == 0) throw new SignOnException(SignOnFault.Invalid, "It publishes no key.");
    }

    private void Require(string? address, string what)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !ProviderSettings.IsSafe(uri) || uri.IsLoopback && !new Uri(settings.Authority).IsLoopback)
            throw new SignOnException(SignOnFault.Invalid, $"{what} is not reached by https.");
    }

    private sealed record Known(OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}
