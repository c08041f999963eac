using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Challenges;

public sealed class TopicTests
{
    private readonly Topic _topic = new(" Cards ", "Tarjetas");

    [Fact]
    public void It_has_a_name_in_both_languages() => Assert.Equal(("Cards", "Tarjetas"), (_topic.NameIn("en"), _topic.NameIn("es")));

    [Theory]
    [InlineData("", "Tarjetas")]
    [InlineData("Cards", " ")]
    public void Both_names_are_needed(string english, string spanish) => Assert.Throws<RuleViolation>(() => _topic.Rename(english, spanish));

    [Fact]
    public void Only_owners_and_leads_own_it()
    {
        _topic.GiveTo([Somebody(Roles.Owner)]);
        var rule = Assert.Throws<RuleViolation>(() => _topic.GiveTo([Somebody(Roles.Reviewer | Roles.Admin)]));
        Assert.Equal(("Rule.TopicOwnerRole", "Somebody"), (rule.Message, rule.Values[0]));
        Assert.Single(_topic.Owners);
    }

    [Fact]
    public void It_is_taken_from_an_owner_once()
    {
        var owner = Somebody(Roles.Owner);
        _topic.GiveTo([owner]);
        var version = _topic.Version;
        _topic.TakeFrom(owner);
        _topic.TakeFrom(owner);
        Assert.Empty(_topic.Owners);
        Assert.Equal(version + 1, _topic.Version);
    }

    [Fact]
    public void It_closes_and_opens_again()
    {
        _topic.Close();
        Assert.True(_topic.IsClosed);
        _topic.Reopen();
        Assert.False(_topic.IsClosed);
    }

    private static Person Somebody(Roles roles)
    {
        var person = new Person("Somebody", PersonKind.Employee, "en", "UTC", DateTime.UnixEpoch);
        person.TakeRoles(roles);
        return person;
    }
}
