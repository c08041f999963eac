namespace IdeaLab.Domain.Scorecards;

/// <summary>What a scorecard says of one criterion.</summary>
public sealed class Rating
{
    /// <summary>Not at all, or very little effort.</summary>
    public const int Lowest = 1;

    /// <summary>Fully, or very much effort.</summary>
    public const int Highest = 5;

    public const int WordsMaxLength = 500;

    private Rating() { }

    internal Rating(int criterionId, int value, string words) => (CriterionId, Value, Words) = (criterionId, value, words);

    public int CriterionId { get; private set; }

    /// <summary><see cref="Lowest"/> to <see cref="Highest"/>. The words for the steps are the same for every set, so that ideas of different challenges can be compared.</summary>
    public int Value { get; private set; }

    /// <summary>Why, in plain text; empty when nothing is said.</summary>
    public string Words { get; private set; } = "";

    internal void Say(int value, string words) => (Value, Words) = (value, words);
}
