using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What authors do with their own idea.</summary>
public sealed partial class Idea
{
    /// <summary>Key of the draft it was sent from, unique for its author: a form sent twice makes one idea. Null for imported ideas.</summary>
    public Guid? DraftKey { get; init; }

    /// <summary>
    /// The author may reword an idea as long as nobody has said anything to the present words: no vote, comment or answer of
    /// another person, still submitted, and on no board that is frozen. A vote in doubt is one too, since it may come to count again.
    /// Expects the author's own vote and comments to be loaded, and a vote of somebody else if there is any (<c>ForEditingAsync</c>).
    /// </summary>
    public bool MayBeEditedBy(Person? person) =>
        person.MayTakePart() && person.Id == AuthorId && Source is null && !IsFrozen
        && Status is IdeaStatus.Submitted && FirstAnsweredAt is null
        && _votes.All(v => v.VoterId == person.Id) && VoteCount <= _votes.Sum(v => v.Amount)
        && CommentCount == _comments.Count(c => c.AuthorId == person.Id && !c.IsDeleted && !c.IsWithheld);

    /// <exception cref="RuleViolation">Not the author, somebody else has had a say, or title or body is empty or too long.</exception>
    public void Revise(Person by, string title, string body)
    {
        by.RefuseWhenSilenced();
        if (!MayBeEditedBy(by)) throw ClosedBecause("Rule.IdeaEditClosed");
        (title, body) = (CheckedTitle(title), CheckedBody(body));
        if (title == Title && body == Body) return;

        (Title, Body) = (title, body);
        Version++;
    }

    private static string CheckedTitle(string title)
    {
        title = OneLine.Of(title);
        if (title.Length is 0 or > TitleMaxLength) throw new RuleViolation("Rule.IdeaTitle", TitleMaxLength);
        return title.Any(char.IsLetterOrDigit) ? title : throw new RuleViolation("Rule.IdeaTitleWords");
    }

    private static string CheckedBody(string body)
    {
        body = body.Trim();
        return body.Length is 0 or > BodyMaxLength ? throw new RuleViolation("Rule.IdeaBody", BodyMaxLength) : body;
    }
}
