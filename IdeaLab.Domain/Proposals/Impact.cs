namespace IdeaLab.Domain.Proposals;

/// <summary>What it would mean if a risk came true.</summary>
public enum Impact
{
    Minor = 1,
    Serious = 2,
    Fatal = 3,
}
