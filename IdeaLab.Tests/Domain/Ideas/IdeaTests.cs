using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class IdeaTests
{
    [Theory]
    [InlineData("", "Body", "Rule.IdeaTitle")]
    [InlineData("Title", " ", "Rule.IdeaBody")]
    public void Title_and_body_are_needed(string title, string body, string rule) =>
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => new Idea(Cast.Customer(), title, body, Cast.Topic(), Audience.Everyone, Cast.Noon)).Message);

    [Fact]
    public void The_limits_are_inclusive()
    {
        _ = new Idea(Cast.Customer(), new string('t', Idea.TitleMaxLength), new string('b', Idea.BodyMaxLength), Cast.Topic(), Audience.Everyone, Cast.Noon);
        Assert.Throws<RuleViolation>(() => new Idea(Cast.Customer(), new string('t', Idea.TitleMaxLength + 1), "b", Cast.Topic(), Audience.Everyone, Cast.Noon));
        Assert.Throws<RuleViolation>(() => new Idea(Cast.Customer(), "t", new string('b', Idea.BodyMaxLength + 1), Cast.Topic(), Audience.Everyone, Cast.Noon));
    }

    [Fact]
    public void A_closed_topic_takes_no_new_ideas()
    {
        var topic = Cast.Topic();
        topic.Close();
        Assert.Equal("Rule.TopicClosed", Assert.Throws<RuleViolation>(() => new Idea(Cast.Customer(), "t", "b", topic, Audience.Everyone, Cast.Noon)).Message);
    }

    [Fact]
    public void One_addresses_only_an_audience_one_belongs_to() =>
        Assert.Equal("Rule.IdeaAudience", Assert.Throws<RuleViolation>(() => new Idea(Cast.Customer(), "t", "b", Cast.Topic(), Audience.Employees, Cast.Noon)).Message);

    [Theory]
    [InlineData(Audience.Everyone, true, true, true, true)]
    [InlineData(Audience.Customers, false, true, false, true)]
    [InlineData(Audience.Employees, false, false, true, true)]
    public void An_idea_exists_for_its_audience_and_for_staff(Audience audience, bool visitor, bool customer, bool employee, bool staff)
    {
        Assert.Equal((visitor, customer, employee, staff), (audience.Admits(null), audience.Admits(Cast.Customer()), audience.Admits(Cast.Employee()), audience.Admits(Cast.Staff())));
        Assert.Equal(employee, audience.Admits(Cast.Staff(Roles.Admin)));
    }

    [Fact]
    public void The_author_follows_from_the_start()
    {
        var idea = Cast.Idea();
        Assert.True(idea.IsFollowedBy(idea.Author));
    }

    [Theory]
    [InlineData("Freeze a lost card", "freeze-a-lost-card")]
    [InlineData("  ¿Más árboles en la Castellana? ", "mas-arboles-en-la-castellana")]
    [InlineData("!!!", "idea")]
    [InlineData("Ñandú & niño", "nandu-nino")]
    public void An_address_is_readable(string title, string slug) => Assert.Equal(slug, Slug.Of(title));

    [Fact]
    public void A_long_address_is_cut_at_a_word() =>
        Assert.Equal("one-two-three-four-five-six-seven-eight-nine-ten-eleven", Slug.Of("One two three four five six seven eight nine ten eleven twelve thirteen"));
}
