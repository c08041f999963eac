using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Warning;

/// <summary>A word to staff that much more came to an idea in an hour than is usual. Unique by idea and week.</summary>
public sealed class Alert
{
    /// <summary>For how long it is weighed anew, and how late an hour may still raise one.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    // The rules that hold votes doubt fewer than one honest vote in 500, so two are hardly chance; and a third leaves room for honest people whom a campaign drew along.
    private const int LeastDoubted = 2;
    private const int DoubtedOneIn = 3;

    private Alert() { }

    /// <param name="burst">What was unusual.</param>
    /// <param name="hour">The start of the hour in which it came, UTC.</param>
    /// <param name="zone">Whose weeks count.</param>
    /// <param name="at">When it is raised, UTC.</param>
    public Alert(Burst burst, DateTime hour, TimeZoneInfo zone, DateTime at)
    {
        (IdeaId, Week, Hour, RaisedAt, OpenSince) = (burst.Idea.IdeaId, DigestWindow.WeekOf(hour, zone).Name, hour, at, at);
        (Votes, Comments, Flags, NewVoters) = (burst.Idea.Now.Votes, burst.Idea.Now.Comments, burst.Idea.Now.Flags, burst.Idea.Now.NewVoters);
        Chance = burst.Numbers.Min(n => n.Chance);
        foreach (var number in burst.Numbers) Take(number);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;

    /// <summary>"2025-W46": see <see cref="DigestWindow.Name"/>.</summary>
    public string Week { get; private set; } = "";

    public DateTime Hour { get; private set; }
    public DateTime RaisedAt { get; private set; }

    /// <summary>Which numbers were unusual.</summary>
    public EventKinds Kinds { get; private set; }

    /// <summary>How likely the least likely of them is by chance.</summary>
    public double Chance { get; private set; }

    public int Votes { get; private set; }
    public int Comments { get; private set; }
    public int Flags { get; private set; }
    public int NewVoters { get; private set; }

    public double UsualVotes { get; private set; }
    public double UsualComments { get; private set; }
    public double UsualFlags { get; private set; }
    public double UsualNewVoters { get; private set; }

    /// <summary>How many of the votes of the hour are kept out of the count.</summary>
    public int Doubted { get; private set; }

    public AlertLabel Label { get; private set; }

    /// <summary>When it was raised, UTC, until staff have seen it; null then.</summary>
    public DateTime? OpenSince { get; private set; }

    public DateTime? SeenAt { get; private set; }
    public int? SeenById { get; private set; }
    public Person? SeenBy { get; private set; }

    /// <summary>The unusual numbers, each with what is usual for the idea in such an hour.</summary>
    public IEnumerable<UnusualCount> Numbers()
    {
        if (Kinds.HasFlag(EventKinds.Votes)) yield return new(EventKinds.Votes, Votes, UsualVotes);
        if (Kinds.HasFlag(EventKinds.NewVoters)) yield return new(EventKinds.NewVoters, NewVoters, UsualNewVoters);
        if (Kinds.HasFlag(EventKinds.Comments)) yield return new(EventKinds.Comments, Comments, UsualComments);
        if (Kinds.HasFlag(EventKinds.Flags)) yield return new(EventKinds.Flags, Flags, UsualFlags);
    }

    /// <summary>Labels it by how many votes of its hour are kept out of the count now; they may be held later than it is raised, and restored.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Weigh(int doubted)
    {
        if (doubted == Doubted) return false;
        Doubted = doubted;
        Label = doubted >= LeastDoubted && doubted * DoubtedOneIn >= Votes ? AlertLabel.PossibleCampaign : AlertLabel.Organic;
        return true;
    }

    /// <summary>Staff have seen it. The first time stands.</summary>
    /// <exception cref="RuleViolation">The person is not staff.</exception>
    public void See(Person by, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (OpenSince is null) return;
        (OpenSince, SeenBy, SeenById, SeenAt) = (null, by, by.Id, at);
    }

    private void Take(UnusualNumber number)
    {
        Kinds |= number.Kind;
        switch (number.Kind)
        {
            case EventKinds.Votes: UsualVotes = number.Usual; break;
            case EventKinds.Comments: UsualComments = number.Usual; break;
            case EventKinds.Flags: UsualFlags = number.Usual; break;
            default: UsualNewVoters = number.Usual; break;
        }
    }
}
