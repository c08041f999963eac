using IdeaLab.Domain.People;

namespace IdeaLab.Domain.SignIns;

/// <summary>A browser from which somebody of the staff has signed in and shown that they read the account's mail, or more. It holds a cookie with the key.</summary>
public sealed class KnownDevice
{
    /// <summary>Browsers keep no cookie for longer (RFC 6265bis, 5.5).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    private KnownDevice() { }

    public KnownDevice(Person person, Guid key, DateTime at)
    {
        Person = person;
        Key = key;
        LastSignInAt = at;
    }

    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;

    /// <summary>Of the browser; people who share one have a row each.</summary>
    public Guid Key { get; private set; }

    public DateTime LastSignInAt { get; private set; }

    public void SignIn(DateTime at) => LastSignInAt = at;
}
