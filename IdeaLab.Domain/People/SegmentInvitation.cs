namespace IdeaLab.Domain.People;

/// <summary>A link by which members put themselves into segments, until its end and so many times at most. Only the hash of what it ends in is kept.</summary>
public sealed class SegmentInvitation
{
    /// <summary>Hexadecimal digits of a SHA-256.</summary>
    public const int HashLength = 64;
    public const int UsesMax = 10_000;
    public const int DaysMax = 365;

    private readonly List<InvitedSegment> _segments = [];
    private readonly List<InvitationUse> _uses = [];

    private SegmentInvitation() { }

    /// <param name="segments">Into which it leads.</param>
    /// <param name="hash">SHA-256 of the token, in hexadecimal digits.</param>
    /// <param name="endsAt">The first instant at which it leads nowhere, UTC.</param>
    /// <param name="uses">How many people may join by it.</param>
    /// <exception cref="RuleViolation">The person is no admin, there is no segment, or end or count are out of range.</exception>
    public SegmentInvitation(IReadOnlyCollection<Segment> segments, string hash, DateTime endsAt, int uses, Person by, DateTime at)
    {
        if (!by.AdministersLab()) throw new RuleViolation("Rule.AdminOnly");
        if (segments.Count is 0 or > Circle.SegmentsMax) throw new RuleViolation("Rule.CircleSegments", Circle.SegmentsMax);
        if (endsAt <= at || endsAt > at.AddDays(DaysMax + 1)) throw new RuleViolation("Rule.InvitationEnd", DaysMax);
        if (uses is < 1 or > UsesMax) throw new RuleViolation("Rule.InvitationUses", UsesMax);
        (Hash, EndsAt, Most, By, ById, CreatedAt) = (hash, endsAt, uses, by, by.Id, at);
        _segments.AddRange(segments.Select(segment => new InvitedSegment(this, segment)));
    }

    public int Id { get; private set; }
    public string Hash { get; private set; } = "";
    public IReadOnlyList<InvitedSegment> Segments => _segments;

    /// <summary>The first instant at which it leads nowhere, UTC.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>How many people may join by it.</summary>
    public int Most { get; private set; }

    /// <summary>How many have.</summary>
    public int Used { get; private set; }

    /// <summary>Who joined by it, each once. Load at least those of the person who accepts.</summary>
    public IReadOnlyList<InvitationUse> Uses => _uses;

    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public DateTime CreatedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Concurrency token, raised by every verb: of two people who come to the last place at once, one looks again and finds it taken.</summary>
    public int Version { get; private set; }

    /// <summary>Why it leads nowhere at a moment; null while it does. Segments are not looked at.</summary>
    public RuleViolation? WhyNotAt(DateTime at) => this switch
    {
        { WithdrawnAt: not null } => new RuleViolation("Rule.InvitationWithdrawn"),
        _ when at >= EndsAt => new RuleViolation("Rule.InvitationEnded"),
        _ when Used >= Most => new RuleViolation("Rule.InvitationUsedUp"),
        _ => null,
    };

    /// <summary>Puts a person into its segments, with their memberships loaded. Twice is once: who is in all of them, or has used it before, uses nothing up.</summary>
    /// <returns>Whether that changed anything.</returns>
    /// <exception cref="RuleViolation">It leads nowhere any more.</exception>
    public bool Accept(Person person, DateTime at)
    {
        if (_segments.Count > 0 && _segments.TrueForAll(s => person.IsIn(s.Segment))) return false;
        if (WhyNotAt(at) is { } violation) throw violation;
        // Who was put out again by an admin does not come back by the same link.
        if (_uses.Exists(use => use.PersonId == person.Id)) throw new RuleViolation("Rule.InvitationUsedByYou");
        foreach (var invited in _segments) person.Join(invited.Segment, MembershipSource.Invitation, at);
        _uses.Add(new InvitationUse(this, person, at));
        Used++;
        Version++;
        return true;
    }

    /// <summary>Leads nowhere from now on. Who joined by it stays. Twice is once.</summary>
    public void Withdraw(DateTime at)
    {
        if (WithdrawnAt is not null) return;
        WithdrawnAt = at;
        Version++;
    }
}
