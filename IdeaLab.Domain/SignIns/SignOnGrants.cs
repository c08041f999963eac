using IdeaLab.Domain.People;

namespace IdeaLab.Domain.SignIns;

/// <summary>What the rules that apply make of somebody.</summary>
/// <param name="Kind">Null where no rule says one; they stay what they are.</param>
/// <param name="Roles">All of them together.</param>
/// <param name="Segments">Each once.</param>
public sealed record SignOnGrants(PersonKind? Kind, Roles Roles, IReadOnlyList<Segment> Segments)
{
    /// <summary>The rules that apply, with their segments loaded. Of two that say a kind the older one counts.</summary>
    public static SignOnGrants Of(IEnumerable<ClaimRule> rules)
    {
        List<ClaimRule> all = [.. rules.OrderBy(r => r.Id)];
        return new(all.Find(r => r.Kind is not null)?.Kind, all.Aggregate(Roles.None, (roles, rule) => roles | rule.Role), [.. all.Select(r => r.Segment).OfType<Segment>().DistinctBy(s => s.Id)]);
    }
}
