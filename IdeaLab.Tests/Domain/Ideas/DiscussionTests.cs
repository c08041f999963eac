using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Tests.Domain.Ideas;

public sealed class DiscussionTests
{
    private readonly Idea _idea = Cast.Idea();

    [Fact]
    public void A_reply_to_a_reply_joins_the_thread_of_its_root()
    {
        var root = _idea.AddComment(Cast.Customer(), "Root", Stance.None, null, Cast.Noon);
        var reply = _idea.AddComment(Cast.Customer(), "Reply", Stance.None, root, Cast.Noon);
        var deeper = _idea.AddComment(Cast.Customer(), "Deeper", Stance.None, reply, Cast.Noon);
        Assert.Same(root, reply.Parent);
        Assert.Same(root, deeper.Parent);
        Assert.Equal(3, _idea.CommentCount);
    }

    [Fact]
    public void The_same_comment_sent_twice_is_one()
    {
        var author = Cast.Customer();
        var first = _idea.AddComment(author, "Is it safe?", Stance.None, null, Cast.Noon);
        Assert.Same(first, _idea.AddComment(author, " Is it safe? ", Stance.None, null, Cast.Noon.AddSeconds(59)));
        Assert.NotSame(first, _idea.AddComment(author, "Is it safe?", Stance.None, first, Cast.Noon));
        Assert.NotSame(first, _idea.AddComment(Cast.Customer(), "Is it safe?", Stance.None, null, Cast.Noon));
        Assert.NotSame(first, _idea.AddComment(author, "Is it safe?", Stance.None, null, Cast.Noon.AddMinutes(1)));
        Assert.Equal(4, _idea.CommentCount);
    }

    [Fact]
    public void Only_the_first_comment_of_another_person_moves_the_idea()
    {
        var other = Cast.Customer();
        _idea.AddComment(_idea.Author, "Mine", Stance.None, null, Cast.Noon);
        Assert.True(Trending.IsQuiet(_idea.TrendingScore));
        _idea.AddComment(other, "One", Stance.None, null, Cast.Noon);
        _idea.AddComment(other, "Two", Stance.None, null, Cast.Noon);
        Assert.Equal(0.5, Trending.Standard.FreshVotes(_idea.TrendingScore, Cast.Noon), 1e-9);
    }

    [Fact]
    public void A_comment_can_be_edited_by_its_author_for_fifteen_minutes()
    {
        var author = Cast.Customer();
        var comment = _idea.AddComment(author, "Frist", Stance.None, null, Cast.Noon);
        comment.Edit(author, "First", Stance.Support, Cast.Noon.AddMinutes(15));
        Assert.Equal(("First", Stance.Support), (comment.Body, comment.Stance));
        Assert.Throws<RuleViolation>(() => comment.Edit(author, "Late", Stance.None, Cast.Noon.AddMinutes(15).AddTicks(1)));
        Assert.Throws<RuleViolation>(() => comment.Edit(Cast.Staff(), "Other", Stance.None, Cast.Noon));
        Assert.Equal("First", comment.Body);
    }

    [Fact]
    public void A_deleted_comment_keeps_its_place_and_leaves_the_count()
    {
        var author = Cast.Customer();
        var comment = _idea.AddComment(author, "Oops", Stance.None, null, Cast.Noon);
        _idea.DeleteComment(comment, author, Cast.Noon);
        _idea.DeleteComment(comment, author, Cast.Noon);
        Assert.True(comment.IsDeleted);
        Assert.Equal(0, _idea.CommentCount);
        Assert.Single(_idea.Comments);
        Assert.Throws<RuleViolation>(() => _idea.AddComment(Cast.Customer(), "Late reply", Stance.None, comment, Cast.Noon));
    }

    [Fact]
    public void Others_comments_are_removed_by_nobody_since_staff_hide_them_with_a_reason()
    {
        var comment = _idea.AddComment(Cast.Customer(), "Spam", Stance.None, null, Cast.Noon);
        Assert.Throws<RuleViolation>(() => _idea.DeleteComment(comment, Cast.Customer(), Cast.Noon));
        Assert.Throws<RuleViolation>(() => _idea.DeleteComment(comment, Cast.Staff(), Cast.Noon));
        Assert.False(comment.IsDeleted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    public void An_empty_comment_is_refused(string body) =>
        Assert.Equal("Rule.CommentBody", Assert.Throws<RuleViolation>(() => _idea.AddComment(Cast.Customer(), body, Stance.None, null, Cast.Noon)).Message);

    [Fact]
    public void Who_comments_follows()
    {
        var author = Cast.Customer();
        _idea.AddComment(author, "Yes", Stance.Support, null, Cast.Noon);
        Assert.True(_idea.IsFollowedBy(author));
    }
}
