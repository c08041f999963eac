using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Warning;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Mail.Layout;

/// <summary>What a mail shows as bars, since one sees it sooner than one reads it: one number against another.</summary>
internal static class MailCharts
{
    /// <summary>None for most reasons.</summary>
    public static IReadOnlyList<IReadOnlyList<MailBar>> ChartsOf(this MailWords words, DigestReason reason) => reason switch
    {
        DigestReason.Contested said => [[Count(words["Bars.Supporting"], said.Supporting), Count(words["Bars.Concerned"], said.Concerned) with { IsForComparison = true }]],
        DigestReason.Unseen few => [[Count(words["Bars.Voters"], few.Voters), Count(words["Bars.Viewers"], few.Viewers) with { IsForComparison = true }]],
        DigestReason.Moved { WorthBefore: var before, Place.Terms.Sum: var now } => [[Worth(words["Bars.WorthNow"], now), Worth(words["Bars.WorthBefore"], before) with { IsForComparison = true }]],
        DigestReason.Warned warned => [.. warned.Numbers.Select(words.ChartOf)],
        _ => [],
    };

    public static IReadOnlyList<MailBar> ChartOf(this MailWords words, UnusualCount number) =>
        [Count(words[$"Bars.{number.Kind}"], number.Count), new(words["Bars.Usual"], AlertTexts.Usual(number), number.Usual, IsForComparison: true)];

    private static MailBar Count(string of, int count) => new(of, count.ToString("N0"), count);

    private static MailBar Worth(string of, double worth) => new(of, RankTexts.Hundredths(worth), worth);
}
