namespace IdeaLab.Domain.Audit;

/// <summary>One property, before and after an act: invariant text, times as ISO 8601 in UTC, people and topics by their numbers; null where there was or is nothing.</summary>
public sealed class AuditChange
{
    private AuditChange() { }

    public AuditChange(string what, string? before, string? after) => (What, Before, After) = (what, Short(before), Short(after));

    /// <summary>The name of the property.</summary>
    public string What { get; private set; } = "";

    public string? Before { get; private set; }
    public string? After { get; private set; }

    private static string? Short(string? value) => value?.Length > AuditEntry.ValueMaxLength ? $"{value.AsSpan(0, AuditEntry.ValueMaxLength - 1)}…" : value;
}
