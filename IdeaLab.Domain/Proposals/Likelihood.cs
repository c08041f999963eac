namespace IdeaLab.Domain.Proposals;

/// <summary>How likely a risk is thought to come true.</summary>
public enum Likelihood
{
    Unlikely = 1,
    Possible = 2,
    Likely = 3,
}
