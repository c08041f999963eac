using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace IdeaLab.Tests.Security.SingleSignOn;

/// <summary>A provider on loopback that says whatever a test wants it to say, as no real one would.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    public const string Client = "lab";
    public const string Secret = "s%cret+of the lab";

    private readonly WebApplication _web;
    private RSA _key = RSA.Create(2048);
    private string _kid = "one";

    private FakeProvider(WebApplication web) => _web = web;

    public string Issuer => _web.Urls.First();

    /// <summary>What the next ID token says, beside what it must.</summary>
    public JsonObject Says { get; set; } = [];

    /// <summary>What it is signed with: RS256, none, or HS256 by the client's secret.</summary>
    public string Algorithm { get; set; } = "RS256";

    public string Nonce { get; set; } = "";
    public DateTimeOffset Now { get; set; }

    /// <summary>What is answered where it is asked who somebody is; null where it answers 404.</summary>
    public JsonObject? UserInfo { get; set; }

    /// <summary>What it calls itself; null for its address.</summary>
    public string? OtherName { get; set; }

    /// <summary>Where it is asked for tokens: 200, or something else.</summary>
    public int TokenStatus { get; set; } = 200;

    public bool IsAway { get; set; }

    /// <summary>What tokens were asked for with.</summary>
    public (string? Authorization, IFormCollection Form)? Asked { get; private set; }

    public int Discovered { get; private set; }

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new FakeProvider(builder.Build());
        provider.Map();
        await provider._web.StartAsync();
        return provider;
    }

    /// <summary>A site that trusts it.</summary>
    public LabApp Lab(params (string Name, string Value)[] settings)
    {
        var app = new LabApp { Settings = { ["RateLimits:sign-in"] = "1000", ["SignOn:acme:Authority"] = Issuer, ["SignOn:acme:ClientId"] = Client, ["SignOn:acme:ClientSecret"] = Secret, ["SignOn:acme:Label"] = "Acme" } };
        foreach (var (name, value) in settings) app.Settings[$"SignOn:acme:{name}"] = value;
        return app;
    }

    public void Rotate(string kid)
    {
        _key.Dispose();
        (_key, _kid) = (RSA.Create(2048), kid);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _web.Use((http, next) =>
        {
            if (!IsAway) return next(http);
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        _web.MapGet("/.well-known/openid-configuration", () =>
        {
            Discovered++;
            return Results.Json(new Dictionary<string, object>
            {
                ["issuer"] = OtherName ?? Issuer,
                ["authorization_endpoint"] = $"{Issuer}/auth",
                ["token_endpoint"] = $"{Issuer}/token",
                ["userinfo_endpoint"] = $"{Issuer}/me",
                ["jwks_uri"] = $"{Issuer}/jwks",
                ["end_session_endpoint"] = $"{Issuer}/end",
            });
        });
        _web.MapGet("/jwks", () =>
        {
            var key = _key.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = _kid, n = WebEncoders.Base64UrlEncode(key.Modulus!), e = WebEncoders.Base64UrlEncode(key.Exponent!) } } });
        });
        _web.MapGet("/me", () => UserInfo is { } said ? Results.Text(said.ToJsonString(), "application/json") : Results.NotFound());
        _web.MapPost("/token", async (HttpRequest request) =>
        {
            Asked = (request.Headers.Authorization, await request.ReadFormAsync());
            return TokenStatus == 200
                ? Results.Json(new { access_token = "an-access-token", token_type = "Bearer", id_token = Token() })
                : Results.Text("""{"error":"invalid_grant"}""", "application/json", statusCode: TokenStatus);
        });
    }

    private string Token()
    {
        var payload = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = "248289761001",
            ["aud"] = Client,
            ["nonce"] = Nonce,
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["exp"] = (Now + TimeSpan.FromMinutes(5)).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in Says) payload[name] = value?.DeepClone();
        var signed = $"{Part(new JsonObject { ["alg"] = Algorithm, ["kid"] = _kid, ["typ"] = "JWT" })}.{Part(payload)}";
        var signature = Algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret.PadRight(32)), Encoding.ASCII.GetBytes(signed)),
            _ => _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{signed}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    private static string Part(JsonObject json) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(json));
}
