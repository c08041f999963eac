using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>The vote control of one idea, on a row of the board or, wide, in the box beside an idea.</summary>
/// <param name="Support">All votes, those imported among them.</param>
/// <param name="Back">Where one returns after a vote or a sign-in: the path of the page it is shown on.</param>
/// <param name="Announcement">What a vote just did, for screen readers.</param>
public sealed record VoteButton(int Id, string Title, IdeaStatus Status, int Support, int Imported, bool IsMine, string Back, bool IsWide = false, string? Announcement = null)
{
    /// <summary>Whether the challenge it answers is over.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether its author and staff alone see it.</summary>
    public bool IsWithheld { get; init; }

    public bool TakesVotesFromBudget { get; init; }

    /// <summary>What of the reader's budget it has; null where votes come from none, or nobody is signed in.</summary>
    public VoteShare? Share { get; init; }

    /// <summary>Whether the announcement says why nothing was done, which everybody should see.</summary>
    public bool IsRefusal { get; init; }

    public bool IsOpen => Status.TakesVotes() && !IsFrozen && !IsWithheld;

    /// <summary>The idea as it stands after an act of the person.</summary>
    public static VoteButton Of(Idea idea, Person person, VoteShare? share, string back, bool isWide, string? announcement) =>
        new(idea.Id, idea.Title, idea.Status, idea.Support, idea.ImportedSupport, idea.HasVoteOf(person), back, isWide, announcement) { IsFrozen = idea.IsFrozen, IsWithheld = idea.IsWithheld, TakesVotesFromBudget = share is not null, Share = share };
}

/// <summary>The box beside an idea: vote and follow, and what of the votes is from before a material change.</summary>
public sealed record VoteBox(VoteButton Vote, bool IsFollowed, StillYes? StillYes = null);

/// <summary>Says how many votes are from before a material change of the proposal, and asks the reader whose vote is among them.</summary>
/// <param name="Back">Where one returns after the answer.</param>
public sealed record StillYes(int IdeaId, string Back, VotesBefore Votes)
{
    public static StillYes? Of(int ideaId, string back, VotesBefore? votes) => votes is null ? null : new(ideaId, back, votes);
}
