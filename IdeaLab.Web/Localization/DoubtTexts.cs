using IdeaLab.Domain.Moderation;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>Doubts as staff read them.</summary>
public static class DoubtTexts
{
    /// <summary>The sentence of the rule with its numbers.</summary>
    public static string Doubt(this IStringLocalizer<Text> text, DoubtRule rule, DoubtEvidence evidence) =>
        text[$"Doubt.{rule}", evidence.Found.ToString("N0"), evidence.Among.ToString("N0"), text.Span(evidence.Within), evidence.Limit.ToString("N0")];

    /// <summary>"A: 19, B: 12, 4 networks with one account each".</summary>
    public static string Networks(this IStringLocalizer<Text> text, IReadOnlyList<(string Letter, int Accounts)> networks)
    {
        if (networks.Count == 0) return text["Held.NoTraces"];
        var alone = networks.Count(n => n.Accounts == 1);
        return string.Join(", ", networks.Where(n => n.Accounts > 1).Select(n => text["Held.Network", n.Letter, n.Accounts.ToString("N0")].Value).Concat(alone > 0 ? [text.Amount("Held.Alone", alone)] : []));
    }

    /// <summary>"40 minutes", "3 hours", "12 days".</summary>
    public static string Span(this IStringLocalizer<Text> text, TimeSpan span) => span switch
    {
        { TotalHours: < 2 } => text.Amount("Span.Minutes", Math.Max(1, (int)Math.Round(span.TotalMinutes))),
        { TotalDays: < 2 } => text.Amount("Span.Hours", (int)Math.Round(span.TotalHours)),
        _ => text.Amount("Span.Days", (int)Math.Round(span.TotalDays)),
    };
}
