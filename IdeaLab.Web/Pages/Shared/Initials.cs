using System.Globalization;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>The letters in the round mark beside a person's name.</summary>
public static class Initials
{
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [] ? "" : First(words[0]) + (words.Length > 1 ? First(words[^1]) : "");
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word);
}
