namespace IdeaLab.Domain.Challenges;

/// <summary>A topic that the ideas of a challenge may have.</summary>
public sealed class ChallengeTopic
{
    private ChallengeTopic() { }

    internal ChallengeTopic(Challenge challenge, Topic topic)
    {
        Challenge = challenge;
        Topic = topic;
        TopicId = topic.Id;
    }

    public int ChallengeId { get; private set; }
    public Challenge Challenge { get; private set; } = null!;
    public int TopicId { get; private set; }
    public Topic Topic { get; private set; } = null!;
}
