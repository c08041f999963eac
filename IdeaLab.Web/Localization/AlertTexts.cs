using IdeaLab.Domain.Warning;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>The sentences of an early warning, the same for staff, in the digest and in the mail.</summary>
public static class AlertTexts
{
    // Smaller ones would be shown as 0.0.
    private const double LeastShown = 0.1;

    /// <summary>"30 votes, 0.4 are usual".</summary>
    public static string Number(this IStringLocalizer<Text> text, UnusualCount number) =>
        number.Usual < LeastShown ? text["Alert.NumberOverLittle", text.Count(number), LeastShown.ToString("0.0")] : text["Alert.Number", text.Count(number), number.Usual.ToString("N1")];

    /// <summary>"0.4", or "&lt; 0.1".</summary>
    public static string Usual(UnusualCount number) => number.Usual < LeastShown ? $"< {LeastShown:0.0}" : number.Usual.ToString("N1");

    /// <summary>"30 votes".</summary>
    public static string Count(this IStringLocalizer<Text> text, UnusualCount number) => text.Amount($"Alert.{number.Kind}", number.Count);
}
