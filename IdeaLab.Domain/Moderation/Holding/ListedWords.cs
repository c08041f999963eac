namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>Words that the lab has listed, of either language, whatever the text is written in: one is half of the weight, two different ones are all of it.</summary>
public static class ListedWords
{
    private const double Full = 2;

    public static double Of(Post post, params IEnumerable<WordList> lists)
    {
        var words = Words.In($"{post.Title}\n{post.Text}");
        return Math.Min(lists.SelectMany(list => list.FoundIn(words)).Distinct().Count() / Full, 1);
    }
}
