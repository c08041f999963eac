using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class AuthoringTests
{
    private static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);

    private readonly Person _author = Someone(1);
    private readonly Person _other = Someone(2);
    private readonly Person _staff = Someone(3, Roles.Reviewer);
    private readonly Idea _idea;

    public AuthoringTests() => _idea = new Idea(_author, "Freeze a lost card", "From the lock screen.", new Topic("Cards", "Tarjetas"), Audience.Everyone, Noon);

    private static Person Someone(int id, Roles roles = Roles.None)
    {
        var person = new Person($"Person {id}", PersonKind.Customer, "en", "Europe/Madrid", Noon);
        person.TakeRoles(roles);
        typeof(Person).GetProperty(nameof(Person.Id))!.SetValue(person, id);
        return person;
    }

    [Fact]
    public void The_author_rewords_an_idea_nobody_has_touched()
    {
        var before = _idea.Version;
        _idea.Revise(_author, " New title ", " New body ");
        Assert.Equal(("New title", "New body", before + 1), (_idea.Title, _idea.Body, _idea.Version));
    }

    [Fact]
    public void The_same_words_change_nothing()
    {
        var before = _idea.Version;
        _idea.Revise(_author, _idea.Title, _idea.Body);
        Assert.Equal(before, _idea.Version);
    }

    [Fact]
    public void Their_own_vote_and_comment_do_not_keep_authors_from_it()
    {
        _idea.CastVote(_author, Noon);
        _idea.AddComment(_author, "Forgot to say.", Stance.None, null, Noon);
        Assert.True(_idea.MayBeEditedBy(_author));
    }

    [Fact]
    public void A_comment_taken_back_no_longer_counts()
    {
        var comment = _idea.AddComment(_other, "Hm.", Stance.None, null, Noon);
        Assert.False(_idea.MayBeEditedBy(_author));
        _idea.DeleteComment(comment, _other, Noon);
        Assert.True(_idea.MayBeEditedBy(_author));
    }

    [Fact]
    public void Nobody_else_rewords_it()
    {
        Assert.All((Person?[])[_other, _staff, null], person => Assert.False(_idea.MayBeEditedBy(person)));
        Assert.Equal("Rule.IdeaEditClosed", Assert.Throws<RuleViolation>(() => _idea.Revise(_staff, "T", "B")).Message);
    }

    [Theory]
    [InlineData("vote")]
    [InlineData("comment")]
    [InlineData("answer")]
    [InlineData("step")]
    public void Once_somebody_has_had_a_say_the_words_stay(string say)
    {
        if (say == "vote") _idea.CastVote(_other, Noon);
        else if (say == "comment") _idea.AddComment(_other, "Yes.", Stance.Support, null, Noon);
        else if (say == "answer") _idea.AnswerOfficially(_staff, "Soon.", Noon);
        else _idea.TakeStep(IdeaStatus.UnderReview, _staff, "Looking.", Noon);

        Assert.False(_idea.MayBeEditedBy(_author));
        Assert.Equal("Rule.IdeaEditClosed", Assert.Throws<RuleViolation>(() => _idea.Revise(_author, "T", "B")).Message);
    }

    [Fact]
    public void An_imported_idea_keeps_its_words() =>
        Assert.False(Idea.Imported(_author, "T", "B", new Topic("C", "C"), 0, Trending.Standard, Noon, "elsewhere", "1").MayBeEditedBy(_author));

    [Fact]
    public void New_words_obey_the_same_limits()
    {
        Assert.Equal("Rule.IdeaTitle", Assert.Throws<RuleViolation>(() => _idea.Revise(_author, new string('x', Idea.TitleMaxLength + 1), "B")).Message);
        Assert.Equal("Rule.IdeaTitle", Assert.Throws<RuleViolation>(() => _idea.Revise(_author, " ", "B")).Message);
        Assert.Equal("Rule.IdeaBody", Assert.Throws<RuleViolation>(() => _idea.Revise(_author, "T", new string('x', Idea.BodyMaxLength + 1))).Message);
        Assert.Equal("Freeze a lost card", _idea.Title);
    }

    [Fact]
    public void A_title_of_signs_only_says_nothing() =>
        Assert.Equal("Rule.IdeaTitleWords", Assert.Throws<RuleViolation>(() => _idea.Revise(_author, "!!! ???", "body")).Message);
}
