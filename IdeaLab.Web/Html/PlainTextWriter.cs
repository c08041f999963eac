using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IdeaLab.Web.Html;

/// <summary>Writes a Markdown document as text for reading: blocks apart, list marks kept, no signs of formatting.</summary>
internal sealed class PlainTextWriter(bool withAddresses)
{
    private readonly StringBuilder _text = new();

    public static string Write(MarkdownDocument document, bool withAddresses)
    {
        var writer = new PlainTextWriter(withAddresses);
        writer.WriteBlocks(document, indent: "");
        return writer._text.ToString().Trim();
    }

    private void WriteBlocks(ContainerBlock container, string indent)
    {
        foreach (var block in container) WriteBlock(block, indent);
    }

    private void WriteBlock(Block block, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                WriteItems(list, indent);
                break;
            case TableRow row:
                WriteRow(row, indent);
                break;
            case ContainerBlock container:
                WriteBlocks(container, indent);
                if (block is Table) EndBlock();
                break;
            case CodeBlock code:
                foreach (var line in code.Lines.ToString().Split('\n')) WriteLine(line, indent);
                EndBlock();
                break;
            case LeafBlock { Inline: { } inline }:
                foreach (var line in ReadInline(inline).Split('\n')) WriteLine(line.Trim(), indent);
                EndBlock();
                break;
        }
    }

    private void WriteItems(ListBlock list, string indent)
    {
        _ = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var number);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{number++}. " : "- ";
            var from = _text.Length;
            WriteBlocks(item, indent + new string(' ', mark.Length));
            if (_text.Length > from) _text.Remove(from, indent.Length + mark.Length).Insert(from, indent + mark);
            if (!list.IsLoose) JoinBlocks();
        }

        EndBlock();
    }

    private void WriteRow(TableRow row, string indent)
    {
        var cells = row.OfType<TableCell>().Select(cell => Write([.. cell.OfType<ParagraphBlock>()]));
        WriteLine(string.Join(" | ", cells), indent);
    }

    private string Write(IReadOnlyList<ParagraphBlock> paragraphs) =>
        string.Join(' ', paragraphs.Select(p => ReadInline(p.Inline).Trim()));

    private void WriteLine(string line, string indent) => _text.Append(indent).Append(line).Append('\n');

    private void EndBlock()
    {
        JoinBlocks();
        _text.Append('\n');
    }

    private void JoinBlocks()
    {
        while (_text is [.., '\n', '\n']) _text.Length--;
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
