using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Domain.Ideas;

/// <summary>Comments. The verbs expect the author's own comments to be loaded (<c>WithShareOf(person)</c>), and the one replied to.</summary>
public sealed partial class Idea
{
    private readonly List<Comment> _comments = [];

    public IReadOnlyList<Comment> Comments => _comments;

    /// <summary>Comments that are neither deleted nor withheld; always the number of rows.</summary>
    public int CommentCount { get; private set; }

    /// <summary>Whether the person may comment: a member for whom the idea exists, unless it has been merged into another, is withheld, or its challenge is closed.</summary>
    public bool AcceptsCommentsFrom(Person? person) => person.MayTakePart() && Status.TakesComments() && !IsFrozen && !IsWithheld && ExistsFor(person);

    /// <summary>Adds a comment; a reply to a reply joins the thread of its root. The same text sent again within a minute is the comment already there. Who comments also follows.</summary>
    /// <exception cref="RuleViolation">Comments are closed, the text is empty or too long, or the comment replied to is gone.</exception>
    public Comment AddComment(Person author, string body, Stance stance, Comment? replyTo, Trending trending, DateTime at)
    {
        author.RefuseWhenSilenced();
        RefuseWhenFrozen(at);
        if (!AcceptsCommentsFrom(author)) throw ClosedBecause("Rule.CommentsClosed");
        if (replyTo is { IsDeleted: true } or { IsWithheld: true }) throw new RuleViolation("Rule.CommentGone");
        body = Comment.Checked(body);
        var root = replyTo?.Parent ?? replyTo;
        if (_comments.Find(c => c.IsRepeatedBy(author, body, root, at)) is { } before) return before;

        var comment = Place(author, body, stance, root, trending, at);
        if (author.ReviewsIdeas())
        {
            // What staff say in a thread answers what was asked in it so far.
            foreach (var asked in _comments.Where(c => c.AsksStaffSince is not null && (c == root || c.Parent == root && root is not null))) asked.Answered(author);
        }
        FollowBecause(author, FollowReason.Comment, at);
        return comment;
    }

    /// <summary>A comment brought in from elsewhere, with its key there.</summary>
    /// <exception cref="RuleViolation">The text is empty or too long.</exception>
    public Comment ImportComment(Person author, string body, Comment? replyTo, Trending trending, DateTime at, string source, string sourceKey)
    {
        var comment = Place(author, Comment.Checked(body), Stance.None, replyTo?.Parent ?? replyTo, trending, at);
        comment.ComesFrom(source, sourceKey);
        return comment;
    }

    /// <summary>Hides the text and keeps the place, so that replies still make sense. The score must then be set anew (<c>RescoreAsync</c>).</summary>
    /// <exception cref="RuleViolation">Somebody else than the author asks for it.</exception>
    public void DeleteComment(Comment comment, Person by, DateTime at)
    {
        if (comment.IsDeleted) return;
        if (!comment.MayBeDeletedBy(by)) throw new RuleViolation("Rule.CommentDelete");

        comment.Delete(by, at);
        if (!comment.IsWithheld) CommentCount--;
        Version++;
    }

    /// <summary>Sets the counter to what the rows say.</summary>
    /// <returns>Whether it was wrong.</returns>
    public bool RecountComments(int rows)
    {
        if (CommentCount == rows) return false;
        CommentCount = rows;
        Version++;
        return true;
    }

    /// <summary>Whether a comment of the person stands here; theirs must be loaded.</summary>
    public bool HasCommentOf(Person person) => _comments.Exists(c => c.AuthorId == person.Id && !c.IsDeleted && !c.IsWithheld);

    internal void CountComment(int by)
    {
        CommentCount += by;
        Version++;
    }

    private Comment Place(Person author, string body, Stance stance, Comment? root, Trending trending, DateTime at)
    {
        var comment = new Comment(this, author, body, stance, root, at);
        if (author.Id != AuthorId && !HasCommentOf(author)) TrendingScore = trending.Add(TrendingScore, trending.CommentWeight, at);
        _comments.Add(comment);
        CommentCount++;
        Version++;
        return comment;
    }
}
