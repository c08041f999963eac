using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Challenges;

/// <summary>
/// One person's giving of votes within a challenge that has a budget. What was given is in the votes themselves; giving raises the version here, so that of two
/// acts at the same time, for whatever ideas, one is done after the other and finds what it gave.
/// </summary>
public sealed class Ballot
{
    private Ballot() { }

    public Ballot(Challenge challenge, Person person)
    {
        Challenge = challenge;
        ChallengeId = challenge.Id;
        Person = person;
        PersonId = person.Id;
    }

    public int ChallengeId { get; private set; }
    public Challenge Challenge { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;

    /// <summary>Concurrency token, raised by every giving.</summary>
    public int Version { get; private set; }

    /// <summary>Asks whether the person may give an idea so many votes. Fewer than before are always fine: an idea that takes votes again may have brought back more than the budget.</summary>
    /// <param name="amount">To this idea in all.</param>
    /// <param name="before">How many it had.</param>
    /// <param name="givenElsewhere">To the other ideas of the challenge that still take votes.</param>
    /// <exception cref="RuleViolation">Fewer than one, more than one idea may get, or more than are left.</exception>
    internal void Give(int amount, int before, int givenElsewhere)
    {
        var budget = Challenge.Budget ?? throw new InvalidOperationException("A ballot belongs to a challenge with a budget.");
        if (amount < 1 || amount > budget.PerIdea) throw new RuleViolation("Rule.VotesPerIdea", budget.PerIdea);
        if (amount > before && amount > budget.LeftAfter(givenElsewhere)) throw new RuleViolation("Rule.VotesLeft", budget.LeftAfter(givenElsewhere), budget.Votes);
        Version++;
    }
}
