namespace IdeaLab.Domain.Ranking;

/// <summary>That a member saw an idea; one row for each of both, however often. It is what support is a share of.</summary>
public sealed class Viewing
{
    private Viewing() { }

    public int IdeaId { get; private set; }
    public int PersonId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime FirstAt { get; private set; }

    /// <summary>The last day (UTC) that counted.</summary>
    public DateOnly LastDay { get; private set; }
}

/// <summary>That somebody not signed in saw an idea on a day (UTC). The rows of a day go with its salt once it is over; that they were so many stays in the idea.</summary>
public sealed class PassingViewing
{
    private PassingViewing() { }

    public int IdeaId { get; private set; }

    /// <summary>From <see cref="DaySalt.HashOf"/>.</summary>
    public Guid Visitor { get; private set; }

    public DateOnly Day { get; private set; }
}
