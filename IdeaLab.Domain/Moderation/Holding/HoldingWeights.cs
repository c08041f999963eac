namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>How many points each rule gives at most; 0 switches it off.</summary>
public sealed record HoldingWeights(int Links, int AccountAge, int RepeatedText, int Shouting, int ListedWords, int TypingTime, int Honeypot)
{
    public const int Most = 100;

    /// <summary>
    /// What a new lab begins with, for a threshold of 70: no soft rule is enough alone, two listed words or the hidden field are; four links hold what an account of the first day writes, and so does a repeated text.
    /// </summary>
    public static HoldingWeights Usual { get; } = new(Links: 50, AccountAge: 20, RepeatedText: 60, Shouting: 20, ListedWords: 70, TypingTime: 30, Honeypot: 100);

    public int Of(ScreeningRule rule) => rule switch
    {
        ScreeningRule.Links => Links,
        ScreeningRule.AccountAge => AccountAge,
        ScreeningRule.RepeatedText => RepeatedText,
        ScreeningRule.Shouting => Shouting,
        ScreeningRule.ListedWords => ListedWords,
        ScreeningRule.TypingTime => TypingTime,
        ScreeningRule.Honeypot => Honeypot,
        _ => 0,
    };
}
