using IdeaLab.Domain.Ranking;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

public static class RateTexts
{
    /// <summary>"31 % of 100 viewers (25-37)", in whole percents.</summary>
    public static string Rate(this IStringLocalizer<Text> text, SupportRate rate) =>
        text[rate.Viewers == 1 ? "Rate.OfOne" : "Rate.OfMany", Percents(rate.Rate ?? 0), rate.Viewers.ToString("N0"), Percents(rate.Lower), Percents(rate.Upper)];

    /// <summary>A share from 0 to 1, as a whole number of hundredths.</summary>
    public static string Percents(double share) => (share * 100).ToString("0");
}
