namespace IdeaLab.Domain.Audit;

/// <summary>What was done to a thing.</summary>
public enum AuditAct
{
    Added = 0,
    Changed = 1,
    Removed = 2,

    /// <summary>It was taken out of the lab, into a file.</summary>
    Exported = 3,

    /// <summary>It was set going by hand.</summary>
    Started = 4,
}
