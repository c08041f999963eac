namespace IdeaLab.Domain;

/// <summary>Text from outside. U+FFFE is no character, but a byte order mark the wrong way round (Unicode Standard, 23.7), and whatever compares or folds a text with it fails.</summary>
public static class WellFormed
{
    /// <summary>With the replacement character in the place of each.</summary>
    public static string Of(string text) => text.Replace('\uFFFE', '\uFFFD');
}
