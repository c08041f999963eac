namespace IdeaLab.Domain;

/// <summary>The rules say no. <see cref="Exception.Message"/> is the resource key of one short sentence for the person, filled with <see cref="Values"/>.</summary>
public sealed class RuleViolation(string key, params object[] values) : Exception(key)
{
    /// <summary>What the sentence names, in the order of its placeholders.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
