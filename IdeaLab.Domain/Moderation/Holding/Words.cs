using System.Globalization;
using System.Text;

namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>
/// A text as its words: small letters without accents, so that "CASINO", "cásino" and "ｃａｓｉｎｏ" are one. The compatibility forms (Unicode Standard Annex 15, NFKD) are taken apart,
/// and what is not seen, such as a space of no width, does not part a word. "ñ" stays: it is a letter of its own. One pass over the text.
/// </summary>
public static class Words
{
    private const int Tilde = 0x303;

    public static IReadOnlyList<string> In(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        Span<char> letter = stackalloc char[2];
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (Rune.IsLetter(rune) || Rune.IsDigit(rune)) word.Append(letter[..Rune.ToLowerInvariant(rune).EncodeToUtf16(letter)]);
            else if (rune.Value == Tilde && word is [.., 'n']) word[^1] = 'ñ';
            else if (kind is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)) End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    // A text may have been cut in the middle of a pair of surrogates, and what is no character cannot be normalised.
    private static string Whole(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return WellFormed.Of(text);
    }
}
