namespace IdeaLab.Domain.Digests;

/// <summary>The parts of a weekly digest, in the order in which they are read.</summary>
public enum DigestPart
{
    /// <summary>What became of ideas since the last digest: steps and official answers.</summary>
    Changed = 1,
    /// <summary>What only a decision is missing for.</summary>
    Decide = 2,
    /// <summary>Ideas nobody has answered, those whose promised day is over first.</summary>
    Waiting = 3,
    Moved = 4,
    New = 5,
    /// <summary>Liked by most of the few who have seen them.</summary>
    Unseen = 6,
    /// <summary>Where reviewers or members disagree.</summary>
    Divided = 7,
    /// <summary>Begun, and for a month nothing was heard of them.</summary>
    Stuck = 8,
    /// <summary>What members ask staff.</summary>
    Questions = 9,
    /// <summary>More than is usual came in an hour.</summary>
    Warned = 10,
    /// <summary>Lessons to be written, and conditions of declined ideas to be looked at again.</summary>
    Lessons = 11,
    /// <summary>What delivered ideas brought is to be filed.</summary>
    Outcomes = 12,
}
