using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IdeaLab.Web.Html;

/// <summary>Writes a Markdown document as text for reading: blocks apart, list marks kept, no signs of formatting.</summary>
internal sealed class PlainTextWriter(bool withAddresses)
{
    private readonly record struct Place(string Indent, bool IsTight);

    private readonly StringBuilder _text = new();

    public static string Write(MarkdownDocument document, bool withAddresses)
    {
        var writer = new PlainTextWriter(withAddresses);
        writer.WriteBlocks(document, new Place("", IsTight: false));
        return writer._text.ToString().Trim();
    }

    private void WriteBlocks(ContainerBlock container, Place place)
    {
        foreach (var block in container) WriteBlock(block, place);
    }

    private void WriteBlock(Block block, Place place)
    {
        switch (block)
        {
            case ListBlock list:
                WriteItems(list, place);
                break;
            case TableRow row:
                WriteRow(row, place);
                break;
            // An excerpt, which has no addresses either, is one line.
            case QuoteBlock quote when withAddresses:
                WriteBlocks(quote, place with { Indent = place.Indent + "> " });
                break;
            case ContainerBlock container:
                WriteBlocks(container, place);
                if (block is Table) EndBlock(place);
                break;
            case CodeBlock code:
                foreach (var line in code.Lines.ToString().Split('\n')) WriteLine(line, place);
                EndBlock(place);
                break;
            case LeafBlock { Inline: { } inline }:
                foreach (var line in ReadInline(inline).Split('\n')) WriteLine(line.Trim(), place);
                EndBlock(place);
                break;
        }
    }

    private void WriteItems(ListBlock list, Place place)
    {
        _ = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var number);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{number++}. " : "- ";
            var from = _text.Length;
            WriteBlocks(item, new Place(place.Indent + new string(' ', mark.Length), !list.IsLoose));
            if (_text.Length > from) _text.Remove(from, place.Indent.Length + mark.Length).Insert(from, place.Indent + mark);
        }

        EndBlock(place);
    }

    private void WriteRow(TableRow row, Place place)
    {
        var cells = row.OfType<TableCell>().Select(cell => Write([.. cell.OfType<ParagraphBlock>()]));
        WriteLine(string.Join(" | ", cells), place);
    }

    private string Write(IReadOnlyList<ParagraphBlock> paragraphs) =>
        string.Join(' ', paragraphs.Select(p => ReadInline(p.Inline).Trim()));

    private void WriteLine(string line, Place place) => _text.Append(place.Indent).Append(line).Append('\n');

    private void EndBlock(Place place)
    {
        if (!place.IsTight && _text is not [.., '\n', '\n']) _text.Append('\n');
    }

    private string ReadInline(ContainerInline? container)
    {
        var text = new StringBuilder();
        foreach (var inline in container ?? []) text.Append(ReadInline(inline));
        return text.ToString();
    }

    private string ReadInline(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => "\n",
        AutolinkInline link => link.Url,
        LinkInline link => ReadLink(link),
        ContainerInline container => ReadInline(container),
        _ => "",
    };

    private string ReadLink(LinkInline link)
    {
        var text = ReadInline((ContainerInline)link);
        var sameText = link.IsAutoLink || string.IsNullOrEmpty(link.Url) || text == link.Url;
        return sameText || !withAddresses || !SafeUrl.Allows(link.Url) ? text : $"{text} ({link.Url})";
    }
}
