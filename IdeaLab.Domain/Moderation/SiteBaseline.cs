namespace IdeaLab.Domain.Moderation;

/// <summary>What is usual here: the shares that detectors measure a crowd against.</summary>
/// <param name="OneInterest">Share of votes whose voter did nothing else.</param>
/// <param name="InPassing">Share of votes cast within minutes of sign-up by somebody who did nothing else.</param>
public sealed record SiteBaseline(double OneInterest, double InPassing)
{
    /// <summary>Votes that the floors weigh as, so that a lab of one week does not believe in its few votes.</summary>
    private const int Prior = 50;

    // People who come because of one idea are usual everywhere; where few have come so far, the next mail that invites some must not look like an attack.
    private const double OneInterestFloor = 0.5;
    private const double InPassingFloor = 0.1;

    // A lab flooded by an attack must not take the attack for what is usual.
    private const double OneInterestCeiling = 0.7;
    private const double InPassingCeiling = 0.3;

    /// <summary>What is usual as these votes say, of the whole lab and of some weeks.</summary>
    public static SiteBaseline Of(int votes, int ofOneInterest, int inPassing) => new(
        Share(ofOneInterest, votes, OneInterestFloor, OneInterestCeiling), Share(inPassing, votes, InPassingFloor, InPassingCeiling));

    private static double Share(int found, int among, double floor, double ceiling) => Math.Clamp((found + Prior * floor) / (among + Prior), floor, ceiling);
}
