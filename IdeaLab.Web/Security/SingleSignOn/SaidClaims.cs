using System.Globalization;
using System.Text.Json;

namespace IdeaLab.Web.Security.SingleSignOn;

/// <summary>What a provider says of somebody, as names and values. A claim within another is named with a point between them, as <c>realm_access.roles</c>.</summary>
internal sealed class SaidClaims
{
    private const int Deepest = 4;

    private readonly List<(string Claim, string Value)> _all = [];

    public IReadOnlyList<(string Claim, string Value)> All => _all;

    public IEnumerable<string> Names => _all.Select(said => said.Claim).Distinct(StringComparer.Ordinal);

    /// <summary>The first thing it says; null when nothing.</summary>
    public string? this[string claim] => _all.Find(said => said.Claim == claim).Value;

    public void Add(JsonElement said)
    {
        if (said.ValueKind is JsonValueKind.Object) AddWithin(said, "", 0);
    }

    private void AddWithin(JsonElement said, string before, int depth)
    {
        foreach (var claim in said.EnumerateObject()) AddValue(before + claim.Name, claim.Value, depth);
    }

    private void AddValue(string name, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _all.Add((name, value.GetString()!));
                break;
            case JsonValueKind.Number:
                _all.Add((name, value.GetRawText()));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                _all.Add((name, value.GetBoolean().ToString(CultureInfo.InvariantCulture).ToLowerInvariant()));
                break;
            case JsonValueKind.Array when depth < Deepest:
                foreach (var one in value.EnumerateArray()) AddValue(name, one, depth + 1);
                break;
            case JsonValueKind.Object when depth < Deepest:
                AddWithin(value, $"{name}.", depth + 1);
                break;
        }
    }
}
