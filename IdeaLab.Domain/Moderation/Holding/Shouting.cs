using System.Globalization;
using System.Text;

namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>
/// CAPITALS AND EXCLAMATION MARKS!!! Of words of four letters and more, so that PIN and SEPA do not count, three in ten may be in capitals and seven in ten are all of the weight; so are three runs of
/// three exclamation or question marks. Whichever is more, of the title or the text. One pass over each.
/// </summary>
public static class Shouting
{
    /// <summary>With fewer words nobody can tell.</summary>
    public const int FewestWords = 4;

    private const int LongWord = 4;
    private const int LoudRun = 3;
    private const int LoudRuns = 3;
    private const double Nothing = 0.3;
    private const double All = 0.7;

    public static double Of(Post post) => Math.Max(In(post.Title), In(post.Text));

    private static double In(string text)
    {
        var (words, loud, letters, small, marks, runs) = (0, 0, 0, 0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                letters++;
                if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.UppercaseLetter) small++;
            }
            else
            {
                EndWord();
            }

            marks = rune.Value is '!' or '?' or '¡' or '¿' ? marks + 1 : 0;
            if (marks == LoudRun) runs++;
        }

        EndWord();
        var share = words < FewestWords ? 0 : (double)loud / words;
        return Math.Max(Math.Clamp((share - Nothing) / (All - Nothing), 0, 1), Math.Clamp((double)runs / LoudRuns, 0, 1));

        void EndWord()
        {
            if (letters >= LongWord) words++;
            if (letters >= LongWord && small == 0) loud++;
            (letters, small) = (0, 0);
        }
    }
}
