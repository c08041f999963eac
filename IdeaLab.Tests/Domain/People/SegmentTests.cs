using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.People;

public sealed class SegmentTests
{
    private static readonly DateTime Noon = Cast.Noon;
    private readonly Segment _smes = Cast.Saved(new Segment("", "SMEs and shops", "Pymes y tiendas"));
    private readonly Segment _young = Cast.Saved(new Segment("young", "Under 30", "Menores de 30"));
    private readonly Person _carmen = Cast.Customer();

    [Theory]
    [InlineData("", "SMEs and shops", "smes-and-shops")]
    [InlineData("", "Años  2020!", "anos-2020")]
    [InlineData("eu-7", "Anything", "eu-7")]
    public void A_key_is_given_or_taken_from_the_English_name(string key, string english, string expected) => Assert.Equal(expected, new Segment(key, english, "x").Key);

    [Theory]
    [InlineData("Rule.SegmentKey", "With Space", "x", "x", "")]
    [InlineData("Rule.SegmentKey", "", "¿?", "x", "")]
    [InlineData("Rule.SegmentName", "a", " ", "x", "")]
    [InlineData("Rule.SegmentName", "a", "x", "", "")]
    [InlineData("Rule.SegmentDescription", "a", "x", "x", "long")]
    public void Names_and_key_must_be_there_and_the_description_short(string rule, string key, string english, string spanish, string description) =>
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => new Segment(key, english, spanish, description == "long" ? new string('d', 301) : description)).Message);

    [Fact]
    public void Joining_twice_is_once_and_keeps_what_came_first()
    {
        Assert.True(_carmen.Join(_smes, MembershipSource.Import, Noon));
        Assert.False(_carmen.Join(_smes, MembershipSource.Admin, Noon.AddDays(1)));
        Assert.Equal((MembershipSource.Import, Noon), (_carmen.Memberships[0].By, _carmen.Memberships[0].Since));
        Assert.True(_carmen.Leave(_smes));
        Assert.False(_carmen.Leave(_smes));
        Assert.Empty(_carmen.Memberships);
    }

    [Fact]
    public void Sign_on_gives_segments_and_takes_back_those_it_gave_alone()
    {
        var third = Cast.Saved(new Segment("third", "Third", "Tercero"));
        _carmen.Join(_smes, MembershipSource.Admin, Noon);
        Assert.True(_carmen.TakeSegmentsFromSignOn([_smes, _young], Noon));
        Assert.False(_carmen.TakeSegmentsFromSignOn([_smes, _young], Noon));
        Assert.True(_carmen.TakeSegmentsFromSignOn([third], Noon));
        Assert.Equal([(_smes.Id, MembershipSource.Admin), (third.Id, MembershipSource.SignOn)], _carmen.Memberships.Select(m => (m.SegmentId, m.By)));
    }

    [Fact]
    public void What_is_for_segments_exists_for_those_whose_circles_are_known_and_for_staff()
    {
        var circle = Cast.Saved(new Circle([_smes, _young]));
        Assert.False(Audience.Segments.Admits(null, circle.Id));
        Assert.False(Audience.Segments.Admits(_carmen, circle.Id));
        Assert.True(Audience.Segments.Admits(Cast.Staff(), circle.Id));
        _carmen.BelongTo([circle.Id]);
        Assert.True(Audience.Segments.Admits(_carmen, circle.Id));
        Assert.False(Audience.Segments.Admits(_carmen, circle.Id + 1));
    }

    [Fact]
    public void An_audience_of_segments_that_names_none_is_closed_and_not_open()
    {
        _carmen.BelongTo([1, 2, 3]);
        Assert.False(Audience.Segments.Admits(_carmen));
        Assert.False(((Audience)17).Admits(_carmen));
    }

    [Fact]
    public void Both_topic_and_idea_must_exist_for_the_reader_but_for_the_author()
    {
        var (smes, young) = (Cast.Saved(new Circle([_smes])), Cast.Saved(new Circle([_young])));
        _carmen.BelongTo([smes.Id]);
        var topic = Cast.Topic();
        var idea = Cast.Saved(new Idea(_carmen, "Quick invoices", "Paid in a week.", topic, Audience.Segments, Noon, circle: smes));
        var (inBoth, inOne) = (Cast.Customer("Oliver"), Cast.Customer("Olga"));
        inBoth.BelongTo([smes.Id, young.Id]);
        inOne.BelongTo([smes.Id]);
        Assert.True(idea.ExistsFor(inOne));

        topic.BeFor(Audience.Segments, young);
        Assert.True(idea.ExistsFor(inBoth));
        Assert.False(idea.ExistsFor(inOne));
        Assert.False(idea.AcceptsVotesFrom(inOne));
        Assert.True(idea.ExistsFor(_carmen));
    }

    [Fact]
    public void Nobody_addresses_an_audience_or_a_topic_they_are_not_of()
    {
        var circle = Cast.Saved(new Circle([_smes]));
        Assert.Equal("Rule.IdeaAudience", Refusal(Cast.Topic(), Audience.Segments, circle));
        Assert.Equal("Rule.IdeaAudience", Refusal(Cast.Topic(), Audience.Segments, null));
        Assert.Equal("Rule.IdeaAudience", Refusal(Cast.Topic(), Audience.Everyone, circle));
        var closed = Cast.Topic();
        closed.BeFor(Audience.Segments, circle);
        Assert.Equal("Rule.TopicClosed", Refusal(closed, Audience.Everyone, null));
        Assert.Equal("Rule.AudienceSegments", Assert.Throws<RuleViolation>(() => closed.BeFor(Audience.Segments)).Message);
        Assert.Equal("Rule.AudienceSegments", Assert.Throws<RuleViolation>(() => closed.BeFor(Audience.Customers, circle)).Message);
    }

    [Fact]
    public void A_challenge_takes_ideas_for_its_own_segments_and_on_topics_all_its_readers_see()
    {
        var (smes, young) = (Cast.Saved(new Circle([_smes])), Cast.Saved(new Circle([_young])));
        var owner = Cast.Staff(Roles.Owner);
        var terms = new ChallengeTerms("How?", "", new(2026, 3, 1), new(2026, 3, 31), Audience.Segments, [], "", owner, null, smes);
        var challenge = Cast.Saved(new Challenge(terms, owner, TimeZoneInfo.Utc, Noon));
        Assert.Equal("Rule.AudienceSegments", Assert.Throws<RuleViolation>(() => new Challenge(terms with { Circle = null }, owner, TimeZoneInfo.Utc, Noon)).Message);
        Assert.False(challenge.ExistsFor(_carmen));
        _carmen.BelongTo([smes.Id, young.Id]);
        Assert.True(challenge.ExistsFor(_carmen));

        Assert.Equal("Rule.ChallengeAudience", challenge.WhyNotEnter(Cast.Topic(), Audience.Segments, Noon, young.Id)?.Message);
        Assert.Equal("Rule.ChallengeAudience", challenge.WhyNotEnter(Cast.Topic(), Audience.Everyone, Noon)?.Message);
        var narrower = Cast.Topic();
        narrower.BeFor(Audience.Segments, young);
        Assert.Equal("Rule.ChallengeTopicAudience", challenge.WhyNotEnter(narrower, Audience.Segments, Noon, smes.Id)?.Message);
        var idea = Cast.Saved(new Idea(_carmen, "Paper", "Less.", Cast.Topic(), Audience.Segments, Noon, challenge, smes));
        Assert.Equal("Rule.ChallengeTopicAudience", Assert.Throws<RuleViolation>(() => idea.MoveTo(owner, narrower)).Message);
        var same = Cast.Topic();
        same.BeFor(Audience.Segments, smes);
        Assert.True(idea.MoveTo(owner, same));
    }

    [Fact]
    public void Ideas_of_other_segments_or_topics_of_other_people_are_not_merged()
    {
        var (smes, young) = (Cast.Saved(new Circle([_smes])), Cast.Saved(new Circle([_young])));
        _carmen.BelongTo([smes.Id, young.Id]);
        Idea Share(Circle? circle, Topic? topic = null) => Cast.Saved(new Idea(_carmen, "Quick invoices", "Paid in a week.", topic ?? Cast.Topic(), circle is null ? Audience.Everyone : Audience.Segments, Noon, circle: circle));
        var closed = Cast.Topic();
        closed.BeFor(Audience.Segments, smes);

        Assert.Null(Share(smes).WhyNotInto(Share(smes)));
        Assert.Equal("Rule.MergeAudience", Share(smes).WhyNotInto(Share(young))?.Message);
        Assert.Equal("Rule.MergeAudience", Share(null).WhyNotInto(Share(null, closed))?.Message);
    }

    private string Refusal(Topic topic, Audience audience, Circle? circle) => Assert.Throws<RuleViolation>(() => new Idea(_carmen, "Quick invoices", "Paid.", topic, audience, Noon, circle: circle)).Message;
}
