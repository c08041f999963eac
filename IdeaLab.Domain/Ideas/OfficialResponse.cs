using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>What the organisation says about an idea, in Markdown. The newest one stands; earlier ones stay in the history.</summary>
public sealed class OfficialResponse : INews
{
    public const int BodyMaxLength = 10_000;

    private OfficialResponse() { }

    internal OfficialResponse(Idea idea, Person by, string body, DateTime at)
    {
        Idea = idea;
        By = by;
        Body = body;
        At = at;
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int ById { get; private set; }
    public Person By { get; private set; } = null!;
    public string Body { get; private set; } = "";
    public DateTime At { get; private set; }

    public DateTime? ToldAt { get; private set; }

    public OwedNews OwedTo(int personId, NewsKinds kind) => new(personId, kind, At, answer: this);

    public void Told(DateTime at) => ToldAt ??= at;
}
