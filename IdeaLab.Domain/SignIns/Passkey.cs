namespace IdeaLab.Domain.SignIns;

/// <summary>Limits of what somebody's browsers and keys sign in with, without a password.</summary>
public static class Passkey
{
    public const int NameMaxLength = 60;

    /// <summary>In bytes, as long as a key of SQL Server may be. The standard allows 1,023 (Web Authentication 3, 4); real ones have 16 to some 200.</summary>
    public const int CredentialIdMaxLength = 900;

    /// <summary>Of one person.</summary>
    public const int Most = 20;
}
