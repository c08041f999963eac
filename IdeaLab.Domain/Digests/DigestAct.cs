namespace IdeaLab.Domain.Digests;

/// <summary>What the reader of a digest can do about an idea straight from the mail.</summary>
public enum DigestAct
{
    /// <summary>Takes it on: the idea is assigned to the reader.</summary>
    Assign = 1,
    /// <summary>Asks its author something; the idea waits for the reply.</summary>
    Ask = 2,
    /// <summary>Opens its decision: it is the reader's, who goes on to write it.</summary>
    Decide = 3,
}
