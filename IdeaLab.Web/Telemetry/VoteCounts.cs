using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Web.Telemetry;

/// <summary>Counts the votes that were saved and deleted, wherever that was asked for, once for each; what a merge brings or takes is nobody's act.</summary>
internal sealed class VoteCounts : SaveChangesInterceptor
{
    private int _cast, _withdrawn;

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var votes = eventData.Context!.ChangeTracker.Entries<Vote>().Where(vote => !vote.Entity.IsCarried).CountBy(vote => vote.State).ToDictionary();
        (_cast, _withdrawn) = (votes.GetValueOrDefault(EntityState.Added), votes.GetValueOrDefault(EntityState.Deleted));
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (_cast > 0) LabMeters.VotesCast(_cast);
        if (_withdrawn > 0) LabMeters.VotesWithdrawn(_withdrawn);
        return ValueTask.FromResult(result);
    }
}
