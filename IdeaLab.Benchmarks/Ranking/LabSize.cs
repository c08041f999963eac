namespace IdeaLab.Benchmarks.Ranking;

/// <summary>How much a lab holds. Every lab is as busy as every other, so that a larger one is an older one: what grows with the number of ideas shows, and not how much is going on.</summary>
internal sealed record LabSize(int Ideas, int Votes)
{
    public const int IdeasPerDay = 550;

    private const int Least = 100;
    private const int VotesPerIdea = 100;

    /// <summary>Why it cannot be seeded; null when it can. With more votes for each idea those who vote for a popular one would run out.</summary>
    public string? WhyNot =>
        Ideas < Least ? $"--ideas is at least {Least}."
        : Votes < Least ? $"--votes is at least {Least}."
        : Votes > (long)VotesPerIdea * Ideas ? $"--votes is at most {VotesPerIdea} for each idea."
        : null;

    private bool IsSmall => Ideas < 10_000;

    public TimeSpan Age => TimeSpan.FromDays((double)Ideas / IdeasPerDay);

    public int Voters => Math.Clamp(Votes, 1_000, 100_000);

    /// <summary>Those who have done nothing yet.</summary>
    public int Newcomers => Voters / 5;

    /// <summary>How often each thing is measured: a lab that is there to show that all is measured needs no certainty.</summary>
    public int Rounds => IsSmall ? 1 : 5;

    /// <summary>How many votes are cast one by one, with scoring and without.</summary>
    public int Casts => IsSmall ? 50 : 1_000;

    /// <summary>As many votes per idea.</summary>
    public LabSize CutTo(int ideas) => Ideas <= ideas ? this : new(ideas, (int)((long)Votes * ideas / Ideas));

    public override string ToString() => $"{Ideas:N0} ideas and {Votes:N0} votes";
}
