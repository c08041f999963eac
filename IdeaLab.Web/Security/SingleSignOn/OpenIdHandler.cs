using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>Signs on at a provider by an authorization code (OpenID Connect Core 1.0, section 3.1), with PKCE, nonce and state; each of the three is good for one sign-in of one browser.</summary>
internal sealed class OpenIdHandler(IOptionsMonitor<OpenIdOptions> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<OpenIdOptions>(options, logger, encoder)
{
    /// <summary>So long somebody may take at the provider.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Nonce = "nonce";
    private const string Until = "until";

    // An answer to a form that leads elsewhere is stopped by the policy of our pages, so the page sends people on itself.
    private static readonly object Address = new();

    private OpenIdConnectConfiguration _provider = null!;

    /// <summary>Where the browser goes now, after a challenge.</summary>
    public static string? AddressIn(HttpContext http) => http.Items[Address] as string;

    /// <exception cref="SignOnException">The provider cannot be asked.</exception>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _provider = await Options.Discovery.AliveAsync(Context.RequestAborted);
        GenerateCorrelationId(properties);
        Context.Items[Address] = BuildChallengeUrl(properties, BuildRedirectUri(Options.CallbackPath));
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var (nonce, verifier) = (Secret(), Secret());
        properties.Items[Nonce] = nonce;
        properties.Items[OAuthConstants.CodeVerifierKey] = verifier;
        properties.Items[Until] = (TimeProvider.GetUtcNow() + Lifetime).ToString("O", CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(_provider.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["client_id"] = Options.Settings.ClientId,
            ["response_type"] = "code",
            ["scope"] = Options.Settings.Scopes,
            ["redirect_uri"] = redirectUri,
            ["nonce"] = nonce,
            [OAuthConstants.CodeChallengeKey] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            [OAuthConstants.CodeChallengeMethodKey] = OAuthConstants.CodeChallengeMethodS256,
            ["ui_locales"] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            ["state"] = Options.StateDataFormat.Protect(properties),
        });
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var properties = Options.StateDataFormat.Unprotect(Request.Query["state"]);
        if (properties is null) return Failed(SignOnFault.Late, "The answer belongs to no sign-in of this lab.", null);
        try
        {
            return HandleRequestResult.Success(await TicketAsync(properties));
        }
        catch (SignOnException e)
        {
            return HandleRequestResult.Fail(e, properties);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException && !Context.RequestAborted.IsCancellationRequested)
        {
            return Failed(SignOnFault.Down, $"It does not answer ({e.GetType().Name}).", properties);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
            return Failed(SignOnFault.Invalid, $"What it answers cannot be read ({e.GetType().Name}).", properties);
        }
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var (client, secret) = (Options.Settings.ClientId, await Options.Settings.SecretAsync(Context.RequestAborted));
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            [OAuthConstants.CodeVerifierKey] = context.Properties.Items[OAuthConstants.CodeVerifierKey] ?? "",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, _provider.TokenEndpoint);
        // Basic where nothing is said (OpenID Connect Discovery 1.0, section 3).
        var methods = _provider.TokenEndpointAuthMethodsSupported;
        if (methods.Contains("client_secret_post") && !methods.Contains("client_secret_basic")) (form["client_id"], form["client_secret"]) = (client, secret);
        else request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(client)}:{Uri.EscapeDataString(secret)}")));
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = new FormUrlEncodedContent(form);

        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        if ((int)answer.StatusCode >= 500) throw new SignOnException(SignOnFault.Down, $"It answers {(int)answer.StatusCode} where tokens are asked for.");
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));
        if (answer.IsSuccessStatusCode) return OAuthTokenResponse.Success(said);
        using (said) throw new SignOnException(SignOnFault.Invalid, $"It gives no token: {Plain(said.RootElement.TryGetProperty("error", out var error) ? error.ToString() : null)}.");
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var ct = Context.RequestAborted;
        var said = tokens.Response!.RootElement.TryGetProperty("id_token", out var given) ? given.GetString() : null;
        var token = await IdToken.ReadAsync(said, Options.Settings.ClientId, properties.Items[Nonce] ?? "", tokens.AccessToken, Options.Discovery, TimeProvider, ct);
        var claims = new SaidClaims();
        using (var payload = JsonDocument.Parse(WebEncoders.Base64UrlDecode(token.EncodedPayload))) claims.Add(payload.RootElement);
        await AddUserInfoAsync(claims, token.Subject, tokens.AccessToken, ct);

        var rules = await Context.RequestServices.GetRequiredService<IdeaLabDb>().ClaimRules.AsNoTracking().Where(r => r.Provider == Options.Settings.Name).ToListAsync(ct);
        await Context.RequestServices.GetRequiredService<SignOns>().SeeAsync(Options.Settings.Name, claims.Names, ct);
        var seal = Context.RequestServices.GetRequiredService<SignOns>().Seal(said!);
        var outside = new OutsideIdentity(Options.Settings.Name, OutsideIdentity.KeyOf(token.Issuer, token.Subject), claims["email"]?.Trim(), HasVerifiedAddress(claims), NameIn(claims), HasSecondFactor(claims),
            [.. rules.Where(rule => claims.All.Any(one => rule.Applies(one.Claim, one.Value))).Select(rule => rule.Id)], seal, properties.Items.TryGetValue(SignOns.JoinsKey, out var joins) ? int.Parse(joins!, CultureInfo.InvariantCulture) : null);
        // Nothing else of what the sign-in needed is kept.
        return new AuthenticationTicket(outside.ToPrincipal(Scheme.Name), new AuthenticationProperties { RedirectUri = properties.RedirectUri }, Scheme.Name);
    }

    private async Task<AuthenticationTicket> TicketAsync(AuthenticationProperties properties)
    {
        var query = Request.Query;
        if (!ValidateCorrelationId(properties)) throw new SignOnException(SignOnFault.Late, "The answer belongs to a sign-in of another browser, or to one that is over.");
        if (!DateTimeOffset.TryParse(properties.Items[Until], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var until) || until < TimeProvider.GetUtcNow()) throw new SignOnException(SignOnFault.Late, "It took too long.");
        if (query["error"].ToString() is { Length: > 0 } error) throw new SignOnException(FaultOf(error), $"It says {Plain(error)}.");

        _provider = await Options.Discovery.GetAsync(Context.RequestAborted);
        // RFC 9207: an answer of another provider is not carried to this one.
        var issuer = query["iss"].ToString();
        if (issuer.Length > 0 ? issuer != _provider.Issuer : _provider.AuthorizationResponseIssParameterSupported) throw new SignOnException(SignOnFault.Invalid, "The answer comes from another provider.");
        if (query["code"].ToString() is not { Length: > 0 } code) throw new SignOnException(SignOnFault.Invalid, "There is no code.");

        using var tokens = await ExchangeCodeAsync(new OAuthCodeExchangeContext(properties, code, BuildRedirectUri(Options.CallbackPath)));
        return await CreateTicketAsync(new ClaimsIdentity(Scheme.Name), properties, tokens);
    }

    // Many say the address there and not in the token.
    private async Task AddUserInfoAsync(SaidClaims claims, string subject, string? accessToken, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(_provider.UserInfoEndpoint) || string.IsNullOrEmpty(accessToken)) return;
        using var request = new HttpRequestMessage(HttpMethod.Get, _provider.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await Backchannel.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode) throw new SignOnException((int)answer.StatusCode >= 500 ? SignOnFault.Down : SignOnFault.Invalid, $"It answers {(int)answer.StatusCode} where it is asked who somebody is.");
        if (answer.Content.Headers.ContentType?.MediaType is not "application/json") return;

        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
        // OpenID Connect Core 1.0, section 5.3.2: otherwise it may be somebody else's.
        if (!said.RootElement.TryGetProperty("sub", out var whose) || whose.ToString() != subject) throw new SignOnException(SignOnFault.Invalid, "What it says of somebody is of somebody else.");
        claims.Add(said.RootElement);
    }

    private bool HasSecondFactor(SaidClaims claims) => Options.Settings.TrustsSecondFactor
        && (claims.All.Contains(("amr", "mfa")) || claims["acr"] is { } acr && Options.Settings.SecondFactorAcr.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(acr, StringComparer.Ordinal));

    // The token and the answer about somebody may each name an address, and each say this of its own.
    private static bool HasVerifiedAddress(SaidClaims claims) => claims["email_verified"] == "true" && !claims.All.Contains(("email_verified", "false"))
        && claims.All.Where(said => said.Claim == "email").Select(said => said.Value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1;

    private static string? NameIn(SaidClaims claims)
    {
        var name = Domain.OneLine.Of(claims["name"] ?? $"{claims["given_name"]} {claims["family_name"]}");
        return name.Length is 0 or > Person.NameMaxLength ? null : name;
    }

    private static SignOnFault FaultOf(string error) => error switch
    {
        "access_denied" or "login_required" or "consent_required" or "interaction_required" or "account_selection_required" => SignOnFault.Refused,
        "server_error" or "temporarily_unavailable" => SignOnFault.Down,
        _ => SignOnFault.Invalid,
    };

    // Words of the standard only; anybody can write the rest of an address.
    private static string Plain(string? error) => error is { Length: > 0 and <= 40 } && error.All(c => char.IsAsciiLetterLower(c) || c is '_') ? error : "something else";

    private static string Secret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    private static HandleRequestResult Failed(SignOnFault fault, string why, AuthenticationProperties? properties) => HandleRequestResult.Fail(new SignOnException(fault, why), properties);
}
