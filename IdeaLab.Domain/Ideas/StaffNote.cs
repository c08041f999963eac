using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What staff tell each other about an idea. Nobody else sees it.</summary>
public sealed class StaffNote
{
    public const int BodyMaxLength = 5000;

    private StaffNote() { }

    /// <param name="body">In Markdown; <see cref="Mentions"/> in it name colleagues.</param>
    /// <exception cref="RuleViolation">The person is not staff, or the text is empty or too long.</exception>
    public StaffNote(Idea idea, Person by, string body, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        body = body.Trim();
        if (body.Length is 0 or > BodyMaxLength) throw new RuleViolation("Rule.Note", BodyMaxLength);
        (Idea, IdeaId, By, ById, Body, At) = (idea, idea.Id, by, by.Id, body, at);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public string Body { get; private set; } = "";
    public DateTime At { get; private set; }
}
