using IdeaLab.Domain;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.People;

public sealed class SegmentInvitationTests
{
    private static readonly DateTime Noon = Cast.Noon;
    private readonly Segment _smes = Cast.Saved(new Segment("smes", "SMEs", "Pymes"));
    private readonly Person _admin = Cast.Staff(Roles.Admin);

    [Fact]
    public void Each_of_so_many_people_joins_once()
    {
        var invitation = Invite(uses: 2);
        var (carmen, oliver, olga) = (Cast.Customer(), Cast.Customer("Oliver"), Cast.Customer("Olga"));
        Assert.True(invitation.Accept(carmen, Noon));
        Assert.False(invitation.Accept(carmen, Noon));
        Assert.Equal((1, MembershipSource.Invitation), (invitation.Used, carmen.Memberships[0].By));
        Assert.True(invitation.Accept(oliver, Noon));
        Assert.Equal("Rule.InvitationUsedUp", Refusal(invitation, olga, Noon));
        Assert.Empty(olga.Memberships);
    }

    [Fact]
    public void Whoever_is_in_already_takes_no_place_also_when_it_is_over()
    {
        var invitation = Invite();
        var carmen = Cast.Customer();
        carmen.Join(_smes, MembershipSource.Admin, Noon);
        Assert.False(invitation.Accept(carmen, invitation.EndsAt));
        Assert.Equal(0, invitation.Used);
    }

    [Fact]
    public void Whoever_was_put_out_does_not_come_back_by_the_same_link()
    {
        var invitation = Invite();
        var carmen = Cast.Customer();
        invitation.Accept(carmen, Noon);
        carmen.Leave(_smes);
        Assert.Equal("Rule.InvitationUsedByYou", Refusal(invitation, carmen, Noon));
    }

    [Fact]
    public void It_ends_by_its_time_and_by_being_withdrawn()
    {
        var invitation = Invite();
        Assert.Null(invitation.WhyNotAt(invitation.EndsAt.AddTicks(-1)));
        Assert.Equal("Rule.InvitationEnded", Refusal(invitation, Cast.Customer(), invitation.EndsAt));
        invitation.Withdraw(Noon);
        invitation.Withdraw(Noon.AddDays(1));
        Assert.Equal(Noon, invitation.WithdrawnAt);
        Assert.Equal("Rule.InvitationWithdrawn", Refusal(invitation, Cast.Customer(), Noon));
    }

    [Fact]
    public void Only_an_admin_makes_one_into_something_with_an_end_and_a_count()
    {
        Assert.Equal("Rule.AdminOnly", Broken(() => Invite(by: Cast.Staff(Roles.Lead))));
        Assert.Equal("Rule.CircleSegments", Broken(() => _ = new SegmentInvitation([], "h", Noon.AddDays(1), 1, _admin, Noon)));
        Assert.Equal("Rule.InvitationEnd", Broken(() => Invite(days: 0)));
        Assert.Equal("Rule.InvitationEnd", Broken(() => Invite(days: 367)));
        Assert.Equal("Rule.InvitationUses", Broken(() => Invite(uses: 0)));
        Assert.Equal("Rule.InvitationUses", Broken(() => Invite(uses: SegmentInvitation.UsesMax + 1)));
    }

    private SegmentInvitation Invite(int uses = 5, int days = 14, Person? by = null) => Cast.Saved(new SegmentInvitation([_smes], new string('0', 64), Noon.AddDays(days), uses, by ?? _admin, Noon));

    private static string Refusal(SegmentInvitation invitation, Person person, DateTime at) => Broken(() => invitation.Accept(person, at));

    private static string Broken(Action act) => Assert.Throws<RuleViolation>(act).Message;
}
