using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class SharingOutTests
{
    private readonly Idea _idea = Cast.Idea();
    private readonly Person _staff = Cast.Staff();

    [Fact]
    public void Staff_give_an_idea_to_one_of_them_and_take_it_back()
    {
        Assert.True(_idea.Assign(_staff, _staff));
        Assert.False(_idea.Assign(_staff, _staff));
        Assert.Equal(_staff.Id, _idea.AssigneeId);
        Assert.True(_idea.Assign(_staff, null));
        Assert.Null(_idea.AssigneeId);
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => _idea.Assign(_staff, Cast.Employee())).Message);
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => _idea.Assign(_idea.Author, null)).Message);
    }

    [Fact]
    public void Staff_put_an_idea_where_it_belongs()
    {
        var topic = Cast.Topic("Savings");
        Assert.True(_idea.MoveTo(_staff, topic));
        Assert.False(_idea.MoveTo(_staff, topic));
        Assert.Equal((topic.Id, topic), (_idea.TopicId, _idea.Topic));
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => _idea.MoveTo(_idea.Author, topic)).Message);
    }

    [Theory]
    [InlineData("@Ruth Keller, look", "Ruth Keller")]
    [InlineData("ask @ruth keller.", "Ruth Keller")]
    [InlineData("@Óscar Medina and @oscar medina", "Óscar Medina")]
    [InlineData("@Ruth Kellermann only", "Ruth Kellermann")]
    [InlineData("@Ruth Kellers is nobody", "")]
    [InlineData("Ruth Keller without the sign", "")]
    [InlineData("mail@Ruth Keller and @@Óscar Medina", "Ruth Keller, Óscar Medina")]
    [InlineData("@", "")]
    public void A_name_after_the_sign_is_a_mention(string text, string named)
    {
        Person[] people = [Cast.Employee("Ruth Keller"), Cast.Employee("Ruth Kellermann"), Cast.Employee("Óscar Medina")];
        Assert.Equal(named, string.Join(", ", Mentions.In(text, people).Select(p => p.Name)));
    }

    [Fact]
    public void A_members_question_waits_for_staff_until_one_of_them_speaks_in_its_thread()
    {
        var (carmen, other) = (Cast.Customer(), Cast.Customer("Oliver"));
        var asked = Cast.Saved(_idea.AddComment(carmen, "When?", Stance.Question, null, Cast.Noon));
        var elsewhere = Cast.Saved(_idea.AddComment(other, "Where?", Stance.Question, null, Cast.Noon));
        var below = Cast.Saved(_idea.AddComment(other, "And for whom?", Stance.Question, asked, Cast.Noon.AddMinutes(1)));
        Assert.Null(_idea.AddComment(_staff, "Does it matter?", Stance.Question, elsewhere, Cast.Noon.AddMinutes(2)).AsksStaffSince);
        Assert.Equal((Cast.Noon, null, Cast.Noon.AddMinutes(1)), (asked.AsksStaffSince, elsewhere.AsksStaffSince, below.AsksStaffSince));

        _idea.AddComment(carmen, "Nobody knows.", Stance.None, asked, Cast.Noon.AddMinutes(3));
        Assert.NotNull(asked.AsksStaffSince);
        _idea.AddComment(_staff, "In spring, for all.", Stance.None, below, Cast.Noon.AddMinutes(4));
        Assert.Equal((null, null), (asked.AsksStaffSince, below.AsksStaffSince));
    }

    [Fact]
    public void A_question_withdrawn_answered_or_made_a_remark_waits_no_longer()
    {
        var carmen = Cast.Customer();
        Comment Ask(string text) => Cast.Saved(_idea.AddComment(carmen, text, Stance.Question, null, Cast.Noon));
        var (first, second, third) = (Ask("When?"), Ask("Where?"), Ask("Why?"));
        _idea.DeleteComment(first, carmen, Cast.Noon);
        second.Answered(_staff);
        third.Edit(carmen, "Why not.", Stance.Support, Cast.Noon);
        Assert.All([first, second, third], question => Assert.Null(question.AsksStaffSince));
        Assert.Equal("Rule.StaffOnly", Assert.Throws<RuleViolation>(() => third.Answered(carmen)).Message);
    }

    [Fact]
    public void A_flag_is_open_until_staff_have_looked()
    {
        var (idea, carmen) = (_idea, Cast.Customer());
        Assert.Equal("Rule.FlagReason", Assert.Throws<RuleViolation>(() => new Flag(idea, null, carmen, " ", Cast.Noon)).Message);
        Assert.Equal("Rule.FlagGone", Assert.Throws<RuleViolation>(() => new Flag(Cast.Idea(Cast.Employee(), Audience.Employees), null, carmen, "Rude", Cast.Noon)).Message);
        var flag = new Flag(idea, null, carmen, " Rude ", Cast.Noon);
        Assert.Equal(("Rude", Cast.Noon), (flag.Reason, flag.OpenSince));
        Assert.Throws<RuleViolation>(() => flag.Settle(carmen, Cast.Noon));
        flag.Settle(_staff, Cast.Noon);
        Assert.Equal((null, Cast.Noon, _staff.Id), (flag.OpenSince, flag.SettledAt, flag.SettledById));
    }
}
