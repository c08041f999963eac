using IdeaLab.Domain.Digests;
using IdeaLab.Domain.SignIns;

namespace IdeaLab.Domain.Settings;

/// <summary>How long everything is kept that is not kept for good. The page of settings, the job that tidies up and the privacy page all read this list.</summary>
/// <param name="set">The periods that were set.</param>
public sealed class Retention(IEnumerable<RetentionPeriod> set)
{
    /// <summary>In the order in which they are told.</summary>
    public static readonly IReadOnlyList<KeptPeriod> All =
    [
        new(Kept.UnconfirmedAccounts, 30, 7, 365),
        new(Kept.UnopenedAccounts, 365, 30, 1825),
        // The cookie ends with it.
        KeptPeriod.Fixed(Kept.Sessions, (int)Session.Lifetime.TotalDays),
        new(Kept.KnownDevices, (int)KnownDevice.Lifetime.TotalDays, 30, (int)KnownDevice.Lifetime.TotalDays),
        new(Kept.Drafts, 365, 30, 1825),
        // Rules that doubt votes look back 28 days.
        new(Kept.VoteTraces, 30, 30, 90),
        KeptPeriod.Fixed(Kept.PassingViewings, 1),
        // Longer than the window of any limit.
        KeptPeriod.Fixed(Kept.ActCounts, 1),
        new(Kept.MailBodies, 30, 1, 365),
        // Given up, a mail can be tried again as long as it is there.
        new(Kept.Mails, 90, 30, 730),
        new(Kept.DigestContents, 365, 60, 1825),
        KeptPeriod.Fixed(Kept.SpentActs, (int)MailedAct.Lifetime.TotalDays),
        new(Kept.FlagReasons, 365, 30, 1825),
        new(Kept.InvitationUses, 180, 30, 1825),
        new(Kept.JobRuns, 30, 7, 365),
        KeptPeriod.Fixed(Kept.DataExports, 7),
    ];

    private readonly List<RetentionPeriod> _set = [.. set];

    /// <summary>Raised by each change: what an admin saw when deciding.</summary>
    public int Version => _set.Sum(period => period.Version + 1);

    public static KeptPeriod Of(Kept what) => All.Single(period => period.What == what);

    /// <summary>For how many days this is kept.</summary>
    public int Days(Kept what) => _set.Find(period => period.What == what)?.Days ?? Of(what).Days;

    /// <summary>What is from before this moment goes.</summary>
    /// <param name="now">UTC.</param>
    public DateTime Since(Kept what, DateTime now) => now.AddDays(-Days(what));

    /// <summary>Keeps this for so many days from now on; what is older goes at night. Twice is once.</summary>
    /// <returns>The row that is new; null where there was one, or nothing changed.</returns>
    /// <exception cref="RuleViolation">The days are outside the limits.</exception>
    public RetentionPeriod? Keep(Kept what, int days)
    {
        var of = Of(what);
        if (days < of.Least || days > of.Most) throw new RuleViolation("Rule.Retention", of.Least, of.Most);
        if (days == Days(what)) return null;
        if (_set.Find(period => period.What == what) is { } period)
        {
            period.Become(days);
            return null;
        }

        var added = new RetentionPeriod(what, days);
        _set.Add(added);
        return added;
    }
}
