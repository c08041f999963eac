using IdeaLab.Domain.People;

namespace IdeaLab.Domain.SignIns;

/// <summary>What a provider of single sign-on says of somebody, and what they are here because of it: a kind, a role or a member of a segment. It is read at each of their sign-ins there. A rule never changes: another takes its place, so that whoever is just signing in by the one is not caught by the other.</summary>
public sealed class ClaimRule
{
    public const int ProviderMaxLength = 40;
    public const int ClaimMaxLength = 100;
    public const int ValueMaxLength = 200;

    private ClaimRule() { }

    private ClaimRule(string provider, string claim, string value)
    {
        (Provider, Claim, Value) = (OneLine.Of(provider), OneLine.Of(claim), OneLine.Of(value));
        if (Provider.Length is 0 or > ProviderMaxLength || Claim.Length is 0 or > ClaimMaxLength || Value.Length is 0 or > ValueMaxLength) throw new RuleViolation("Rule.ClaimRule", ClaimMaxLength, ValueMaxLength);
    }

    public int Id { get; private set; }

    /// <summary>The name of the provider in the settings.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>What the claim is called; one within another is written with a point, as "realm_access.roles".</summary>
    public string Claim { get; private set; } = "";

    /// <summary>What it says, to the letter; of a claim that says several things, one of them.</summary>
    public string Value { get; private set; } = "";

    public PersonKind? Kind { get; private set; }

    /// <summary>One role, or none.</summary>
    public Roles Role { get; private set; }

    public int? SegmentId { get; private set; }
    public Segment? Segment { get; private set; }

    /// <exception cref="RuleViolation">A word is empty or too long.</exception>
    public static ClaimRule ForKind(string provider, string claim, string value, PersonKind kind) => new(provider, claim, value) { Kind = kind };

    /// <param name="provider">The name of the provider in the settings.</param>
    /// <param name="claim">What the claim is called.</param>
    /// <param name="value">What it says.</param>
    /// <param name="role">One role.</param>
    /// <param name="makesAdmins">That whoever adds the rule means it, should the role be admin: from then on the provider says who administers the lab.</param>
    /// <exception cref="RuleViolation">A word is empty or too long, it is not one role, or admins are not meant.</exception>
    public static ClaimRule ForRole(string provider, string claim, string value, Roles role, bool makesAdmins)
    {
        if (!Enum.IsDefined(role) || role is Roles.None) throw new RuleViolation("Rule.ClaimRuleRole");
        if (role is Roles.Admin && !makesAdmins) throw new RuleViolation("Rule.ClaimRuleAdmin");
        return new(provider, claim, value) { Role = role };
    }

    /// <exception cref="RuleViolation">A word is empty or too long.</exception>
    public static ClaimRule ForSegment(string provider, string claim, string value, Segment segment) => new(provider, claim, value) { Segment = segment, SegmentId = segment.Id };

    public bool Applies(string claim, string value) => Claim == claim && Value == value;
}
