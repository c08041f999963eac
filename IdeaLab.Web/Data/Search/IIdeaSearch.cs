using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Data.Search;

/// <summary>Search over titles and bodies of ideas: accents and case do not matter, the best match comes first.</summary>
public interface IIdeaSearch
{
    /// <summary>
    /// The ideas among <paramref name="among"/> that hold all the words, best match first, from behind <paramref name="place"/> on.
    /// A merged idea that holds them is found as the one it leads to, or <paramref name="asThemselves"/>. It must exist for the reader itself, since its words are shown.
    /// </summary>
    Task<List<SearchHit>> FindAsync(string? typed, IQueryable<Idea> among, Person? reader, BoardPlace? place, int take, CancellationToken ct, bool asThemselves = false);

    /// <summary>The ideas that exist for the person and sound most like the title, closed ones included; best first. A merged one stands for the one it leads to.</summary>
    Task<List<SimilarIdea>> SimilarToAsync(string? title, Person? person, int take, CancellationToken ct, int? except = null);
}

/// <summary>An idea found, or one merged into it (<see cref="FoundId"/>). Lower ranks match better. Title and snippet, of what was found, hold U+0002 and U+0003 around the words that match.</summary>
public sealed record SearchHit
{
    public int Id { get; init; }
    public int FoundId { get; init; }
    public double Rank { get; init; }
    public string Title { get; init; } = "";
    public string Snippet { get; init; } = "";

    public bool IsOfMerged => FoundId != Id;
}

/// <param name="Why">Why it was declined; null for others.</param>
/// <param name="ReopenWhen">What would reopen it; null for others.</param>
/// <param name="Learned">What it taught, in Markdown; null while nobody has written that down.</param>
/// <param name="NextTime">What is done next time, in Markdown; null while nobody has written that down.</param>
public sealed record SimilarIdea(int Id, string Title, IdeaStatus Status, int Support, string? Why, string? ReopenWhen, string? Learned, string? NextTime);
