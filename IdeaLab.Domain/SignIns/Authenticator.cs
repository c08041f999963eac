using System.Security.Cryptography;
using System.Text;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.SignIns;

/// <summary>The app that shows somebody's codes, confirmed by one of them, with codes on paper for the day it is lost.</summary>
public sealed class Authenticator
{
    public const int SealedSecretMaxLength = 500;
    public const int RecoveryCodes = 10;

    // Without letters and digits that look alike; 12 of 31 are 59 bits.
    private const string Signs = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int SignsInCode = 12;

    // Clocks differ, and typing takes a while (RFC 6238, 5.2).
    private static readonly long[] Steps = [0, -1, 1];

    private readonly List<RecoveryCode> _codes = [];

    private Authenticator() { }

    /// <param name="person">Whose it is.</param>
    /// <param name="sealedSecret">The secret as it is kept: nobody can use it without the lab's keys.</param>
    /// <param name="at">When it was confirmed.</param>
    public Authenticator(Person person, string sealedSecret, DateTime at)
    {
        Person = person;
        SealedSecret = sealedSecret;
        SetUpAt = at;
    }

    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public string SealedSecret { get; private set; } = "";
    public DateTime SetUpAt { get; private set; }

    /// <summary>The step of the last code that was taken; this one and those before are worth nothing any more.</summary>
    public long LastStep { get; private set; }

    /// <summary>Those not used yet.</summary>
    public IReadOnlyCollection<RecoveryCode> Codes => _codes;

    public int Version { get; private set; }

    /// <summary>Takes a code of the app, once: one that was looked at over a shoulder is used up.</summary>
    /// <param name="secret">Opened again.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="at">Now; the codes of the steps before and after are taken too.</param>
    /// <returns>Whether it is right and new.</returns>
    public bool Takes(ReadOnlySpan<byte> secret, string code, DateTime at)
    {
        var now = TimeCode.StepAt(at);
        var typed = Encoding.UTF8.GetBytes(code);
        foreach (var step in Steps)
        {
            if (now + step <= LastStep || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TimeCode.Of(secret, now + step)), typed)) continue;
            LastStep = now + step;
            Version++;
            return true;
        }

        return false;
    }

    /// <summary>Takes a recovery code, once.</summary>
    public bool TakesRecovery(string code)
    {
        var hash = HashOf(code);
        if (_codes.Find(c => c.Hash == hash) is not { } known) return false;
        _codes.Remove(known);
        Version++;
        return true;
    }

    /// <summary>New recovery codes in place of those before.</summary>
    /// <returns>What the person writes down; it can be shown this once only.</returns>
    public IReadOnlyList<string> RenewCodes()
    {
        List<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Signs, SignsInCode)).Select(c => $"{c[..4]}-{c[4..8]}-{c[8..]}")];
        _codes.Clear();
        _codes.AddRange(codes.Select(code => new RecoveryCode(HashOf(code))));
        Version++;
        return codes;
    }

    // Whatever stands between the signs, and in whatever case. Random enough that a plain hash cannot be guessed back.
    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant())));
}

/// <summary>One of somebody's codes on paper, as a hash.</summary>
public sealed class RecoveryCode
{
    public const int HashLength = 64;

    private RecoveryCode() { }

    internal RecoveryCode(string hash) => Hash = hash;

    public int PersonId { get; private set; }
    public string Hash { get; private set; } = "";
}
