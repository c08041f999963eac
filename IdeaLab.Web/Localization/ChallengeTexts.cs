using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>Challenges as people speak of them.</summary>
public static class ChallengeTexts
{
    /// <summary>"Opens on 2 Mar 2026", "12 days left", "Last day", "Closed on 29 Mar 2026".</summary>
    /// <param name="zone">The organisation's.</param>
    public static string Time(this IStringLocalizer<Text> text, Challenge challenge, DateTime now, TimeZoneInfo zone) => challenge.PhaseAt(now) switch
    {
        ChallengePhase.Coming => text["Challenge.Opens", text.Day(challenge.OpensOn)],
        ChallengePhase.Closed => text["Challenge.ClosedOn", text.Day(challenge.ClosesOn)],
        _ => challenge.DaysLeftAfter(LocalDay.Of(now, zone)) is > 0 and var days ? text.Amount("Challenge.DaysLeft", days) : text["Challenge.LastDay"],
    };

    /// <summary>"3 of your 5 votes left".</summary>
    public static string VotesLeft(this IStringLocalizer<Text> text, VoteShare share) => text["Votes.Left", share.Left.ToString("N0"), share.Budget.Votes.ToString("N0")];
}
