namespace IdeaLab.Domain.Moderation;

/// <summary>What a post can be withheld for by rule. The names are stored, so none is ever given to another rule.</summary>
public enum ScreeningRule
{
    Links = 1,
    AccountAge = 2,
    RepeatedText = 3,
    Shouting = 4,
    ListedWords = 5,
    TypingTime = 6,
    Honeypot = 7,
}
