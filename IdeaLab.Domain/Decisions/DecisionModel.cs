namespace IdeaLab.Domain.Decisions;

/// <summary>How those who decide came to one mind.</summary>
public enum DecisionModel
{
    /// <summary>One owner decided and answers for it.</summary>
    OneOwner = 0,

    /// <summary>More were for it than against it.</summary>
    Majority = 1,

    /// <summary>Nobody objected.</summary>
    Consensus = 2,

    /// <summary>Those who own it left it to others.</summary>
    Delegated = 3,
}
