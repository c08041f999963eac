namespace IdeaLab.Domain.Moderation;

/// <summary>The rules of the code of conduct, by their numbers there: why something is flagged, or acted on.</summary>
public enum Ground
{
    Insult = 1,
    PersonalData = 2,
    Spam = 3,
    OffTopic = 4,
    Copied = 5,
    Deceit = 6,
    Unlawful = 7,

    /// <summary>What else harms; whoever gives it as the ground says what in words.</summary>
    Other = 8,
}
