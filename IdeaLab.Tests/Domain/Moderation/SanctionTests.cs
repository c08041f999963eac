using IdeaLab.Domain;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Moderation;

/// <summary>Staff take a person's votes out of every count, and bring them back.</summary>
public sealed class SanctionTests
{
    private static readonly DateTime Noon = Cast.Noon;
    private readonly Person _ruth = Cast.Staff();
    private readonly Person _carmen = Cast.Customer();

    [Fact]
    public void It_is_kept_with_who_when_and_why()
    {
        var sanction = _carmen.Sanction(" Ten accounts, one hand. ", _ruth, Noon);
        Assert.Equal((_ruth, "Ten accounts, one hand.", Noon, Noon), (sanction.By, sanction.Reason, sanction.At, _carmen.SanctionedAt));
        Assert.True(sanction.IsStanding);

        _carmen.LiftSanction(" They are ten people. ", _ruth, Noon.AddDays(1));
        Assert.Equal((_ruth, "They are ten people.", Noon.AddDays(1), null), (sanction.LiftedBy, sanction.LiftReason, sanction.LiftedAt, _carmen.SanctionedAt));
        Assert.False(sanction.IsStanding);
    }

    [Fact]
    public void Twice_is_once_and_so_is_lifting()
    {
        var first = _carmen.Sanction("Why", _ruth, Noon);
        var version = _carmen.Version;
        Assert.Same(first, _carmen.Sanction("Why else", _ruth, Noon.AddHours(1)));
        Assert.Equal((version, "Why"), (_carmen.Version, first.Reason));

        _carmen.LiftSanction("Why not", _ruth, Noon.AddHours(2));
        _carmen.LiftSanction("Why not again", _ruth, Noon.AddHours(3));
        Assert.Equal(("Why not", Noon.AddHours(2)), (first.LiftReason, first.LiftedAt));
    }

    [Fact]
    public void After_it_was_lifted_there_can_be_another()
    {
        _carmen.Sanction("One", _ruth, Noon);
        _carmen.LiftSanction("Lifted", _ruth, Noon.AddHours(1));
        var second = _carmen.Sanction("Two", _ruth, Noon.AddHours(2));
        Assert.Equal([false, true], _carmen.Sanctions.Select(s => s.IsStanding));
        Assert.Equal(("Two", Noon.AddHours(2)), (second.Reason, _carmen.SanctionedAt));
    }

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Admin)]
    public void Only_those_who_moderate_decide(Roles role)
    {
        Refused("Rule.StaffOnly", () => _carmen.Sanction("Why", Cast.Staff(role), Noon));
        _carmen.Sanction("Why", _ruth, Noon);
        Refused("Rule.StaffOnly", () => _carmen.LiftSanction("Why", Cast.Staff(role), Noon));
    }

    [Theory]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Admin)]
    public void Staff_are_not_sanctioned_nor_do_they_sanction_themselves(Roles role)
    {
        Refused("Rule.SanctionStaff", () => Cast.Staff(role).Sanction("Why", _ruth, Noon));
        Refused("Rule.SanctionStaff", () => _ruth.Sanction("Why", _ruth, Noon));
    }

    [Fact]
    public void Nobody_decides_about_who_has_left()
    {
        var gone = Cast.Customer();
        gone.Erase(hasOtherAdmin: true, hasOtherLead: true, "en", "Europe/Madrid", Noon);
        Refused("Rule.SanctionErased", () => gone.Sanction("Why", _ruth, Noon));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Sanction.ReasonMaxLength + 1)]
    public void It_needs_a_reason_of_some_length(int length)
    {
        Refused("Rule.SanctionReason", () => _carmen.Sanction(new string('x', length) + " ", _ruth, Noon));
        Assert.False(_carmen.IsSanctioned);
        _carmen.Sanction("Why", _ruth, Noon);
        Refused("Rule.SanctionReason", () => _carmen.LiftSanction(new string('x', length), _ruth, Noon));
        Assert.True(_carmen.IsSanctioned);
    }

    [Fact]
    public void It_is_pending_until_no_vote_can_have_missed_it_any_more()
    {
        var sanction = _carmen.Sanction("Why", _ruth, Noon);
        sanction.Settle(Noon + Sanction.Overlap - TimeSpan.FromTicks(1));
        Assert.Equal(Noon, sanction.PendingSince);
        sanction.Settle(Noon + Sanction.Overlap);
        Assert.Null(sanction.PendingSince);
        _carmen.LiftSanction("Why not", _ruth, Noon.AddDays(1));
        Assert.Equal(Noon.AddDays(1), sanction.PendingSince);
    }

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleViolation>(act).Message);
}
