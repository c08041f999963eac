using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>The buttons by which staff settle what a page shows.</summary>
/// <param name="Only">The one account that is meant; null for all shown.</param>
/// <param name="Back">Where one lands afterwards.</param>
public sealed record SettleForm(HoldView View, HeldAccount? Only, string Back)
{
    public int Votes => Only is null ? View.Accounts.Count : 1;

    public IEnumerable<HeldState> Ways => new[] { HeldState.Restored, HeldState.Removed }.Where(to => to != View.State);
}
