namespace IdeaLab.Domain.Decisions;

/// <summary>What is wrong with the record of decisions, and at which number.</summary>
public sealed record ChainFault(ChainFaultKind Kind, int Number);

/// <summary>What can be wrong with a record.</summary>
public enum ChainFaultKind
{
    /// <summary>It says something else than when it was written.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It does not follow from the one before, or the record ends elsewhere.</summary>
    Unlinked,
}
