using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Data.Search;
using IdeaLab.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>An idea on a board, as its reader sees it.</summary>
/// <param name="Mine">How many votes of the reader it has.</param>
public sealed record BoardRow(
    int Id, string Title, string Body, IdeaStatus Status, int TopicId, string Topic, string Author, DateTime CreatedAt,
    int Comments, bool IsAnswered, int Support, int Imported, int Mine, double TrendingScore, int Seen, int Voters, int Viewers, double SupportLow, BoardChallenge? Challenge, Audience Audience, int? CircleId)
{
    // Enough Markdown for two lines of text.
    private const int ExcerptSource = 600;

    /// <summary>What the search matched; null on the plain board.</summary>
    public SearchHit? Hit { get; init; }

    /// <summary>What of the reader's budget it has; null where votes come from none, or nobody is signed in.</summary>
    public VoteShare? Share { get; init; }

    /// <summary>What its score is worth in votes cast now.</summary>
    public double FreshVotes { get; init; }

    /// <summary>Where it stood when the board was last stored; null below the depth that is kept, or where places are not shown.</summary>
    public RankPlace? Place { get; init; }

    /// <summary>Its position a week ago, likewise.</summary>
    public int? Before { get; init; }

    /// <summary>What its score is made of now; null where it has changed since the board was stored.</summary>
    public RankTerms? Terms { get; init; }

    /// <summary>Votes for it that do not count until staff have looked; told to staff only.</summary>
    public int Held { get; init; }

    /// <summary>Whether it was drawn for one of the places that go to ideas few have seen.</summary>
    public bool NeedsEyes { get; init; }

    public string Slug => Domain.Ideas.Slug.Of(Title);

    /// <summary>How many of the members who saw it voted for it.</summary>
    public SupportRate Rate => new(Voters, Viewers);

    public static async Task<List<BoardRow>> ReadAsync(IdeaLabDb db, IQueryable<Idea> ideas, Person? reader, DateTime now, CancellationToken ct)
    {
        var (readerId, inSpanish) = (reader?.Id ?? 0, Languages.Current == "es");
        var rows = await ideas
            .Select(i => new BoardRow(
                i.Id, i.Title, i.Body.Substring(0, ExcerptSource), i.Status, i.TopicId, inSpanish ? i.Topic.Spanish : i.Topic.English, i.Author.Name, i.CreatedAt,
                i.CommentCount, i.AnsweredAt != null, i.Support, i.ImportedSupport, i.Votes.Where(v => v.VoterId == readerId).Sum(v => v.Amount), i.TrendingScore, i.Seen, i.Voters, i.Viewers, i.SupportLow,
                i.Challenge == null ? null : new BoardChallenge(i.Challenge.Id, i.Challenge.Question, i.Challenge.ClosedAt != null || i.Challenge.ClosesAt <= now, i.Challenge.VotesPerPerson, i.Challenge.VotesPerIdea),
                i.Audience, i.CircleId))
            .ToListAsync(ct);
        var trending = await db.TrendingAsync(ct);
        rows = rows.ConvertAll(row => row with { FreshVotes = trending.FreshVotes(row.TrendingScore, now) });
        if (reader is null) return rows;

        var given = new Dictionary<int, int>();
        foreach (var id in rows.Where(row => row.Challenge is { IsFrozen: false, Budget: not null }).Select(row => row.Challenge!.Id).Distinct())
            given[id] = await db.VotesGivenAsync(id, reader, exceptIdeaId: 0, ct);
        return rows.ConvertAll(row => row.Challenge is { Budget: { } budget } challenge && given.TryGetValue(challenge.Id, out var all) ? row with { Share = new(challenge.Id, budget, row.Mine, all - row.MineThatCounts) } : row);
    }

    public VoteButton VoteFrom(string back) =>
        new(Id, Title, Status, Support, Imported, Mine > 0, back) { IsFrozen = Challenge is { IsFrozen: true }, TakesVotesFromBudget = Challenge?.Budget is not null, Share = Share };

    public BoardPlace PlaceIn(BoardSort sort) => sort switch
    {
        BoardSort.New => new BoardPlace(CreatedAt.Ticks, Id),
        BoardSort.Top => new BoardPlace(Support, Id),
        BoardSort.Supported => BoardPlace.At(SupportLow, Id),
        BoardSort.Discussed => new BoardPlace(Comments, Id),
        _ => BoardPlace.At(TrendingScore, Id),
    };

    // Votes for what is settled have come back.
    private int MineThatCounts => Status.TakesVotes() ? Mine : 0;
}

/// <summary>The challenge an idea answers, and whether that is over.</summary>
public sealed record BoardChallenge(int Id, string Question, bool IsFrozen, int? VotesPerPerson, int? VotesPerIdea)
{
    /// <summary>Whether it was drawn for one of the places that go to ideas few have seen.</summary>
    public bool NeedsEyes { get; init; }

    public string Slug => Domain.Ideas.Slug.Of(Question);

    public VoteBudget? Budget => VotesPerPerson is { } votes && VotesPerIdea is { } perIdea ? new(votes, perIdea) : null;
}
