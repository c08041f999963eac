namespace IdeaLab.Domain.People;

/// <summary>What a piece of news is about, each chosen on its own; together, the kinds that one mail holds.</summary>
[Flags]
public enum NewsKinds
{
    None = 0,

    /// <summary>Steps, official answers and changes of what one follows.</summary>
    Followed = 1,

    /// <summary>Replies in a thread one wrote in, and comments that name one.</summary>
    Replies = 2,

    /// <summary>The end of a challenge one took part in.</summary>
    Challenges = 4,

    /// <summary>A proposal changed so that one's vote may not mean it any more.</summary>
    StillYes = 8,
}
