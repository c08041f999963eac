using IdeaLab.Domain.People;

namespace IdeaLab.Domain.SignIns;

/// <summary>One sign-in of one browser, from then until it is ended. Its row is the truth: without it the cookie is worth nothing. Where the browser was is not kept.</summary>
public sealed class Session
{
    /// <summary>So long after it was last seen the cookie has ended by itself.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>When it was last seen is written down no more often, since every page would write otherwise.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(10);

    public const int SealedIdTokenMaxLength = 4000;

    private Session() { }

    public Session(Person person, SignInMethod method, bool hasSecondFactor, Device device, DateTime at)
    {
        Person = person;
        (Method, HasSecondFactor) = (method, hasSecondFactor);
        (Browser, System) = (device.Browser, device.System);
        CreatedAt = LastSeenAt = at;
    }

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public SignInMethod Method { get; private set; }

    /// <summary>Whether the person showed two things: a password or their mailbox and an authenticator code, or a passkey, which asks for a finger, a face or a PIN before it signs.</summary>
    public bool HasSecondFactor { get; private set; }

    public string? Browser { get; private set; }
    public string? System { get; private set; }
    public DateTime CreatedAt { get; private set; }

    /// <summary>To within <see cref="Grain"/>.</summary>
    public DateTime LastSeenAt { get; private set; }

    /// <summary>Where they signed on, as the settings name it; null for other ways.</summary>
    public string? Provider { get; private set; }

    /// <summary>What the provider wants to see when its own sign-in is to end too, sealed with the lab's keys; null where there is none, or it is too long to keep.</summary>
    public string? SealedIdToken { get; private set; }

    public Device Device => new(Browser, System);

    public static bool IsToBeSeenAgain(DateTime lastSeenAt, DateTime at) => at - lastSeenAt >= Grain;

    /// <summary>Says at which provider of single sign-on it began.</summary>
    public void ComeFrom(string provider, string? sealedIdToken) => (Provider, SealedIdToken) = (provider, sealedIdToken is { Length: <= SealedIdTokenMaxLength } ? sealedIdToken : null);

    /// <summary>An authenticator was set up in it, with a code.</summary>
    public void ShowSecondFactor() => HasSecondFactor = true;
}
