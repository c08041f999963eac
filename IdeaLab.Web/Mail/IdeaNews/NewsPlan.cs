using IdeaLab.Web.Html;

namespace IdeaLab.Web.Mail.IdeaNews;

/// <summary>What of the news one mail says whole, what with its beginning, what by its title alone, and how much is left: mail programs show no more than about a hundred kilobytes, and nobody reads as much.</summary>
/// <param name="Told">By idea or challenge, in order.</param>
/// <param name="Named">Those of which there is more than is told.</param>
/// <param name="Left">Pieces of news that are neither.</param>
public sealed record NewsPlan(IReadOnlyList<ToldSubject> Told, IReadOnlyList<NamedSubject> Named, int Left)
{
    private const int ToldAtMost = 15;
    private const int NamedAtMost = 20;

    // Titles, names and links of the longest kind take 55,000 bytes beside, so that all of it stays below 100,000.
    private const int RoomForTexts = 30_000;

    public static NewsPlan Of(IReadOnlyList<NewsItem> items, MailWords words)
    {
        var (told, room) = (new List<(NewsItem Item, Quotation Quotation)>(), RoomForTexts);
        foreach (var item in items.Take(ToldAtMost))
        {
            var forOthers = (Math.Min(items.Count, ToldAtMost) - told.Count - 1) * Quotation.LeastRoom;
            var quotation = Quoted(item, words, room - forOthers);
            (room, told) = (room - quotation.Size, [.. told, (item, quotation)]);
        }

        var rest = items.Skip(ToldAtMost).GroupBy(PlaceOf).ToList();
        return new(
            [.. told.GroupBy(t => PlaceOf(t.Item)).Select(subject => new ToldSubject(subject.First().Item.Title, subject.Key, [.. subject.Select(t => new ToldItem(t.Item, t.Quotation))]))],
            [.. rest.Take(NamedAtMost).Select(subject => new NamedSubject(subject.First().Title, subject.Key, subject.Count()))],
            rest.Skip(NamedAtMost).Sum(subject => subject.Count()));
    }

    // The page, without the place on it.
    private static string PlaceOf(NewsItem item) => item.Link.Split('#')[0];

    private static Quotation Quoted(NewsItem item, MailWords words, int room) =>
        item.IsMarkdown ? Quotation.OfMarkdown(item.Body, words, room) : Quotation.OfPlain(IdeaNewsMail.Said(words, item), room);
}

/// <summary>An idea or challenge and its news.</summary>
public sealed record ToldSubject(string Title, string Link, IReadOnlyList<ToldItem> Items);

/// <summary>One piece of news and what it says.</summary>
public sealed record ToldItem(NewsItem Item, Quotation Quotation);

/// <summary>An idea or challenge and how many pieces of news there are of it.</summary>
public sealed record NamedSubject(string Title, string Link, int Count);
