using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.Delivery;

/// <summary>Tokens to sign in with at the mail server, from the endpoint that settings name (client credentials, RFC 6749, section 4.4). One is kept until shortly before it ends.</summary>
internal sealed class AccessTokens(OAuthSettings settings, TimeProvider clock) : IDisposable
{
    // A mail may take some time, and clocks differ.
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    // A secret follows nobody to another address.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience, MaxResponseContentBufferSize = 64 * 1024 };
    private readonly SemaphoreSlim _one = new(1);
    private string _token = "";
    private DateTimeOffset _until;

    /// <returns>Null where settings name none.</returns>
    public static AccessTokens? Of(MailSettings settings, TimeProvider clock) => settings.Smtp.OAuth.IsUsed ? new(settings.Smtp.OAuth, clock) : null;

    /// <exception cref="MailFaultException">There is none to be had.</exception>
    public async Task<string> TakeAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (clock.GetUtcNow() < _until) return _token;
            var asked = clock.GetUtcNow();
            var given = await AskAsync(ct);
            // One that does not say how long it lasts serves once.
            _until = asked + TimeSpan.FromSeconds(Math.Clamp(given.ExpiresIn ?? 0, 0, TimeSpan.FromDays(1).TotalSeconds)) - Shortly;
            return _token = given.AccessToken!;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The mail server did not take it: the next is asked for anew.</summary>
    public void Forget(string token)
    {
        if (token == _token) _until = default;
    }

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }

    private async Task<Answer> AskAsync(CancellationToken ct)
    {
        var secret = ReadSecret();
        // Both may hold what stands between them (section 2.3.1).
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(settings.ClientId)}:{WebUtility.UrlEncode(secret)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.TokenEndpoint)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", basic) },
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), .. settings.Scope.Length > 0 ? new Dictionary<string, string> { ["scope"] = settings.Scope } : []]),
        };
        try
        {
            using var response = await _http.SendAsync(request, ct);
            var answer = Read(await response.Content.ReadAsStringAsync(ct));
            if (response.IsSuccessStatusCode && answer.AccessToken is { Length: > 0 }) return answer;
            throw Fault(Sort(response.StatusCode), $"{(int)response.StatusCode} {answer.Error} {answer.ErrorDescription}".Replace(basic, "***", StringComparison.Ordinal).Replace(secret, "***", StringComparison.Ordinal).Trim());
        }
        catch (HttpRequestException e)
        {
            throw Fault(e.InnerException is AuthenticationException ? MailFault.NotSecure : MailFault.ServerAway, e.Message, e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw Fault(MailFault.ServerSilent, $"{Patience.TotalSeconds} s", e);
        }
    }

    private string ReadSecret()
    {
        try
        {
            return settings.ReadSecret();
        }
        catch (SetupException e)
        {
            throw new MailFaultException(MailFault.SignInRefused, e.Message, e);
        }
    }

    // What is wrong with us is said by 400 and 401 (section 5.2), and a wrong address by what is like them; whatever else passes.
    private static MailFault Sort(HttpStatusCode code) => (int)code is >= 300 and < 500 and not (408 or 429) ? MailFault.SignInRefused : MailFault.ServerBusy;

    private MailFaultException Fault(MailFault fault, string detail, Exception? cause = null) => new(fault, $"{settings.TokenEndpoint}: {detail}", cause);

    private static Answer Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(json, Json) ?? new Answer();
        }
        catch (JsonException)
        {
            return new Answer();
        }
    }

    private sealed record Answer(string? AccessToken = null, double? ExpiresIn = null, string? Error = null, string? ErrorDescription = null);
}
