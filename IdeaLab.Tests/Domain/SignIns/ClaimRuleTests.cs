using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;
using IdeaLab.Domain.SignIns;

namespace IdeaLab.Tests.Domain.SignIns;

public sealed class ClaimRuleTests
{
    private readonly Segment _smes = Cast.Saved(new Segment("", "SMEs", "Pymes"));

    [Fact]
    public void A_rule_applies_to_the_very_claim_and_the_very_value()
    {
        var rule = ClaimRule.ForKind("acme", " groups ", "staff", PersonKind.Employee);
        Assert.True(rule.Applies("groups", "staff"));
        Assert.False(rule.Applies("Groups", "staff"));
        Assert.False(rule.Applies("groups", "Staff"));
        Assert.False(rule.Applies("groups", "staff2"));
    }

    [Theory]
    [InlineData("", "groups", "staff")]
    [InlineData("acme", " ", "staff")]
    [InlineData("acme", "groups", "")]
    public void Each_word_of_a_rule_is_there(string provider, string claim, string value) =>
        Assert.Equal("Rule.ClaimRule", Assert.Throws<RuleViolation>(() => ClaimRule.ForSegment(provider, claim, value, _smes)).Message);

    [Fact]
    public void A_rule_makes_admins_only_where_that_is_meant_and_gives_one_role_at_a_time()
    {
        Assert.Equal("Rule.ClaimRuleAdmin", Assert.Throws<RuleViolation>(() => ClaimRule.ForRole("acme", "groups", "root", Roles.Admin, makesAdmins: false)).Message);
        Assert.Equal(Roles.Admin, ClaimRule.ForRole("acme", "groups", "root", Roles.Admin, makesAdmins: true).Role);
        foreach (var role in (Roles[])[Roles.None, Roles.Lead | Roles.Admin, (Roles)64])
            Assert.Equal("Rule.ClaimRuleRole", Assert.Throws<RuleViolation>(() => ClaimRule.ForRole("acme", "groups", "root", role, makesAdmins: true)).Message);
    }

    [Fact]
    public void Roles_and_segments_add_up_and_of_two_kinds_the_older_rule_counts()
    {
        ClaimRule[] rules =
        [
            Cast.Saved(ClaimRule.ForKind("acme", "a", "1", PersonKind.Customer)), Cast.Saved(ClaimRule.ForKind("acme", "a", "2", PersonKind.Employee)), Cast.Saved(ClaimRule.ForRole("acme", "a", "3", Roles.Owner, false)),
            Cast.Saved(ClaimRule.ForRole("acme", "a", "4", Roles.Reviewer, false)), Cast.Saved(ClaimRule.ForSegment("acme", "a", "5", _smes)), Cast.Saved(ClaimRule.ForSegment("acme", "a", "6", _smes)),
        ];
        var grants = SignOnGrants.Of(rules.Reverse());
        Assert.Equal((PersonKind.Customer, Roles.Owner | Roles.Reviewer), (grants.Kind, grants.Roles));
        Assert.Equal([_smes], grants.Segments);
        Assert.Null(SignOnGrants.Of([]).Kind);
    }

    [Fact]
    public void A_role_from_sign_on_goes_when_it_is_said_no_more_and_one_by_hand_stays()
    {
        var person = Cast.Staff(Roles.Reviewer);
        Assert.True(person.TakeRolesFromSignOn(Roles.Reviewer | Roles.Owner));
        Assert.False(person.TakeRolesFromSignOn(Roles.Reviewer | Roles.Owner));
        Assert.Equal((Roles.Reviewer | Roles.Owner, Roles.Owner), (person.Roles, person.RolesFromSignOn));
        Assert.True(person.TakeRolesFromSignOn(Roles.None));
        Assert.Equal((Roles.Reviewer, Roles.None), (person.Roles, person.RolesFromSignOn));
    }

    [Fact]
    public void A_role_an_admin_takes_away_comes_back_with_the_rule_and_not_as_given_by_hand()
    {
        var person = Cast.Employee();
        person.TakeRolesFromSignOn(Roles.Owner);
        person.TakeRoles(Roles.None);
        Assert.Equal(Roles.None, person.RolesFromSignOn);
        person.TakeRolesFromSignOn(Roles.Owner);
        person.TakeRolesFromSignOn(Roles.None);
        Assert.Equal(Roles.None, person.Roles);
    }

    [Fact]
    public void The_last_admin_stays_whatever_a_provider_says()
    {
        var (lab, person) = (new LabSettings(), Cast.Employee());
        lab.GiveRolesFromSignOn(person, Roles.Admin, hasOtherAdmin: false);
        Assert.True(person.AdministersLab());
        lab.GiveRolesFromSignOn(person, Roles.None, hasOtherAdmin: false);
        Assert.True(person.AdministersLab());
        lab.GiveRolesFromSignOn(person, Roles.None, hasOtherAdmin: true);
        Assert.False(person.AdministersLab());
    }

    [Fact]
    public void What_a_provider_called_its_claims_is_kept_without_what_it_said_and_not_endlessly()
    {
        var seen = new SeenProvider("acme");
        seen.See(["sub", "groups", "groups", "two words", new string('x', 101), "", .. Enumerable.Range(0, 500).Select(n => $"claim{n:D4}")], Cast.Noon);
        Assert.True(seen.Claims.Length <= SeenProvider.ClaimsMaxLength);
        Assert.DoesNotContain("two", seen.ClaimNames);
        Assert.Equal(seen.ClaimNames.Distinct(), seen.ClaimNames);
    }
}
