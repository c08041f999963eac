using System.Globalization;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ranking;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>Why an idea stands where it stands, the same on the board, on its own page and in the digest.</summary>
public static class RankTexts
{
    /// <summary>"Worth 10.75 fresh votes: votes 9.50 + first comments 1.00 + follows 0.25. It was 14.95 when it happened; 4.20 has faded". What rounds to nothing is left out.</summary>
    public static string Terms(this IStringLocalizer<Text> text, RankTerms terms)
    {
        (string Key, double Worth)[] parts = [("Why.Votes", terms.Votes), ("Why.Comments", terms.Comments), ("Why.Follows", terms.Follows), ("Why.Imported", terms.Imported)];
        return text["Why.Terms", Hundredths(terms.Sum), string.Join(" + ", parts.Where(part => part.Worth >= 0.005).Select(part => $"{text[part.Key].Value.ToLower(CultureInfo.CurrentCulture)} {Hundredths(part.Worth)}")),
            Hundredths(terms.Cast ?? terms.Sum), Hundredths(-(terms.Decay ?? 0))];
    }

    /// <summary>The terms of a line of a digest, how sure its rank is, and the held votes that do not count.</summary>
    public static string Reasons(this IStringLocalizer<Text> text, PlaceReasons reasons)
    {
        List<string> sentences = [text.Terms(reasons.Terms)];
        if (reasons.Band is { } band) sentences.Add(text["Why.Sure", Ranks(band)]);
        if (reasons.Held > 0) sentences.Add(text.Amount("Why.HeldToo", reasons.Held));
        return string.Join(' ', sentences);
    }

    /// <summary>"Place 3 when the board was last stored. A week ago: 7. In eight of ten draws of who looks, its rank is 2-5".</summary>
    /// <param name="ofAll">Whether to say that it is the board of all ideas.</param>
    public static string Place(this IStringLocalizer<Text> text, RankPlace place, int? before, bool ofAll)
    {
        List<string> sentences = [text[ofAll ? "Why.Place" : "Why.PlaceHere", place.Position]];
        if (before is { } then) sentences.Add(text["Why.Before", then]);
        if (place.Band is { } band) sentences.Add(text.Band(band, place.Position));
        return string.Join(' ', sentences);
    }

    /// <summary>In hundredths, so that one can add them up; and what rounds to nothing has no sign.</summary>
    public static string Hundredths(double votes) => (Math.Round(votes, 2) + 0).ToString("N2");

    /// <summary>"3-7", or "3" where it is sure.</summary>
    public static string Ranks(RankBand band) => band.From == band.To ? $"{band.From}" : $"{band.From}-{band.To}";

    private static string Band(this IStringLocalizer<Text> text, RankBand band, int position) =>
        band.From == band.To && band.From < position ? text["Why.Level", band.From] : text["Why.Band", Ranks(band)];
}
