namespace IdeaLab.Domain.Challenges;

/// <summary>What a challenge came to.</summary>
/// <param name="Ideas">On its board at the end.</param>
/// <param name="Votes">Theirs together.</param>
/// <param name="Participants">People who shared an idea, voted or commented.</param>
public sealed record ChallengeTally(int Ideas, int Votes, int Participants);
