namespace IdeaLab.Domain.Scorecards;

/// <summary>What a criterion says about an idea. The two are never mixed into one figure: much effort is no merit.</summary>
public enum Measure
{
    /// <summary>How much good it does.</summary>
    Impact = 0,

    /// <summary>How much it takes to do.</summary>
    Effort = 1,
}
