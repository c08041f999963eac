using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>Somebody as a provider knows them, who has just come from there. It waits, sealed, in a cookie of their browser until they are signed in.</summary>
/// <param name="Provider">In the settings.</param>
/// <param name="Key">Who they are there, for good; see <see cref="KeyOf"/>.</param>
/// <param name="Email">What the provider takes for their address; null where it says none.</param>
/// <param name="IsVerified">Whether the provider says that it has seen to the address being theirs.</param>
/// <param name="Name">What the provider calls them; null where it says nothing.</param>
/// <param name="HasSecondFactor">Whether they showed two factors there and the lab takes the provider's word for it.</param>
/// <param name="Rules">The keys of the rules that apply.</param>
/// <param name="SealedIdToken">For the end of their sign-in there.</param>
/// <param name="Joins">The account that began it, to be signed in to this way too; null for a sign-in.</param>
public sealed record OutsideIdentity(string Provider, string Key, string? Email, bool IsVerified, string? Name, bool HasSecondFactor, IReadOnlyList<int> Rules, string? SealedIdToken, int? Joins)
{
    private const string Claim = "outside";

    /// <summary>A hash of issuer and subject: two subjects that differ in case alone stay two in every database, and the same name at another issuer is somebody else.</summary>
    public static string KeyOf(string issuer, string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));

    internal static OutsideIdentity? Of(ClaimsPrincipal? principal) => principal?.FindFirstValue(Claim) is { } json ? JsonSerializer.Deserialize<OutsideIdentity>(json) : null;

    internal ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity([new Claim(Claim, JsonSerializer.Serialize(this))], scheme));
}
