namespace IdeaLab.Domain.Audit;

/// <summary>What was done to a thing.</summary>
public enum AuditAct
{
    Added = 0,
    Changed = 1,
    Removed = 2,
}
