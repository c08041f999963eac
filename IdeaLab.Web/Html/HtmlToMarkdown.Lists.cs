using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace IdeaLab.Web.Html;

public static partial class HtmlToMarkdown
{
    private static string List(IElement list, string? previous, int depth)
    {
        var isNumbered = list.LocalName == "ol";
        // Two lists in a row would become one; another mark keeps them apart.
        var bullet = previous is ['-', ' ', ..] ? "* " : "- ";
        var point = previous is not null && NumberedWithPoint().IsMatch(previous) ? ") " : ". ";
        var number = int.TryParse(list.GetAttribute("start"), out var start) && start >= 0 ? start : 1;
        return string.Join('\n', Items(list, depth).Select((item, index) =>
        {
            var mark = isNumbered ? (number + index) + point : bullet;
            return Prefixed(item, mark, new string(' ', mark.Length));
        }));
    }

    // What stands between the items belongs to the item before it: careless HTML puts nested lists there.
    private static IEnumerable<string> Items(IElement list, int depth)
    {
        var items = new List<List<string>>();
        var between = new List<INode>();
        foreach (var node in list.ChildNodes)
        {
            if (node is not IElement { LocalName: "li" })
            {
                between.Add(node);
                continue;
            }

            AddBetween();
            if (Blocks(node.ChildNodes, depth) is [_, ..] item) items.Add(item);
        }

        AddBetween();
        return items.Select(blocks => blocks.Skip(1).All(NestedList().IsMatch) ? string.Join('\n', blocks) : Apart(blocks));

        void AddBetween()
        {
            var blocks = Blocks(between, depth);
            between.Clear();
            if (items.Count > 0) items[^1].AddRange(blocks);
            else if (blocks.Count > 0) items.Add(blocks);
        }
    }

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex NumberedWithPoint();

    // Lists that may follow a line of text without an empty line between.
    [GeneratedRegex(@"^(?:[-*]|1[.)]) ")]
    private static partial Regex NestedList();
}
