namespace IdeaLab.Domain;

/// <summary>What is wrong with a chain of records, and at which number.</summary>
public sealed record ChainFault(ChainFaultKind Kind, int Number);

/// <summary>What can be wrong with a record.</summary>
public enum ChainFaultKind
{
    /// <summary>It says something else than when it was written.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It does not follow from the one before, or the chain ends elsewhere.</summary>
    Unlinked,
}
