using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data.Queries;

namespace IdeaLab.Web.Pages.Moderation;

/// <summary>A suspicion with those of its votes that are in one state.</summary>
/// <param name="Position">Where the idea stood in the last snapshot; null for far down.</param>
public sealed record HoldView(Hold Hold, HeldState State, IReadOnlyList<HeldAccount> Accounts, int? Position)
{
    /// <summary>Votes that a verdict moves; those taken back meanwhile move nothing.</summary>
    public int AtStake => Accounts.Sum(a => a.Amount ?? 0);

    /// <summary>The last account shown: whoever joins the crowd while somebody reads is not judged with it.</summary>
    public int UpTo => Accounts.Max(a => a.VoteId);

    /// <summary>How many came from each network, the largest first.</summary>
    public IReadOnlyList<(string Letter, int Accounts)> Networks =>
        [.. Accounts.Where(a => a.Network is not null).GroupBy(a => a.Network!).OrderByDescending(same => same.Count()).ThenBy(same => same.Key.Length).ThenBy(same => same.Key, StringComparer.Ordinal).Select(same => (same.Key, same.Count()))];
}
