namespace IdeaLab.Domain.Ideas;

/// <summary>What a comment does for the idea.</summary>
public enum Stance
{
    None = 0,
    Support = 1,
    Concern = 2,
    Question = 3,
    Suggestion = 4,
}
