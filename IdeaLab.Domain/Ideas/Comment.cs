using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Ideas;

/// <summary>A contribution to the debate of an idea, in Markdown. Threads are two levels deep: a root and its replies.</summary>
public sealed partial class Comment
{
    public const int BodyMaxLength = 10_000;

    /// <summary>How long the author may change what they wrote.</summary>
    public static readonly TimeSpan EditingTime = TimeSpan.FromMinutes(15);

    // A double click without scripts sends a form twice.
    private static readonly TimeSpan RepeatTime = TimeSpan.FromMinutes(1);

    private Comment() { }

    internal Comment(Idea idea, Person author, string body, Stance stance, Comment? root, DateTime at)
    {
        Idea = idea;
        Author = author;
        AuthorId = author.Id;
        Body = body;
        Stance = stance;
        Parent = root;
        CreatedAt = at;
        ToldAt = MayConcernSomebody ? null : at;
        AskStaff(author);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;
    public int AuthorId { get; private set; }
    public Person Author { get; private set; } = null!;

    /// <summary>The root of the thread; null for a root.</summary>
    public int? ParentId { get; private set; }
    public Comment? Parent { get; private set; }

    public string Body { get; private set; } = "";
    public Stance Stance { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? EditedAt { get; private set; }
    public DateTime? DeletedAt { get; private set; }
    public int? DeletedById { get; private set; }
    public string? Source { get; private set; }
    public string? SourceKey { get; private set; }
    public int Version { get; private set; }

    /// <summary>Since when a member's question waits for staff, UTC; null when it does not.</summary>
    public DateTime? AsksStaffSince { get; private set; }

    /// <summary>When it was written down for everybody it concerns, UTC; null before. Most comments concern nobody, and count as told.</summary>
    public DateTime? ToldAt { get; private set; }

    public bool IsDeleted => DeletedAt is not null;

    // A reply concerns its thread; "@" may begin a name.
    private bool MayConcernSomebody => Parent is not null || ParentId is not null || Body.Contains('@');

    /// <summary>The author may, within <see cref="EditingTime"/>; what was imported or deleted stays as it is.</summary>
    public bool MayBeEditedBy(Person? person, DateTime at) =>
        person.MayTakePart() && person.Id == AuthorId && !IsDeleted && Source is null && at - CreatedAt <= EditingTime;

    /// <summary>The author may at any time; once is enough. Staff hide it instead, with a reason (<see cref="Moderation.Contribution.Hide"/>).</summary>
    public bool MayBeDeletedBy(Person? person) => person is not null && !IsDeleted && person.Id == AuthorId;

    /// <exception cref="RuleViolation">Not the author, too late, deleted, or the text is empty or too long.</exception>
    public void Edit(Person by, string body, Stance stance, DateTime at)
    {
        by.RefuseWhenSilenced();
        if (!MayBeEditedBy(by, at)) throw new RuleViolation("Rule.CommentEditClosed", EditingTime.TotalMinutes);
        body = Checked(body);
        if (body == Body && stance == Stance) return;
        var concerned = MayConcernSomebody;
        Body = body;
        Stance = stance;
        EditedAt = at;
        if (!concerned && MayConcernSomebody) ToldAt = null;
        AskStaff(by);
        Version++;
    }

    /// <summary>Staff have answered the question, here or elsewhere.</summary>
    /// <exception cref="RuleViolation">The person is not staff.</exception>
    public void Answered(Person by)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (AsksStaffSince is null) return;
        AsksStaffSince = null;
        Version++;
    }

    /// <summary>The debt of telling somebody in its thread, or whom it names.</summary>
    public OwedNews OwedTo(int personId) => new(personId, NewsKinds.Replies, CreatedAt, comment: this);

    /// <summary>It is written down for everybody it concerns, at a UTC time. The first time stands.</summary>
    public void Told(DateTime at)
    {
        if (ToldAt is not null) return;
        ToldAt = at;
        // Two who tell of it at once must meet on this row.
        Version++;
    }

    /// <summary>Takes the text away with its author. The comment stays in its thread and in the count, since others answered it. Twice is once.</summary>
    /// <exception cref="RuleViolation">The person is not its author.</exception>
    public void TakeTextAway(Person author)
    {
        if (author.Id != AuthorId) throw new RuleViolation("Rule.NotYours");
        if (Body.Length == 0) return;
        (Body, AsksStaffSince) = ("", null);
        Version++;
    }

    private void AskStaff(Person author) => AsksStaffSince = Stance is Stance.Question && !IsWithheld && !author.ReviewsIdeas() ? CreatedAt : null;

    internal bool IsRepeatedBy(Person author, string body, Comment? root, DateTime at) =>
        author.Id == AuthorId && !IsDeleted && body == Body && root?.Id == (ParentId ?? Parent?.Id) && at - CreatedAt < RepeatTime;

    internal void Delete(Person by, DateTime at)
    {
        DeletedAt = at;
        DeletedById = by.Id;
        AsksStaffSince = null;
        Version++;
    }

    internal void ComesFrom(string source, string sourceKey)
    {
        Source = source;
        SourceKey = sourceKey;
        ToldAt = CreatedAt;
    }

    internal static string Checked(string body)
    {
        body = body.Trim();
        if (body.Length is 0 or > BodyMaxLength) throw new RuleViolation("Rule.CommentBody", BodyMaxLength);
        return body;
    }
}
