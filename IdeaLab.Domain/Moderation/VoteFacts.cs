namespace IdeaLab.Domain.Moderation;

/// <summary>What a detector may know of one vote.</summary>
/// <param name="SignedUpAt">When the voter joined, UTC.</param>
/// <param name="Network">Hash of the network it was cast from, comparable within one week only; null when there is no trace.</param>
/// <param name="VotedFor">Every idea the voter has a vote of their own for, this one included.</param>
/// <param name="OtherActs">Ideas, comments and chosen follows of the voter.</param>
public sealed record VoteFacts(int IdeaId, int VoterId, DateTime CastAt, DateTime SignedUpAt, string? Network, IReadOnlyCollection<int> VotedFor, int OtherActs)
{
    /// <summary>One visit: whoever goes on to other ideas does so within it. Sooner nobody can be said to have no other interest.</summary>
    public static readonly TimeSpan Visit = TimeSpan.FromHours(1);

    /// <summary>Registering and confirming the address lead back to the idea one wanted to vote for, which takes minutes.</summary>
    public static readonly TimeSpan Passing = TimeSpan.FromMinutes(30);

    /// <summary>The first day of an account.</summary>
    public static readonly TimeSpan Young = TimeSpan.FromDays(1);

    public bool HasOneInterest => VotedFor.Count <= 1 && OtherActs == 0;

    public bool IsOfYoungAccount => CastAt - SignedUpAt < Young;

    public bool IsInPassing => HasOneInterest && CastAt - SignedUpAt < Passing;

    public bool IsOlderThan(TimeSpan time, DateTime now) => now - CastAt >= time;
}
