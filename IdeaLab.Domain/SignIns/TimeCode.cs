using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IdeaLab.Domain.SignIns;

/// <summary>Codes of six digits that follow from a secret and the time (TOTP, RFC 6238), as authenticator apps show them: HMAC-SHA-1, a new one every 30 seconds.</summary>
public static class TimeCode
{
    /// <summary>As long as the hash (RFC 4226, 4, R6).</summary>
    public const int SecretBytes = 20;

    public const int Digits = 6;
    public const int StepSeconds = 30;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>Which step of 30 seconds since 1970 a moment is in.</summary>
    public static long StepAt(DateTime at) => (long)(at - DateTime.UnixEpoch).TotalSeconds / StepSeconds;

    public static string Of(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // Apps know no other hash, and its weakness is not one of the HMAC.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The secret as one types it into an app (RFC 4648, 6, without padding): letters and the digits 2 to 7.</summary>
    public static string Spelled(ReadOnlySpan<byte> secret)
    {
        var spelled = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var one in secret)
        {
            bits = (bits << 8 | one) & 0xFFFF;
            for (count += 8; count >= 5; count -= 5) spelled.Append(Base32[bits >> (count - 5) & 31]);
        }

        if (count > 0) spelled.Append(Base32[bits << (5 - count) & 31]);
        return spelled.ToString();
    }

    /// <summary>What a QR code says to an app (Key Uri Format of Google Authenticator).</summary>
    public static string Uri(ReadOnlySpan<byte> secret, string lab, string account) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(lab)}:{System.Uri.EscapeDataString(account)}?secret={Spelled(secret)}&issuer={System.Uri.EscapeDataString(lab)}";
}
