using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>What a provider says and signs of somebody (OpenID Connect Core 1.0, section 3.1.3.7).</summary>
internal static class IdToken
{
    /// <summary>Clocks differ by no more.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // By a key that only the provider has: nothing unsigned, and nothing signed with a secret that both sides know.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = Providers.MostSaid };

    /// <exception cref="SignOnException">It does not hold.</exception>
    public static async Task<JsonWebToken> ReadAsync(string? token, string clientId, string nonce, string? accessToken, Discovery discovery, TimeProvider clock, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token)) throw Refused("There is no ID token");
        var provider = await discovery.GetAsync(ct);
        var verdict = await ValidateAsync(token, clientId, provider, clock);
        // Once: the provider may have changed its keys since it was asked for them.
        if (verdict.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException)
        {
            provider = await discovery.AgainAsync(ct);
            verdict = await ValidateAsync(token, clientId, provider, clock);
        }

        if (!verdict.IsValid || verdict.SecurityToken is not JsonWebToken read) throw Refused($"The ID token does not hold ({verdict.Exception?.GetType().Name})");
        if (!Same(read.TryGetPayloadValue<string>("nonce", out var said) ? said : null, nonce)) throw Refused("The ID token has the nonce of another sign-in");
        if (read.Subject is not { Length: > 0 and <= 255 }) throw Refused("The ID token names nobody");

        var party = read.TryGetPayloadValue<string>("azp", out var azp) ? azp : null;
        if (party is null ? read.Audiences.Count() > 1 : party != clientId) throw Refused("The ID token was made for another");
        if (read.TryGetPayloadValue<string>("at_hash", out var hash) && !Same(hash, HashOf(accessToken, read.Alg))) throw Refused("The ID token belongs to another access token");
        return read;
    }

    private static Task<TokenValidationResult> ValidateAsync(string token, string clientId, OpenIdConnectConfiguration provider, TimeProvider clock) => Handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = clientId,
        IssuerSigningKeys = provider.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        // By the lab's clock; the library would ask the machine's.
        LifetimeValidator = (from, until, _, _) => until > clock.GetUtcNow().UtcDateTime - Skew && !(from > clock.GetUtcNow().UtcDateTime + Skew),
    });

    // The left half of the hash that goes with the signature's.
    private static string HashOf(string? accessToken, string algorithm)
    {
        var bytes = Encoding.ASCII.GetBytes(accessToken ?? "");
        var hash = algorithm[2..] switch { "384" => SHA384.HashData(bytes), "512" => SHA512.HashData(bytes), _ => SHA256.HashData(bytes) };
        return WebEncoders.Base64UrlEncode(hash.AsSpan(0, hash.Length / 2));
    }

    private static bool Same(string? said, string expected) => said is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(expected));

    private static SignOnException Refused(string why) => new(SignOnFault.Invalid, $"{why}.");
}
