namespace IdeaLab.Domain.Ideas;

/// <summary>What would have to change for a declined idea to be taken up again.</summary>
/// <param name="When">The condition, in plain words: "when the law allows it".</param>
/// <param name="LookAgainAt">When somebody looks whether it is met, UTC; null for never.</param>
public sealed record Reopening(string When, DateTime? LookAgainAt = null)
{
    public const int WhenMaxLength = 500;

    internal void Check(DateTime at)
    {
        if (When.Trim().Length is 0 or > WhenMaxLength) throw new RuleViolation("Rule.ReopenWhen", WhenMaxLength);
        if (LookAgainAt <= at) throw new RuleViolation("Rule.LookAgain");
    }
}
