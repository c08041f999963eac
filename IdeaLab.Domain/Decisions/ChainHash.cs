using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IdeaLab.Domain.Decisions;

/// <summary>
/// SHA-256 (FIPS 180-4) over everything a record says, the hash of the one before included, in lower-case hexadecimal. Each field is written with its length
/// in front, so that no two records write the same text. Records from before scorecards do not write those fields; both kinds are told apart by how many they write.
/// </summary>
public static class ChainHash
{
    public const int Length = 2 * SHA256.HashSizeInBytes;

    public static string Of(Decision decision)
    {
        var e = decision.Evidence;
        object?[] fields =
        [
            decision.PreviousHash, decision.Number, decision.IdeaId, decision.ById, decision.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            (int)decision.Outcome, (int)decision.Model, decision.OptionLines, decision.Reason, decision.ReviewOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (int)e.Status, e.Votes, e.ImportedSupport, e.Followers, e.Comments, e.Supporting, e.Concerned, e.Place,
            .. e.Scorecards is { } scorecards ? [scorecards, Hundredths(e.Score), Hundredths(e.Spread)] : Array.Empty<object?>(),
        ];
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            var value = Convert.ToString(field, CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string? Hundredths(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture);
}
