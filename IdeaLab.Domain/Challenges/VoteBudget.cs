namespace IdeaLab.Domain.Challenges;

/// <summary>How many votes each person may give within a challenge.</summary>
/// <param name="Votes">In all, 1 to <see cref="VotesMax"/>.</param>
/// <param name="PerIdea">To one idea, 1 to <paramref name="Votes"/>.</param>
public sealed record VoteBudget(int Votes, int PerIdea)
{
    public const int VotesMax = 100;

    /// <summary>What is left of it after some were given; never less than none, though an idea that takes votes again brings back those it had.</summary>
    public int LeftAfter(int given) => Math.Max(0, Votes - given);

    /// <summary>The most one idea may get from somebody who has given some to others.</summary>
    public int MostAfter(int givenElsewhere) => Math.Min(PerIdea, LeftAfter(givenElsewhere));
}
