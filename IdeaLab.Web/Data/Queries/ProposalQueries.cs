using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Money;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data.Queries;

public static class ProposalQueries
{
    /// <summary>Of each proposal the version that stands.</summary>
    public static IQueryable<ProposalVersion> Current(this IQueryable<ProposalVersion> versions) => versions.Where(v => v.Number == v.Proposal.LatestNumber);

    /// <summary>The figures of the proposals of these ideas as they stand; ideas without a proposal are left out.</summary>
    public static IQueryable<ProposalFigures> ProposalFigures(this IQueryable<Idea> ideas, IdeaLabDb db) =>
        from idea in ideas
        join version in db.ProposalVersions.Current() on idea.Id equals version.IdeaId
        select new ProposalFigures(idea.Id, idea.Title, version.Number, version.Effort, version.ValueLow, version.ValueHigh, version.CostLow, version.CostHigh);

    /// <summary>Loads the risks, the team and the pictures of versions, but not the bytes.</summary>
    public static IQueryable<ProposalVersion> Whole(this IQueryable<ProposalVersion> versions) => versions
        .Include(v => v.By).Include(v => v.Risks).Include(v => v.Team).ThenInclude(m => m.Person).Include(v => v.Pictures).ThenInclude(p => p.Picture).AsSplitQuery();

    /// <summary>The idea with its proposal, of which the version that stands and others asked for are loaded whole, as the verbs of refining expect; null when the idea does not exist for the person.</summary>
    public static async Task<Idea?> ForRefiningAsync(this IdeaLabDb db, int ideaId, Person? person, CancellationToken ct, params int[] numbers)
    {
        var idea = await db.Ideas.VisibleTo(person).Include(i => i.Proposal).SingleOrDefaultAsync(i => i.Id == ideaId, ct);
        if (idea?.Proposal is not { } proposal) return idea;
        int[] wanted = [proposal.LatestNumber, .. numbers];
        await db.ProposalVersions.Where(v => v.IdeaId == ideaId && wanted.Contains(v.Number)).Whole().LoadAsync(ct);
        return idea;
    }

    /// <summary>What of the votes of an idea is from before its proposal last changed materially; null when nothing is. The votes are counted, not the voters, which differs where they come from a budget. A reader whose vote does not count is asked like everybody.</summary>
    public static async Task<VotesBefore?> VotesBeforeAsync(this IdeaLabDb db, int ideaId, Person? reader, CancellationToken ct)
    {
        var idea = await db.Ideas.Where(i => i.Id == ideaId).Select(i => new { i.ChangedAt, i.VoteCount, i.Status, IsFrozen = i.Challenge!.ClosedAt != null }).SingleAsync(ct);
        if (idea.ChangedAt is not { } changed) return null;
        var before = db.Votes.Where(v => v.IdeaId == ideaId && (v.ConfirmedAt ?? v.CastAt) < changed);
        var votes = await before.Where(v => v.Doubts == VoteDoubts.None).SumAsync(v => v.Amount, ct);
        var own = reader is null ? null : await before.Where(v => v.VoterId == reader.Id).Select(v => new { At = v.ConfirmedAt ?? v.CastAt }).SingleOrDefaultAsync(ct);
        if (votes == 0 && own is null) return null;
        var seen = own is null ? null : await db.ProposalVersions.Where(v => v.IdeaId == ideaId && v.At <= own.At).MaxAsync(v => (int?)v.Number, ct);
        return new(idea.VoteCount, votes, changed, own is not null && idea.Status.TakesVotes() && !idea.IsFrozen, seen);
    }
}

/// <summary>What a proposal promises, in whole units of the organisation's currency.</summary>
public sealed record ProposalFigures(int IdeaId, string Title, int Version, Effort? Effort, long? ValueLow, long? ValueHigh, long? CostLow, long? CostHigh)
{
    public MoneyRange? Value => MoneyRange.Of(ValueLow, ValueHigh);
    public MoneyRange? Cost => MoneyRange.Of(CostLow, CostHigh);
}

/// <summary>Votes from before a material change.</summary>
/// <param name="All">Votes cast here.</param>
/// <param name="Before">Of them, those from before and not confirmed since.</param>
/// <param name="AsksReader">Whether the reader's is among them, and voting is open to confirm it or take it back.</param>
/// <param name="Seen">The version that stood when the reader voted; null when there was none.</param>
public sealed record VotesBefore(int All, int Before, DateTime ChangedAt, bool AsksReader, int? Seen);
