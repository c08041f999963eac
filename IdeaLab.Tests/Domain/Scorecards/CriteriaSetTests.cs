using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Scorecards;

namespace IdeaLab.Tests.Domain.Scorecards;

public sealed class CriteriaSetTests
{
    private static readonly CriterionTerms Helps = new("It helps", "Ayuda", 2, Measure.Impact);

    [Fact]
    public void Leads_and_admins_set_the_organisations_criteria_and_nobody_else()
    {
        foreach (var role in (Roles[])[Roles.Lead, Roles.Admin]) Assert.Single(SetOf(Cast.Staff(role), Helps).Criteria);
        foreach (var other in (Person[])[Cast.Staff(), Cast.Staff(Roles.Owner), Cast.Employee()]) Assert.Equal("Rule.CriteriaOwner", Refused(other, Helps));
    }

    [Fact]
    public void A_name_in_one_language_stands_for_both()
    {
        var criteria = SetOf(Cast.Staff(Roles.Lead), Helps with { Spanish = " " }, Helps with { English = "" }).Criteria;
        Assert.Equal([("It helps", "It helps"), ("Ayuda", "Ayuda")], criteria.Select(c => (c.NameIn("en"), c.NameIn("es"))));
    }

    public static TheoryData<string, CriterionTerms[]> Wrong() => new()
    {
        { "Rule.CriteriaImpact", [] },
        { "Rule.CriteriaImpact", [Helps with { Measure = Measure.Effort }] },
        { "Rule.CriteriaMany", [.. Enumerable.Repeat(Helps, CriteriaSet.CriteriaMax + 1)] },
        { "Rule.CriterionName", [Helps with { English = " ", Spanish = "" }] },
        { "Rule.CriterionName", [Helps with { Spanish = new string('x', Criterion.NameMaxLength + 1) }] },
        { "Rule.CriterionWeight", [Helps with { Weight = 0 }] },
        { "Rule.CriterionWeight", [Helps with { Weight = Criterion.WeightMax + 1 }] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_scored_by_is_refused(string rule, CriterionTerms[] criteria) => Assert.Equal(rule, Refused(Cast.Staff(Roles.Lead), criteria));

    [Fact]
    public void A_set_knows_whether_it_says_the_same()
    {
        var set = SetOf(Cast.Staff(Roles.Lead), Helps, Helps with { Weight = 5 });
        Assert.True(set.Says([Helps, Helps with { Weight = 5 }]));
        Assert.False(set.Says([Helps with { Weight = 5 }, Helps]));
        Assert.False(set.Says([Helps]));
    }

    private static CriteriaSet SetOf(Person by, params CriterionTerms[] criteria) => new(null, criteria, by, Cast.Noon);

    private static string Refused(Person by, params CriterionTerms[] criteria) => Assert.Throws<RuleViolation>(() => SetOf(by, criteria)).Message;
}
