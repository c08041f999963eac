namespace IdeaLab.Domain.Voting;

/// <summary>What a voter did on another platform, and when (UTC): supported an idea, or took that back.</summary>
public readonly record struct VoteEvent(DateTime At, bool Supports);
