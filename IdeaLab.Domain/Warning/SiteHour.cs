namespace IdeaLab.Domain.Warning;

/// <summary>What came in one hour, [Hour, Hour + 1), to all ideas of an age. Each hour that was looked at has one row for every age, also when nothing came: up to there all is counted.</summary>
public sealed class SiteHour
{
    private SiteHour() { }

    /// <param name="hour">Its start, UTC.</param>
    /// <param name="age">Of the ideas.</param>
    /// <param name="ideas">How many ideas of that age there were.</param>
    /// <param name="counts">What came to them.</param>
    public SiteHour(DateTime hour, IdeaAge age, int ideas, EventCounts counts)
    {
        (Hour, Age, Ideas) = (hour, age, ideas);
        (Votes, Comments, Flags, NewVoters) = (counts.Votes, counts.Comments, counts.Flags, counts.NewVoters);
    }

    public DateTime Hour { get; private set; }
    public IdeaAge Age { get; private set; }
    public int Ideas { get; private set; }

    public int Votes { get; private set; }
    public int Comments { get; private set; }
    public int Flags { get; private set; }
    public int NewVoters { get; private set; }

    public EventCounts Counts => new(Votes, Comments, Flags, NewVoters);
}
