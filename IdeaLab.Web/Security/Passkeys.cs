using System.Security.Cryptography;
using System.Text.Json;
using IdeaLab.Domain.SignIns;
using IdeaLab.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace IdeaLab.Web.Security;

/// <summary>What a page hands the browser, and what it sends back with its answer.</summary>
/// <param name="Options">JSON of Web Authentication.</param>
/// <param name="State">The question, sealed, so that only an answer to it is taken, and not for long.</param>
public sealed record PasskeyOffer(string Options, string State);

/// <summary>Signing in with what a browser or a key holds. It is asked for a finger, a face or a PIN each time, so a passkey counts for two factors. No name is asked for: the passkey says whose it is.</summary>
public sealed class Passkeys(IPasskeyHandler<Account> handler, UserManager<Account> accounts, IHttpContextAccessor http, IDataProtectionProvider keys, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _seal = keys.CreateProtector("passkey");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Only a browser has passkeys.");

    public async Task<PasskeyOffer> ToSignInAsync()
    {
        var asked = await handler.MakeRequestOptionsAsync(null, Http);
        return new(asked.RequestOptionsJson, Seal("use", asked.AssertionState));
    }

    public async Task<PasskeyOffer> ToAddAsync(Account account, string personName)
    {
        var id = await accounts.GetUserIdAsync(account);
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = id, Name = account.Email!, DisplayName = personName }, Http);
        return new(asked.CreationOptionsJson, Seal($"add {id}", asked.AttestationState));
    }

    /// <summary>Whose passkey answered; null when none did, or too late.</summary>
    public async Task<Account?> OwnerAsync(string? credential, string? state)
    {
        if (Open("use", state) is not { } question || string.IsNullOrEmpty(credential)) return null;
        var answer = await handler.PerformAssertionAsync(new() { HttpContext = Http, CredentialJson = credential, AssertionState = question });
        if (!answer.Succeeded || !answer.Passkey.IsUserVerified) return null;
        // How often it signed is kept: a copy of it would fall behind.
        return (await accounts.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey)).Succeeded ? answer.User : null;
    }

    /// <summary>Adds what the browser made.</summary>
    /// <returns>False when it is none, came too late, or is one too many.</returns>
    public async Task<bool> AddAsync(Account account, string? credential, string? state, string name)
    {
        if (Open($"add {await accounts.GetUserIdAsync(account)}", state) is not { } question || string.IsNullOrEmpty(credential)) return false;
        var answer = await handler.PerformAttestationAsync(new() { HttpContext = Http, CredentialJson = credential, AttestationState = question });
        if (!answer.Succeeded || answer.Passkey.CredentialId.Length > Passkey.CredentialIdMaxLength || (await accounts.GetPasskeysAsync(account)).Count >= Passkey.Most) return false;
        answer.Passkey.Name = name;
        return (await accounts.AddOrUpdatePasskeyAsync(account, answer.Passkey)).Succeeded;
    }

    private string Seal(string purpose, string? state) => _seal.CreateProtector(purpose).Protect(JsonSerializer.Serialize(new Question(state, clock.GetUtcNow() + Lifetime)));

    private string? Open(string purpose, string? state)
    {
        if (string.IsNullOrEmpty(state)) return null;
        try
        {
            return JsonSerializer.Deserialize<Question>(_seal.CreateProtector(purpose).Unprotect(state)) is { } question && question.Until > clock.GetUtcNow() ? question.State : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Question(string? State, DateTimeOffset Until);
}
