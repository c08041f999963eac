using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>Which way a language runs, and what people wrote set apart where it runs the other way (Unicode Standard Annex 9).</summary>
public static class Directions
{
    // First strong isolate and pop directional isolate.
    private const char Begin = '\u2068';
    private const char End = '\u2069';

    public static bool IsRightToLeft(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;

    /// <summary>
    /// A name or title within a sentence of the current language. Only what runs against it gets the two marks, which nobody sees: without them
    /// it would drag the words and numbers beside it along. Old programs that show marks as boxes then show none in nearly all mails.
    /// </summary>
    public static string SetApart(string text) => RunsAgainst(text, out var isWhole) ? $"{Begin}{(isWhole ? text : Unmarked(text))}{End}" : text;

    // What is set apart within the text already runs as it likes. Where its marks do not pair, a person typed them, and they would end ours or outlast the text.
    private static bool RunsAgainst(string text, out bool isWhole)
    {
        var (rightToLeft, runsAgainst, depth) = (CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft, false, 0);
        isWhole = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x2066 and <= Begin) depth++;
            else if (rune.Value is End) isWhole &= --depth >= 0;
            else if (rune.Value is >= 0x202A and <= 0x202E) runsAgainst = true;
            else if (depth == 0 && Rune.IsLetter(rune)) runsAgainst |= IsRightToLeft(rune) != rightToLeft;
        }
        isWhole &= depth == 0;
        return runsAgainst || !isWhole;
    }

    private static string Unmarked(string text) => string.Concat(text.Where(c => c is not (>= '\u2066' and <= End)));

    // The blocks that are assigned to scripts from right to left, Hebrew to Arabic Extended, their presentation forms, and the two stretches of the supplementary plane (DerivedBidiClass.txt).
    private static bool IsRightToLeft(Rune rune) => rune.Value is >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF;
}

/// <summary>The texts of a mail, which set apart what is put into them.</summary>
internal sealed class TextsThatSetApart(IStringLocalizer<Text> texts) : IStringLocalizer<Text>
{
    public LocalizedString this[string name] => texts[name];

    public LocalizedString this[string name, params object[] arguments] => texts[name, [.. arguments.Select(value => value is string words ? Directions.SetApart(words) : value)]];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);
}
