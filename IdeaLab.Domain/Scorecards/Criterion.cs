namespace IdeaLab.Domain.Scorecards;

/// <summary>One question of a scorecard.</summary>
public sealed class Criterion
{
    public const int NameMaxLength = 120;
    public const int WeightMax = 100;

    private Criterion() { }

    /// <exception cref="RuleViolation">It has no name or too long a one, or the weight is out of range.</exception>
    internal Criterion(CriteriaSet set, int position, CriterionTerms terms)
    {
        var (english, spanish) = (OneLine.Of(terms.English), OneLine.Of(terms.Spanish));
        if (english.Length > NameMaxLength || spanish.Length > NameMaxLength || english.Length + spanish.Length == 0) throw new RuleViolation("Rule.CriterionName", NameMaxLength);
        if (terms.Weight is < 1 or > WeightMax) throw new RuleViolation("Rule.CriterionWeight", WeightMax);
        (Set, Position, Weight, Measure) = (set, position, terms.Weight, terms.Measure);
        (English, Spanish) = (english.Length > 0 ? english : spanish, spanish.Length > 0 ? spanish : english);
    }

    public int Id { get; private set; }
    public int SetId { get; private set; }
    public CriteriaSet Set { get; private set; } = null!;

    /// <summary>Its place in the set, from 1.</summary>
    public int Position { get; private set; }

    public string English { get; private set; } = "";
    public string Spanish { get; private set; } = "";

    /// <summary>1 to <see cref="WeightMax"/>; what counts is how it relates to those of the same measure.</summary>
    public int Weight { get; private set; }

    public Measure Measure { get; private set; }

    public CriterionTerms Terms => new(English, Spanish, Weight, Measure);

    /// <summary>The name in "en" or "es"; any other language reads the English one.</summary>
    public string NameIn(string language) => language == "es" ? Spanish : English;
}
