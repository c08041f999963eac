using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>The vote control of one idea, on a row of the board or, wide, in the box beside an idea.</summary>
/// <param name="Support">All votes, those imported among them.</param>
/// <param name="Back">Where one returns after a vote or a sign-in: the path of the page it is shown on.</param>
/// <param name="Announcement">What a vote just did, for screen readers.</param>
public sealed record VoteButton(int Id, string Title, IdeaStatus Status, int Support, int Imported, bool IsMine, string Back, bool IsWide = false, string? Announcement = null)
{
    public bool IsOpen => Status.TakesVotes();

    /// <summary>The idea as it stands after an act of the person.</summary>
    public static VoteButton Of(Idea idea, Person person, string back, bool isWide, string? announcement) =>
        new(idea.Id, idea.Title, idea.Status, idea.Support, idea.ImportedSupport, idea.HasVoteOf(person), back, isWide, announcement);
}

/// <summary>The box beside an idea: vote and follow.</summary>
public sealed record VoteBox(VoteButton Vote, bool IsFollowed);
