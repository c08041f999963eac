using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IdeaLab.Domain;

/// <summary>SHA-256 (FIPS 180-4) over everything a record says, the hash of the one before included, in lower-case hexadecimal. Each field is written with its length in front, so that no two records write the same text.</summary>
public static class ChainHash
{
    public const int Length = 2 * SHA256.HashSizeInBytes;

    /// <param name="fields">What the record says, in an order that never changes; null is written as nothing.</param>
    public static string Of(params IEnumerable<object?> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            var value = Convert.ToString(field, CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A moment as records write it, to the second, since not every database keeps more.</summary>
    public static string Moment(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
