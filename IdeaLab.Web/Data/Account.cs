using IdeaLab.Domain.People;
using IdeaLab.Domain.SignIns;
using Microsoft.AspNetCore.Identity;

namespace IdeaLab.Web.Data;

/// <summary>How a person signs in. Erasing it leaves the person, who then is nobody in particular.</summary>
public sealed class Account : IdentityUser<int>
{
    public const int PasswordMinLength = PasswordChoice.MinLength;
    public const int PasswordMaxLength = PasswordChoice.MaxLength;

    /// <summary>Wrong passwords and codes in a row before the account rests.</summary>
    public const int TriesInARow = 5;

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    public int PersonId { get; set; }
    public Person Person { get; set; } = null!;

    public DateTime? LastSignInAt { get; set; }

    /// <summary>When a mail server last said that the address does not exist; null while mails go there. Nothing is sent but what the person asks for, until they confirm it or change it.</summary>
    public DateTime? AddressRefusedAt { get; set; }

    /// <summary>What that server said.</summary>
    public string? AddressRefusal { get; set; }

    public bool IsResting(DateTimeOffset at) => LockoutEnd > at;

    /// <summary>Counts a try before it is judged, so that guesses sent all at once are counted too.</summary>
    /// <returns>False while the account rests: nothing is judged then, not even the right password.</returns>
    public bool TakeTry(DateTimeOffset at)
    {
        if (IsResting(at)) return false;
        if (LockoutEnd is not null) ForgetTries();
        AccessFailedCount++;
        if (AccessFailedCount >= TriesInARow) LockoutEnd = at + Rest;
        ConcurrencyStamp = Guid.NewGuid().ToString();
        return true;
    }

    /// <summary>A try was right, but it is not all that is asked: it was none, and those before still count.</summary>
    public void TakeBackTry()
    {
        AccessFailedCount = Math.Max(0, AccessFailedCount - 1);
        if (AccessFailedCount < TriesInARow) LockoutEnd = null;
        ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    /// <summary>A try was right: the next row of wrong ones begins at none.</summary>
    public void ForgetTries()
    {
        AccessFailedCount = 0;
        LockoutEnd = null;
        ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    /// <summary>The address is in order: it was confirmed, or a mail has just arrived there.</summary>
    public void TrustAddress() => (AddressRefusedAt, AddressRefusal) = (null, null);

    public void Enter(DateTimeOffset at)
    {
        ForgetTries();
        LastSignInAt = at.UtcDateTime;
    }
}
