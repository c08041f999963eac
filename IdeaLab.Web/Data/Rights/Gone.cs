using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdeaLab.Web.Data.Rights;

/// <summary>
/// What stands where something went with its author. The column is empty; whoever reads it reads these words in the language of the moment, so that no page, mail, feed or file need know of it.
/// A text that members type is never empty.
/// </summary>
public static class Gone
{
    /// <summary>The words by key and language; <c>Localization</c> gives them when the program starts.</summary>
    public static Func<string, string, string> Words { get; set; } = (_, _) => "";

    public const string NameKey = "Gone.Name";
    public const string TitleKey = "Gone.Title";
    public const string TextKey = "Gone.Text";

    public static string NameIn(string language) => Words(NameKey, language);

    private static string Now(string key) => Words(key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public sealed class NameConverter() : ValueConverter<string, string>(name => name, stored => stored.Length == 0 ? Now(NameKey) : stored);

    public sealed class TitleConverter() : ValueConverter<string, string>(title => title, stored => stored.Length == 0 ? Now(TitleKey) : stored);

    public sealed class TextConverter() : ValueConverter<string, string>(text => text, stored => stored.Length == 0 ? Now(TextKey) : stored);
}
