using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Domain.Ideas;

/// <summary>What somebody proposes. Its abilities are in the files beside this one: authoring, voting, discussion, review.</summary>
public sealed partial class Idea
{
    public const int TitleMaxLength = 120;
    public const int BodyMaxLength = 60_000;

    /// <summary>Far above any platform's, and far enough below the largest number that votes cast here still fit in the total.</summary>
    public const int ImportedSupportMax = 100_000_000;

    private Idea() { }

    /// <param name="challenge">The one it answers, with its topics; null for none.</param>
    /// <param name="circle">For whom it is, where the audience is one of segments; null otherwise.</param>
    /// <exception cref="RuleViolation">The author is suspended, title or body is empty or too long, the topic is closed or does not exist for the author, the author does not belong to the audience, or the challenge does not take it.</exception>
    public Idea(Person author, string title, string body, Topic topic, Audience audience, DateTime at, Challenge? challenge = null, Circle? circle = null)
        : this(author, title, topic, audience, at)
    {
        author.RefuseWhenSilenced();
        body = CheckedBody(body);
        if (topic.IsClosed || !topic.ExistsFor(author)) throw new RuleViolation("Rule.TopicClosed");
        if (audience is Audience.Segments == circle is null || !audience.Admits(author, circle?.Id)) throw new RuleViolation("Rule.IdeaAudience");
        if (challenge?.WhyNotEnter(topic, audience, at, circle?.Id) is { } violation) throw violation;
        (Circle, CircleId) = (circle, circle?.Id);
        Body = body;
        (Challenge, ChallengeId) = (challenge, challenge?.Id);
        FollowBecause(author, FollowReason.Author, at);
    }

    private Idea(Person author, string title, Topic topic, Audience audience, DateTime at)
    {
        Title = CheckedTitle(title);
        Author = author;
        AuthorId = author.Id;
        Topic = topic;
        Audience = audience;
        CreatedAt = at;
        TrendingScore = Trending.Quiet(at);
        TakePlaceInQueue();
    }

    public int Id { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>Markdown, as typed.</summary>
    public string Body { get; private set; } = "";

    public int AuthorId { get; private set; }
    public Person Author { get; private set; } = null!;
    public int TopicId { get; private set; }
    public Topic Topic { get; private set; } = null!;
    public Audience Audience { get; private set; }

    /// <summary>The segments it is for; null for any other audience.</summary>
    public int? CircleId { get; private set; }
    public Circle? Circle { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Where an imported idea comes from; null for ideas submitted here.</summary>
    public string? Source { get; private set; }

    /// <summary>The idea's key at <see cref="Source"/>.</summary>
    public string? SourceKey { get; private set; }

    /// <summary>In half-lives; see <see cref="Trending"/>.</summary>
    public double TrendingScore { get; private set; }

    /// <summary>Concurrency token, raised by every verb.</summary>
    public int Version { get; private set; }

    /// <summary>An idea brought in from elsewhere. Its support counts in the total and in the ranking as if cast when it was created, and stays marked as imported.</summary>
    /// <exception cref="RuleViolation">The title is empty or too long, the body too long, or the support negative or over the limit.</exception>
    public static Idea Imported(Person author, string title, string body, Topic topic, int support, Trending trending, DateTime createdAt, string source, string sourceKey)
    {
        body = body.Trim();
        if (body.Length > BodyMaxLength) throw new RuleViolation("Rule.IdeaBody", BodyMaxLength);
        if (support is < 0 or > ImportedSupportMax) throw new RuleViolation("Rule.IdeaSupport", ImportedSupportMax);
        var idea = new Idea(author, title, topic, Audience.Everyone, createdAt) { Body = body, ImportedSupport = support, Source = source, SourceKey = sourceKey };
        idea.TrendingScore = trending.Add(idea.TrendingScore, support * Trending.VoteWeight, createdAt);
        return idea;
    }

    /// <summary>
    /// Whether the idea exists for the person; null is a visitor. Both its own audience and its topic's must admit them, and a challenge's is its own; its author sees it in any case. Withheld, it exists for its author and staff alone.
    /// <c>VisibleTo</c> asks the same in a query. The person's circles must be known.
    /// </summary>
    public bool ExistsFor(Person? person) => Audience.Admits(person, CircleId) && Topic.ExistsFor(person) && (!IsWithheld || person.ReviewsIdeas()) || person is not null && person.Id == AuthorId;

    /// <summary>Sets the score to what these events, all the idea has, are worth; for withdrawals and rebuilds.</summary>
    public void Rescore(IEnumerable<TrendingEvent> events, Trending trending)
    {
        TrendingScore = trending.Of(events, CreatedAt);
        Version++;
    }

    /// <summary>Sets counters and score to what the rows say. Every verb keeps them so; a difference means a fault somewhere.</summary>
    /// <param name="rows">What its rows add up to.</param>
    /// <param name="events">All events the idea has.</param>
    /// <param name="trending">What the lab ranks by.</param>
    /// <returns>Whether anything was wrong.</returns>
    public bool Recount(RowCounts rows, IReadOnlyCollection<TrendingEvent> events, Trending trending) =>
        RecountVotes(rows.Votes, rows.Voters) | RecountComments(rows.Comments) | RecountScore(events, trending);

    private bool RecountScore(IReadOnlyCollection<TrendingEvent> events, Trending trending)
    {
        // The same events added in another order end a few units in the last place away; a millionth of a half-life is far above that and far below any event.
        if (Math.Abs(TrendingScore - trending.Of(events, CreatedAt)) <= 1e-6) return false;
        Rescore(events, trending);
        return true;
    }
}
