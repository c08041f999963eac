namespace IdeaLab.Domain.Voting;

/// <summary>
/// What events of one voter on one idea come to, in at most three acts that leave what casting and withdrawing one by one would have left:
/// casting a first vote, taking back whatever stands, and casting the vote that stands afterwards.
/// </summary>
/// <param name="FirstAt">When the first vote was cast that was taken back; null for none. Who has commented follows from then on, with or without a vote.</param>
/// <param name="WithdrawnAt">When the vote was taken back for the last time; null for never.</param>
/// <param name="CastAt">When the vote that stands afterwards was cast; null for none. Supporting again changes nothing, so it is the first time since <paramref name="WithdrawnAt"/>.</param>
public sealed record VoteOutcome(DateTime? FirstAt, DateTime? WithdrawnAt, DateTime? CastAt)
{
    private static readonly VoteOutcome _nothing = new(null, null, null);

    /// <param name="events">In the order in which they happened.</param>
    public static VoteOutcome Of(IEnumerable<VoteEvent> events) => events.Aggregate(_nothing, (outcome, next) => outcome.Then(next));

    private VoteOutcome Then(VoteEvent next) => next.Supports ? this with { CastAt = CastAt ?? next.At } : new(FirstAt ?? CastAt, next.At, null);
}
